import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { endKeyOfName } from '@/lib/members/api-keys/end-key';
import { lockKeys } from '@/lib/members/api-keys/keep-keys';
import { makeLockedKey } from '@/lib/members/api-keys/make-key';
import { findViewerIn } from '@/lib/members/find-viewer';
import { listOriginIn } from '@/lib/moderation/list-origin';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { mayBeAsked } from '@/lib/platform/guarded-fetch';
import { countAgainst } from '@/lib/platform/rate-limits';
import { replaceWebhook } from '../webhooks/add-webhook';
import { hashCode } from './agree-to-connection';
import { CODES_PER_ADDRESS, nameOf, SCOPES, webhookOf } from './rules';
import type { WordpressSecrets } from './schemas';
import { sharedSecret } from './shared-secret';
import { takeGrant } from './store';

type Connecting = { code: string; verifier: string; address: string; context?: Context };

/**
 * Gives a WordPress what an administrator has agreed to, once and by what only it knows: its pages may show discussions, and it has a key and a webhook of
 * its own, in the place of those that it had, and the secret of single sign-on. All of it or nothing, in the administrator's name, and only as long as the session
 * lives in which they agreed.
 * @throws 409 `connection-over` where nothing waits for that code, `policy-changed` where somebody changes the policy in this moment; 403 where its administrator is none
 *   any more; 422 where there are as many keys, webhooks or sites as there can be; 429
 */
export async function connectWordpress({
  code,
  verifier,
  address,
  context = systemContext,
}: Connecting): Promise<WordpressSecrets> {
  await countAgainst(CODES_PER_ADDRESS, address);
  const at = context.now();
  return transaction(async (tx) => {
    const grant = await takeGrant(tx, { codeHash: hashCode(code), challenge: hashCode(verifier) });
    const viewer = grant && (await findViewerIn(tx, grant.agreedIn));
    if (!viewer) throw conflict('connection-over');
    const { id, home, webhook } = grant;
    const kept = await lockKeys(tx, { viewer, at });

    const name = nameOf(home);
    await endKeyOfName(kept, name);
    const { secret: apiKey } = await makeLockedKey(kept, { name, scopes: SCOPES, lasts: null });

    const asked = { choice: webhookOf({ home, webhook }), byId: viewer.id, at };
    const webhookSecret = mayBeAsked(new URL(webhook)) ? await replaceWebhook(tx, asked) : null;

    const { origin } = new URL(home);
    const reason = (language: Locale) => translator(language, 'keys.wordpress')('reason', { name });
    await listOriginIn(tx, { origin, reason, byId: viewer.id, at });

    const details = { home, origin, ssoSecret: sharedSecret() !== null };
    const subject = { subjectType: 'wordpress', subjectId: id } as const;
    await record(tx, { at, actorId: viewer.id, action: 'wordpress.connect', ...subject, details });
    return { apiKey, ssoSecret: sharedSecret(), webhookSecret };
  });
}
