import { dayBefore, lengthOf, shifted } from './days';
import { FIRST_DAY, MOST_DAYS, type Days, type PeriodProblem, type PeriodQuery } from './schemas';

const LENGTHS = { day: 1, week: 7, month: 30 } as const;

/** As many days, up to the one before. */
export const periodBefore = (days: Days): Days => ({
  from: shifted(days.from, -lengthOf(days)),
  to: dayBefore(days.from),
});

/** All days of a period, in order. */
export const daysOf = (days: Days): string[] =>
  Array.from({ length: lengthOf(days) }, (_, place) => shifted(days.from, place));

/** The days that are asked for, up to today; or what is wrong with them. */
export function periodFrom({ period, from, to }: PeriodQuery, today: string): Days | PeriodProblem[] {
  if (period !== 'own') return { from: shifted(today, 1 - LENGTHS[period]), to: today };
  const wrong = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).flatMap(([field, day]): PeriodProblem[] =>
    isDay(day) && day >= FIRST_DAY && day <= today ? [] : [{ field, code: 'day' }],
  );
  if (wrong.length > 0) return wrong;
  if (to < from) return [{ field: 'to', code: 'order' }];
  return lengthOf({ from, to }) > MOST_DAYS ? [{ field: 'from', code: 'long' }] : { from, to };
}

/** Whether it is a day of the calendar: there is no 30th of February. */
const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && shifted(day, 0) === day;
