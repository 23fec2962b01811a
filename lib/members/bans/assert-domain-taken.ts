import { refused } from '@/lib/platform/errors';
import type { PolicySettings } from '@/lib/policy/schemas';
import { foldEmail } from '../rules';
import { isOfDomain } from './rules';

/**
 * Refuses an address of a domain from which the publication takes nobody. It says nothing of who has an account.
 * @throws 422 `email-domain-refused`
 */
export function assertDomainTaken(
  email: string,
  { refusedDomains }: Pick<PolicySettings['membership'], 'refusedDomains'>,
): void {
  if (isOfDomain(foldEmail(email), refusedDomains)) throw refused('email-domain-refused', { field: 'email' });
}
