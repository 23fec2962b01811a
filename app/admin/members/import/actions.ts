'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { applyImport } from '@/lib/members/membership-import/apply-import';
import { checkImport } from '@/lib/members/membership-import/check-import';
import { applyInput, importInput, typedFile } from '@/lib/members/membership-import/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Keeps lines, or the file that was chosen in their place, and shows what their import would do. */
export const check = defineAction({
  input: z.strictObject({
    csv: typedFile,
    csvFile: typedFile.default(''),
    reason: importInput.shape.reason,
  }),
  textFiles: ['csvFile'],
  run: async ({ input: { csv, csvFile, reason }, viewer }): Promise<undefined> => {
    const { id } = await checkImport({ viewer: stillSignedIn(viewer), csv: csvFile || csv, reason });
    redirect(`/admin/members/import/${id}`);
  },
});

/** Imports what was shown. */
export const apply = defineAction({
  input: applyInput.extend({ id: z.uuid() }),
  run: async ({ input, viewer }): Promise<undefined> => {
    const done = await applyImport({ viewer: stillSignedIn(viewer), ...input });
    const counts = Object.entries(done).map(([name, count]) => [name, String(count)]);
    redirect(withQuery('/admin/members/import', { done: 'yes', ...Object.fromEntries(counts) }));
  },
});
