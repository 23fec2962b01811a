'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { columnsIn } from '@/lib/comments/transfer/at-desk/columns';
import { beginImport, discardImport } from '@/lib/comments/transfer/at-desk/decide-import';
import { importForm } from '@/lib/comments/transfer/at-desk/schemas';
import { startImport } from '@/lib/comments/transfer/at-desk/start-import';
import { defineAction } from '@/lib/web/http/define-action';

const one = z.strictObject({ id: z.uuid() });

/** Keeps a file, and shows what would come of it. */
export const send = defineAction({
  input: importForm,
  file: 'file',
  run: async ({ input: { source, format, columns, withoutPending }, file, viewer }): Promise<undefined> => {
    const { id } = await startImport({
      viewer: stillSignedIn(viewer),
      source,
      options: { format, columns: columnsIn(columns), withoutPending: withoutPending === 'on' },
      file: file && { name: file.name ?? '', bytes: file.bytes },
    });
    redirect(withQuery(`/admin/imports/${id}`, { done: 'sent' }));
  },
});

/** Imports what was looked at, or goes on with it. */
export const begin = defineAction({
  input: one,
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await beginImport({ viewer, id });
    redirect(withQuery(`/admin/imports/${id}`, { done: 'begun' }));
  },
});

/** Forgets a file of which nothing was imported. */
export const discard = defineAction({
  input: one,
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await discardImport({ viewer, id });
    redirect('/admin/imports?done=discarded');
  },
});
