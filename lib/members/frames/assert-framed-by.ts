import { forbidden } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';

/**
 * That the pages of an origin may show comments in a frame.
 * @throws 403 `not-framed`
 */
export async function assertFramedBy(origin: string): Promise<void> {
  const { origins } = (await currentPolicy()).embed;
  if (!origins.includes(origin)) throw forbidden('not-framed', { field: 'origin' });
}
