import type { translator } from '@/lib/language/translator';
import type { OwnCommentView } from '../schemas';

type Words = ReturnType<typeof translator<'review.line'>>;
type Line = NonNullable<OwnCommentView['line']>;

/** "In line; 1 of 3 has read it; most wait about 4 hours here": without the last where too few comments have been waiting to say. */
export function lineInWords(t: Words, { readBy, of, medianWaitSeconds }: Line): string {
  const stage = readBy === 0 ? 'nobody' : readBy < of ? 'some' : 'enough';
  const standing = t('standing', { stage, read: readBy, of });
  if (medianWaitSeconds === null) return t('unmeasured', { standing });
  const { unit, count } = roughly(medianWaitSeconds);
  return t('measured', { standing, wait: t(unit, { count }) });
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No finer than what was measured can bear: five minutes, then hours, and days from a day and a half. */
export function roughly(seconds: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (seconds < 90 * MINUTE)
    return { unit: 'minutes', count: Math.max(5, 5 * Math.round(seconds / MINUTE / 5)) };
  if (seconds < 36 * HOUR) return { unit: 'hours', count: Math.round(seconds / HOUR) };
  return { unit: 'days', count: Math.round(seconds / DAY) };
}
