import { database } from '@/lib/platform/db';
import { findStaffNames } from '../store';

/** What those go by who run the place, and who write for it: nobody else may pass for them. */
export const listStaffNames = (): Promise<string[]> => findStaffNames(database());
