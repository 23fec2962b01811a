'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { statementInput } from '@/lib/members/expertise/schemas';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { rename } from '@/lib/members/names/rename';
import { renameInput } from '@/lib/members/names/schemas';
import { choosePicture } from '@/lib/members/picture/choose-picture';
import { dropPicture } from '@/lib/members/picture/drop-picture';
import { showReviewed } from '@/lib/members/show-reviewed';
import { defineAction } from '@/lib/web/http/define-action';

/** Shows how many comments the member has reviewed on their page, or does not. */
export const changeReviewed = defineAction({
  input: z.object({ shown: z.enum(['true', 'false']) }),
  run: async ({ input: { shown }, viewer }): Promise<undefined> => {
    await showReviewed({ viewer: stillSignedIn(viewer), shown: shown === 'true' });
    redirect('/account#reviewed');
  },
});

/** Gives the member another name. */
export const changeName = defineAction({
  input: renameInput,
  run: async ({ input, viewer }): Promise<undefined> => {
    await rename({ viewer: stillSignedIn(viewer), ...input });
    redirect('/account?saved=name#name');
  },
});

const NOTHING = { type: '', bytes: new Uint8Array() };

/** Shows a picture beside the member's name. */
export const showPicture = defineAction({
  input: z.strictObject({}),
  file: 'picture',
  run: async ({ file, viewer }): Promise<undefined> => {
    await choosePicture({ viewer: stillSignedIn(viewer), sent: file ?? NOTHING });
    redirect('/account?saved=picture#picture');
  },
});

/** Takes the member's picture from beside their name. */
export const takePictureAway = defineAction({
  input: z.strictObject({}),
  run: async ({ viewer }): Promise<undefined> => {
    await dropPicture({ viewer: stillSignedIn(viewer) });
    redirect('/account?saved=no-picture#picture');
  },
});

/** More rows than any policy has. */
const ROWS = 10;

// The fields are called as errors name them, so that each error finds its row.
const rowFields = Object.entries(statementInput.shape).flatMap(([part, text]) =>
  Array.from({ length: ROWS }, (_, row) => [`items.${row}.${part}`, text.optional()] as const),
);
const rows = z.strictObject(Object.fromEntries(rowFields)).transform((fields) =>
  Array.from({ length: ROWS }, (_, row) => ({
    field: fields[`items.${row}.field`] ?? '',
    line: fields[`items.${row}.line`] ?? '',
  })),
);

/** Keeps what the member says they know. */
export const saveExpertise = defineAction({
  input: rows,
  run: async ({ input: items, viewer }): Promise<undefined> => {
    await stateExpertise({ viewer: stillSignedIn(viewer), items });
    redirect('/account?saved=knows#knows');
  },
});
