import { findViewer } from '@/lib/members/find-viewer';
import { signIn } from '@/lib/members/sign-in';
import { sealSession } from '@/lib/web/session/session-seal';
import type { Account } from './world';

/** Signs somebody in without a browser: what their requests carry, and which session that is. */
export async function sessionOf({
  email,
  password,
}: Account): Promise<{ cookie: string; sessionId: string }> {
  const { sessionToken } = await signIn({ email, password, address: '192.0.2.1' });
  const viewer = await findViewer({ sessionToken });
  return {
    cookie: `trialogue.session=${await sealSession(sessionToken)}`,
    sessionId: viewer?.sessionId ?? '',
  };
}
