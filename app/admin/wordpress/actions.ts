'use server';

import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { agreeToConnection } from '@/lib/outreach/wordpress/agree-to-connection';
import { connectionRequest } from '@/lib/outreach/wordpress/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Agrees to what a WordPress asks for; the answer says where to go back to. */
export const agree = defineAction({
  input: connectionRequest,
  run: ({ input: request, viewer }) => agreeToConnection({ viewer: stillSignedIn(viewer), request }),
});
