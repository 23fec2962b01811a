'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { unlinkIdentity } from '@/lib/members/outside/link-identity';
import { providerId } from '@/lib/members/outside/schemas';
import { addPasskey as add } from '@/lib/members/passkeys/add-passkey';
import { removePasskey, renamePasskey } from '@/lib/members/passkeys/change-passkeys';
import { addPasskeyForm } from '@/lib/members/passkeys/schemas';
import { changePassword } from '@/lib/members/password-reset/change-password';
import { passwordChangeInput } from '@/lib/members/password-reset/schemas';
import { password } from '@/lib/members/schemas';
import { endOtherSessions } from '@/lib/members/sessions/end-other-sessions';
import { endSession } from '@/lib/members/sessions/end-session';
import { typedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';

/** Ends one of the viewer's sessions. */
export const endOne = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await endSession({ viewer, id });
    redirect('/account/security?saved=ended#sessions');
  },
});

/** Ends the viewer's sessions but this one. */
export const endOthers = defineAction({
  input: z.strictObject({}),
  run: async ({ viewer }): Promise<undefined> => {
    await endOtherSessions({ viewer });
    redirect('/account/security?saved=endedOthers#sessions');
  },
});

/** Lets go of who the member is elsewhere. */
export const unlink = defineAction({
  input: z.strictObject({ provider: providerId }),
  run: async ({ input: { provider }, viewer }): Promise<undefined> => {
    await unlinkIdentity({ viewer: stillSignedIn(viewer), provider });
    redirect('/account/security?saved=unlinked#elsewhere');
  },
});

/** Changes the member's password, and signs them out elsewhere. */
export const renewPassword = defineAction({
  input: passwordChangeInput.extend({ username: typedText(254, { units: 254 }).optional() }),
  run: async ({ input: { presentPassword, password }, viewer }): Promise<undefined> => {
    await changePassword({ viewer: stillSignedIn(viewer), presentPassword, password });
    redirect('/account/security?saved=password#password');
  },
});

/** Adds a passkey that a device of the member has made. */
export const addPasskey = defineAction({
  input: addPasskeyForm,
  run: async ({ input, viewer }): Promise<undefined> => {
    await add({ viewer: stillSignedIn(viewer), ...input });
    redirect('/account/security?saved=passkey#passkeys');
  },
});

/** Calls a passkey something else, or removes it. */
export const changePasskey = defineAction({
  input: z.strictObject({
    id: z.uuid(),
    intent: z.enum(['rename', 'remove']),
    name: typedText(200, { units: 200 }),
    presentPassword: password.optional(),
  }),
  run: async ({ input: { id, intent, name, presentPassword }, viewer: asking }): Promise<undefined> => {
    const viewer = stillSignedIn(asking);
    if (intent === 'remove') await removePasskey({ viewer, id, presentPassword });
    else await renamePasskey({ viewer, id, name });
    redirect(`/account/security?saved=passkey-${intent}d#passkeys`);
  },
});
