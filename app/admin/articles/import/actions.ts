'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { importArticleFile } from '@/lib/articles/import-article-file';
import { BODY_CHARACTERS } from '@/lib/articles/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';

const text = typedText(BODY_CHARACTERS, { units: BODY_CHARACTERS });

/** Imports an article from what was typed, or the file that was chosen in its place. */
export const importFile = defineAction({
  input: z.strictObject({ text, file: text.default('') }),
  textFiles: ['file'],
  run: async ({ input: { text: typed, file }, viewer }): Promise<undefined> => {
    const { id, created } = await importArticleFile({ viewer: stillSignedIn(viewer), text: file || typed });
    redirect(withQuery('/admin/articles/import', { done: created ? 'imported' : 'updated', id }));
  },
});
