import { z } from 'zod';
import { normaliseLine } from './normalise';

/** UTF-16 units that a character, as a person counts them, may take on average: a letter with its marks, a pictograph of several. */
const UNITS_PER_CHARACTER = 4;

type Options = {
  /** UTF-16 units beyond which nothing of a text is looked at. */
  units?: number;
};

/**
 * A text that somebody sends, of at most `max` characters. One that cannot be so short is refused by a comparison of its length
 * alone, before anything is done to it. What takes up to four times as many units goes on to the rules that count what a
 * person sees, and say it in their own words. Every text field of a form or a call is of this or of the kinds below.
 */
export function typedText(max: number, options: Options = {}) {
  const { units = UNITS_PER_CHARACTER * max } = options;
  return z.string().check(lengthCheck(max, (text) => text.length <= units));
}

/** A text whose white space around it does not count, of at most `max` characters: what is longer is refused here. */
export const trimmedText = (max: number, options: Options = {}) =>
  typedText(max, options)
    .trim()
    .check(lengthCheck(max, (text) => hasAtMost(text, max)));

/** A text on one line, without characters that cannot be seen; else as `trimmedText`. */
export const typedLine = (max: number, options: Options = {}) =>
  typedText(max, options)
    .overwrite(normaliseLine)
    .check(lengthCheck(max, (text) => hasAtMost(text, max)));

/** In code points, as the database counts. */
const hasAtMost = (text: string, max: number): boolean => text.length <= max || [...text].length <= max;

/** Unlike `max`, it ends the checks of a text that does not fit, and what follows in the schema does not touch it. */
function lengthCheck(max: number, fits: (text: string) => boolean) {
  const check = new z.core.$ZodCheck({ check: 'max_length' }) as z.core.$ZodCheck<string>;
  check._zod.check = ({ value, issues }) => {
    if (fits(value)) return;
    issues.push({
      code: 'too_big',
      origin: 'string',
      maximum: max,
      inclusive: true,
      input: value,
      inst: check,
      continue: false,
    });
  };
  check._zod.onattach.push(({ _zod: { bag } }) => {
    bag.maximum = Math.min(max, Number(bag.maximum ?? Infinity));
  });
  return check;
}

/** Digits of a time beyond those that anything writes. */
const LONGEST_TIME = 40;

/** A day as a control has it, `2026-11-30`; empty where none is chosen. */
export const typedDay = () =>
  typedText(LONGEST_TIME, { units: LONGEST_TIME })
    .regex(/^(\d{4}-\d{2}-\d{2})?$/)
    .refine((day) => day === '' || !Number.isNaN(Date.parse(day)));

/** A time in ISO 8601 and UTC, as somebody sends it. */
export const typedTime = () =>
  z.iso.datetime().check(lengthCheck(LONGEST_TIME, (text) => text.length <= LONGEST_TIME));
