import { forbidden } from '@/lib/platform/errors';
import { currentPolicy } from './current-policy';

/**
 * That the pages of an origin may show discussions.
 * @throws 403 `origin-not-allowed`
 */
export async function assertFramedBy(origin: string): Promise<void> {
  const { origins } = (await currentPolicy()).embed;
  if (!origins.includes(origin)) throw forbidden('origin-not-allowed', { field: 'origin' });
}
