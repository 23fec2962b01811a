'use server';

import { z } from 'zod';
import { sendAgain } from '@/lib/members/address/send-again';
import { defineAction } from '@/lib/web/http/define-action';
import { stillSignedIn } from './form-of-signed-out';

/** Has the letter about the member's address sent once more. */
export const sendLetterAgain = defineAction({
  frame: true,
  input: z.strictObject({}),
  run: ({ viewer, address }) => sendAgain({ viewer: stillSignedIn(viewer), address }),
});
