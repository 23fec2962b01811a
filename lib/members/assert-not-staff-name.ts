import { database } from '@/lib/platform/db';
import { nameReserved, passesForStaff } from './name-rules';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { findStaffNames } from './store';

/**
 * That a name does not pass for one of the people who run the place. (One that looks the same, and has nothing put to it, is
 * taken: the store says so.)
 * @throws 422
 */
export async function assertNotStaffName(displayName: string): Promise<void> {
  const staff = await findStaffNames(database());
  const same = staff.some((name) => skeletonOf(name) === skeletonOf(displayName));
  if (!same && passesForStaff(displayName, staff)) throw nameReserved();
}
