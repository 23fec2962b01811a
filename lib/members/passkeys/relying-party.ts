import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';

/** Whom devices make and use passkeys for: this site, by the address at which people reach it. */
export async function relyingParty(): Promise<{ rpID: string; rpName: string; origin: string }> {
  const { hostname, origin } = new URL(env().APP_URL);
  const { names } = await currentPolicy();
  return { rpID: hostname, rpName: names.publication, origin };
}
