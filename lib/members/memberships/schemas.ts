import { z } from 'zod';
import { typedText, typedTime } from '@/lib/platform/text/typed-text';
import { officeReason } from '../office/schemas';
import { membershipSources, membershipStates } from '../schemas';

/** How an administrator may have a membership stand. */
export const setStates = ['ACTIVE', 'LAPSED', 'REVOKED'] as const;

export const membershipInput = z
  .strictObject({
    state: z.enum(setStates),
    plan: typedText(30, { units: 30 }).nullable().optional(),
    until: typedTime().nullable().optional(),
    reason: officeReason,
  })
  .meta({
    id: 'SetMembership',
    description:
      'How a membership is to stand, and why, in words to the member. An active one has one of the policy’s plans, or none, and an end, or runs on; what is left out stays as it is, and a membership that had ended then runs on.',
    examples: [
      { state: 'LAPSED', reason: 'Your subscription ended on 31 October.' },
      { state: 'ACTIVE', until: '2027-11-30T23:59:59.000Z', reason: 'Paid for another year.' },
    ],
  });

export const membershipView = z
  .object({
    /** `GRACE`: it has run out, and its member may still write for some days. */
    state: z.enum(membershipStates),
    source: z.enum(membershipSources),
    /** The key of one of the policy's plans. */
    plan: z.string().nullable(),
    from: z.iso.datetime(),
    until: z.iso.datetime().nullable(),
    graceUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Membership', description: 'How a membership stands.' });
export type MembershipView = z.output<typeof membershipView>;

const side = z.object({
  state: z.enum(membershipStates),
  plan: z.string().nullable(),
  until: z.iso.datetime().nullable(),
});

export const membershipChangeView = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    /** The administrator's name, for administrators; null for others, and where nobody of the desk did it. */
    by: z.string().nullable(),
    source: z.enum(membershipSources),
    from: side.nullable(),
    to: side,
    reason: z.string().nullable(),
  })
  .meta({ id: 'MembershipChange', description: 'What became of a membership at a moment.' });
export type MembershipChangeView = z.output<typeof membershipChangeView>;

export const membershipRecordView = z
  .object({
    membership: membershipView.nullable(),
    /** The latest first, a hundred at most. */
    history: z.array(membershipChangeView),
  })
  .meta({
    id: 'MembershipRecord',
    description: 'A membership, null where there is none, and what became of it.',
  });
export type MembershipRecordView = z.output<typeof membershipRecordView>;
