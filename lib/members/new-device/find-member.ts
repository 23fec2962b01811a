import { database } from '@/lib/platform/db';
import { findPasswordHolder } from '../password-reset/store';

/** Whom a letter about a new device goes to; null where there is no such member, or the address is not known to be theirs. */
export const findMember = ({
  memberId,
}: {
  memberId: string;
}): Promise<{ displayName: string; email: string; language: string | null } | null> =>
  findPasswordHolder(database(), memberId);
