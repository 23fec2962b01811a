import type { MeView } from '@/lib/members/schemas';
import { membershipName } from '@/lib/policy/membership-name';
import type { PolicySettings } from '@/lib/policy/schemas';

type Names = PolicySettings['names'];

/** Where the membership stands and, where it does not let them write, what would. */
export function membershipInWords({ membership }: Pick<MeView, 'membership'>, names: Names): string {
  const { publication } = names;
  const name = membershipName(names).full;
  switch (membership?.state) {
    case 'ACTIVE':
      return `You are ${name}: you can write, reply and review.`;
    case 'LAPSED':
      return `Your membership as ${name} has lapsed. You can read; to write again, ask ${publication} to renew it.`;
    case 'REVOKED':
      return `Your membership as ${name} was revoked. You can read; ${publication} can tell you why.`;
    case undefined:
      return `You are not ${name} yet, so you can read but not write. Ask ${publication} for a membership.`;
  }
}
