import type { translator } from '@/lib/language/translator';

type Say = ReturnType<typeof translator<'records.patterns'>>;

/** How improbable something is by chance alone: "1 in 40,000". */
export function chanceInWords(chance: number, t: Say): string {
  if (chance >= 0.1) return t('chance.likely');
  if (chance < 1e-12) return t('chance.never');
  const once = 1 / chance;
  const magnitude = 10 ** Math.floor(Math.log10(once));
  return t('chance.once', { of: Math.round(once / magnitude) * magnitude });
}

/** How many were to be expected: "8.2 were", or "next to none were". */
export function expectedInWords(expected: number, t: Say): string {
  const count = Number(expected.toFixed(1));
  return t('expected', { none: count === 0 ? 'yes' : 'no', count });
}
