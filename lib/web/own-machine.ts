import { notFound } from '@/lib/platform/errors';
import { requestAddress } from './request-address';

/**
 * Lets only this machine itself go on: what is meant for whoever runs the site. Behind proxies it is the client's address
 * that counts, as far as TRUSTED_PROXY_HOPS lets us know it.
 * @throws 404
 */
export async function assertFromOwnMachine(): Promise<void> {
  if (!isLoopback(await requestAddress())) throw notFound('resource');
}

/** Whether an address can only be this machine's own. */
export const isLoopback = (address: string): boolean =>
  address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
