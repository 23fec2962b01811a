import { z } from 'zod';
import { trimmedText, typedText } from '@/lib/platform/text/typed-text';

/** Characters of a text that is tried: those of a comment, and some. */
export const TRIED_MAX = 6_000;
export const MOST_WORDS = 100;
/** Comments that a list of words is tried on, the newest. */
export const TRIED_ON = 1_000;
/** Of those that it finds, how many are shown. */
export const SHOWN = 50;

const word = trimmedText(60).min(2);
export const wordsInput = z
  .strictObject({
    text: typedText(TRIED_MAX, { units: TRIED_MAX })
      .default('')
      .meta({ description: 'A text to try; may be empty.' }),
    words: z
      .array(word)
      .max(MOST_WORDS)
      .default([])
      .meta({ description: 'Words as the lists of the policy have them, to try on the newest comments.' }),
  })
  .meta({ id: 'TryWords' });

const match = z.object({
  list: z.enum(['banned', 'suspect', 'tried']),
  word: z.string(),
  form: z.enum(['whole', 'beginning', 'disguised', 'hidden', 'spelt', 'several']),
  written: z.string(),
});
export type WordMatch = z.output<typeof match>;

export const wordsView = z
  .object({
    matches: z
      .array(match)
      .meta({ description: 'The words that the text has, by list, and how each stands there.' }),
    /** What screening makes of the text alone; null where none was given. */
    outcome: z.enum(['pass', 'hold', 'refuse']).nullable(),
    check: z.string().nullable().meta({ description: 'The check that decided it.' }),
    of: z.int().meta({ description: 'How many comments the words were tried on.' }),
    found: z.int().meta({ description: 'How many of those have one.' }),
    comments: z.array(
      z.object({
        id: z.uuid(),
        author: z.string(),
        body: z.string(),
        word: z.string(),
        state: z.string(),
      }),
    ),
  })
  .meta({ id: 'WordsTried', description: 'What words find.' });
export type WordsView = z.output<typeof wordsView>;
