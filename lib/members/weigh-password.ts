import { database } from '@/lib/platform/db';
import { verifyPassword } from './passwords';
import { CANDIDATES_WEIGHED } from './rules';
import { findCandidates, type Credentials } from './store';

/**
 * Whose at an e-mail address a password is: the member's, or that of somebody who has named it lately; null when it is nobody's. It is
 * always held against as many hashes, side by side, with decoys for what there is not, so that the time that it takes tells nothing.
 */
export async function weighPassword(emailFolded: string, password: string): Promise<Credentials | null> {
  const candidates = await findCandidates(database(), emailFolded, CANDIDATES_WEIGHED);
  const places = Array.from({ length: CANDIDATES_WEIGHED + 1 }, (_, place) => candidates[place] ?? null);
  const fits = await Promise.all(places.map((one) => verifyPassword(one?.passwordHash ?? null, password)));
  return places.find((_, place) => fits[place]) ?? null;
}
