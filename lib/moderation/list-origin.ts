import type { Locale } from '@/lib/language/locales';
import type { Tx } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { policyPatch } from '@/lib/policy/schemas';
import { changePolicyIn } from './change-policy';

type Listing = {
  origin: string;
  /** Why, in the publication's language. */
  reason: (language: Locale) => string;
  byId: string;
  at: Date;
};

/**
 * Adds an origin to the sites with articles, where it is not among them, within the transaction of something larger and by an administrator who has proved that it
 * is they.
 * @throws as `changePolicyIn`
 */
export async function listOriginIn(tx: Tx, { origin, reason, byId, at }: Listing): Promise<void> {
  const { version, embed, language } = await currentPolicy(tx);
  if (embed.origins.includes(origin)) return;
  const origins = [...embed.origins, origin];
  const patch = policyPatch.parse({ version, reason: reason(language.default), embed: { origins } });
  await changePolicyIn(tx, { byId, patch, at });
}
