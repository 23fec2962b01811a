import type { MemberItem } from '@/lib/moderation/sanctions/schemas';

export const roleWords: Record<MemberItem['role'], string> = {
  MEMBER: 'Member',
  MODERATOR: 'Moderator',
  ADMIN: 'Administrator',
};

/** What keeps a member without an active membership from writing. */
export function membershipWords(membership: MemberItem['membership']): string {
  if (membership === null) return 'No membership';
  return { ACTIVE: 'Active', LAPSED: 'Lapsed', REVOKED: 'Revoked' }[membership];
}
