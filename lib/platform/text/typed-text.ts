import { z } from 'zod';
import { normaliseLine } from './normalise';

/** UTF-16 units that a character, as a person counts them, may take on average: a letter with its marks, a pictograph of several. */
const UNITS_PER_CHARACTER = 4;

type Options = {
  /** What is said of a value that is no text, and of one that is too long. */
  error?: string;
  tooLong?: string;
  /** UTF-16 units beyond which nothing of a text is looked at. */
  units?: number;
};

/**
 * A text that somebody sends, of at most `max` characters. One that cannot be so short is refused by a comparison of its length
 * alone, before anything is done to it. What takes up to four times as many units goes on to the rules that count what a
 * person sees, and say it in their own words. Every text field of a form or a call is of this or of the kinds below.
 */
export function typedText(max: number, options: Options = {}) {
  const { error = 'must be text', units = UNITS_PER_CHARACTER * max } = options;
  const fits = (text: string) => text.length <= units;
  return z.string(error).check(lengthCheck(max, fits, tooLong(max, options)));
}

/** A text whose white space around it does not count, of at most `max` characters: what is longer is refused here. */
export const trimmedText = (max: number, options: Options = {}) =>
  typedText(max, options)
    .trim()
    .check(lengthCheck(max, (text) => hasAtMost(text, max), tooLong(max, options)));

/** A text on one line, without characters that cannot be seen; else as `trimmedText`. */
export const typedLine = (max: number, options: Options = {}) =>
  typedText(max, options)
    .overwrite(normaliseLine)
    .check(lengthCheck(max, (text) => hasAtMost(text, max), tooLong(max, options)));

const tooLong = (max: number, { tooLong: said }: Options) =>
  said ?? `must have at most ${max.toLocaleString('en')} characters`;

/** In code points, as the database counts. */
const hasAtMost = (text: string, max: number): boolean => text.length <= max || [...text].length <= max;

/** Unlike `max`, it ends the checks of a text that does not fit, and what follows in the schema does not touch it. */
function lengthCheck(max: number, fits: (text: string) => boolean, message: string) {
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
      message,
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

/** A time in ISO 8601 and UTC, as somebody sends it. */
export const typedTime = ({ error }: { error?: string } = {}) =>
  z.iso
    .datetime({ error })
    .check(
      lengthCheck(LONGEST_TIME, (text) => text.length <= LONGEST_TIME, error ?? 'must be a time in ISO 8601'),
    );
