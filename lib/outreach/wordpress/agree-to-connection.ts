import { createHash, randomBytes } from 'node:crypto';
import { isKeyNamed } from '@/lib/members/api-keys/list-keys';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { mayBeAsked } from '@/lib/platform/guarded-fetch';
import { newId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { nameOf } from './rules';
import type { ConnectionRequest, ConnectionView } from './schemas';
import { sharedSecret } from './shared-secret';
import { insertGrant } from './store';

type Asked = { viewer: Viewer | null; request: ConnectionRequest };

/**
 * What comes of it when an administrator agrees to what a WordPress asks for.
 * @throws 401, 403 for all but administrators
 */
export async function readConnection({ viewer, request }: Asked): Promise<ConnectionView> {
  asConnector(viewer);
  const { title, home, webhook, signIn } = request;
  const [origin, keyName] = [new URL(home).origin, nameOf(home)];
  const [policy, replacesKey] = await Promise.all([currentPolicy(), isKeyNamed({ viewer, name: keyName })]);
  const isTheirs = env().SSO_URL === undefined || env().SSO_URL === signIn;
  return {
    title,
    home,
    origin,
    keyName,
    replacesKey,
    signIn,
    isListed: policy.embed.origins.includes(origin),
    webhook: mayBeAsked(new URL(webhook)) ? webhook : null,
    signOn: sharedSecret() === null ? 'none' : isTheirs ? 'given' : 'elsewhere',
  };
}

/**
 * Has the WordPress that asks be given what it needs, when it comes for it within a minute.
 * @returns where its administrator is led back to, with the code
 * @throws 401, 403 for all but administrators, and for those who have not proved lately that it is they
 */
export async function agreeToConnection({
  viewer,
  request,
  context = systemContext,
}: Asked & { context?: Context }): Promise<{ back: string }> {
  const admin = asConnector(viewer);
  assertFreshProof(admin);
  const [id, code] = [newId(), randomBytes(32).toString('base64url')];
  const { home, webhook, challenge, state } = request;
  await transaction(async (tx) => {
    const grant = { home, webhook, challenge, agreedIn: admin.sessionId };
    await insertGrant(tx, { id, codeHash: hashCode(code), ...grant });
    const subject = { subjectType: 'wordpress', subjectId: id } as const;
    const at = context.now();
    await record(tx, { at, actorId: admin.id, action: 'wordpress.agree', ...subject, details: { home } });
  });
  const back = new URL(request.back);
  back.searchParams.set('code', code);
  back.searchParams.set('state', state);
  return { back: back.href };
}

/** What the database knows a code by, or a verifier: with so many random bits nobody finds it by trying. */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('base64url');

/** It is all that keys, webhooks and the policy are, by one press. */
function asConnector(viewer: Viewer | null): Viewer {
  authorize(viewer, 'api-key.keep');
  authorize(viewer, 'webhook.manage');
  return authorize(viewer, 'policy.change');
}
