import type { MeView } from '@/lib/members/schemas';

type Names = { publication: string; membership: string };

/** Where the membership stands and, where it does not let them write, what would. */
export function membershipInWords({ membership }: MeView, { publication, membership: name }: Names): string {
  switch (membership?.state) {
    case 'ACTIVE':
      return `You are a ${name}: you can write, reply and review.`;
    case 'LAPSED':
      return `Your membership as a ${name} has lapsed. You can read; to write again, ask ${publication} to renew it.`;
    case 'REVOKED':
      return `Your membership as a ${name} was revoked. You can read; ${publication} can tell you why.`;
    case undefined:
      return `You are not a ${name} yet, so you can read but not write. Ask ${publication} for a membership.`;
  }
}
