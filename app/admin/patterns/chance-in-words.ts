/** How improbable something is by chance alone: "1 in 40,000". */
export function chanceInWords(chance: number): string {
  if (chance >= 0.1) return 'not unlikely';
  if (chance < 1e-12) return 'less than 1 in a million million';
  const once = 1 / chance;
  const magnitude = 10 ** Math.floor(Math.log10(once));
  return `1 in ${(Math.round(once / magnitude) * magnitude).toLocaleString('en')}`;
}

/** How many were to be expected: "8.2 were", or "next to none were". */
export function expectedInWords(expected: number): string {
  const count = Number(expected.toFixed(1));
  if (count === 0) return 'next to none were';
  return `${count} ${count === 1 ? 'was' : 'were'}`;
}
