'use server';

import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { MOST_WORDS, wordsInput, type WordsView } from '@/lib/moderation/words/schemas';
import { tryWords } from '@/lib/moderation/words/try-words';
import { linesOf } from '@/lib/platform/text/lines-of';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';

/** Tries a text, and words on the newest comments. */
export const tryThem = defineAction({
  input: z.strictObject({
    text: wordsInput.shape.text,
    /** One a line. */
    words: typedText(MOST_WORDS * 62)
      .transform(linesOf)
      .pipe(wordsInput.shape.words.unwrap()),
  }),
  run: ({ input, viewer }): Promise<WordsView> => tryWords({ viewer: stillSignedIn(viewer), ...input }),
});
