import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason } from '@/lib/platform/reasons';
import { trimmedText, typedTime } from '@/lib/platform/text/typed-text';
import { commentState } from '@/lib/comments/schemas';
import { formerName } from '@/lib/members/names/schemas';
import { pictureName } from '@/lib/members/picture/schemas';
import { email, membershipStates, roles } from '@/lib/members/schemas';
import { measures } from '@/lib/policy/schemas';
import { houseRuleKeys } from '../house-rules';
import { ownAppealView } from '../appeals/schemas';
import { REASON_MAX } from '../schemas';
import { sanctionKinds } from './kinds';

export const sanctionKind = z.enum(sanctionKinds);
export type SanctionKind = z.output<typeof sanctionKind>;

const reason = trimmedText(REASON_MAX).min(1);

export const sanctionInput = z
  .strictObject({
    kind: sanctionKind,
    /** The house rule that they broke; the desk asks for it. */
    rule: z.enum(houseRuleKeys).optional(),
    /** In words to the member, who reads them wherever the sanction is in their way. */
    reason,
    /** The comment of theirs that it is about. */
    commentId: givenId.optional(),
    /** When a time-out ends by itself. A ban or revocation lasts until it is lifted. */
    endsAt: typedTime().optional(),
    /** The sanction in force that the moderator had before them, and that this one takes the place of. */
    replaces: givenId.optional(),
  })
  .meta({
    id: 'SanctionMember',
    description:
      'A time-out has an end, the others have none. A warning keeps nobody from anything; a revocation takes the membership until it is lifted. `replaces` names the sanction in force that it takes the place of.',
    examples: [
      {
        kind: 'TIME_OUT',
        rule: 'civility',
        reason: 'Three of your comments in a day insulted their readers.',
        endsAt: '2030-01-01T00:00:00Z',
      },
    ],
  });

export const liftInput = z.strictObject({ reason }).meta({
  id: 'LiftSanction',
  description: 'Why a sanction ends before its time.',
  examples: [{ reason: 'It was somebody else who wrote under this account.' }],
});

/** Characters of a search; no name or address is longer. */
const SEARCH_MAX = 254;

export const membersQuery = z.strictObject({
  query: trimmedText(SEARCH_MAX).optional(),
  /** Only members under a sanction. */
  sanctioned: z.enum(['true', 'false']).optional(),
  limit: pageLimit(25),
  cursor: pageCursor,
});

export const sanctionView = z
  .object({
    id: z.uuid(),
    kind: sanctionKind,
    /** The key of a house rule; null in those from before it was kept. */
    rule: z.string().nullable(),
    reason: z.string(),
    commentId: z.uuid().nullable(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime().nullable(),
    by: z.string().nullable(),
    inForce: z.boolean(),
    lifted: z.object({ at: z.iso.datetime(), by: z.string().nullable(), reason: storedReason }).nullable(),
  })
  .meta({ id: 'Sanction', description: 'What was done to a member. A warning is never in force.' });
export type SanctionView = z.output<typeof sanctionView>;

/** Bans that are named at once: of one mailbox there are more by mistake alone. */
export const MOST_BANS = 10;

export const bansInput = z.strictObject({ email }).meta({
  id: 'BansAgainst',
  description: 'The address that somebody writes from, or says that they had.',
  examples: [{ email: 'thandi@example.org' }],
});

export const bansView = z
  .object({
    items: z.array(
      z.object({
        member: z.object({ id: z.uuid(), displayName: z.string(), hasLeft: z.boolean() }),
        ban: sanctionView,
      }),
    ),
  })
  .meta({ id: 'Bans', description: `The bans that hold, the latest first, and ${MOST_BANS} at most.` });
export type BansView = z.output<typeof bansView>;

/** A sanction as its member is told of it: who decided is not said by name. */
export const ownSanctionView = sanctionView
  .omit({ by: true, lifted: true })
  .extend({
    lifted: z.object({ at: z.iso.datetime(), reason: storedReason }).nullable(),
    /** Asking for a second decision. */
    appeal: z.object({
      until: z.iso.datetime(),
      /** It can be filed now. */
      possible: z.boolean(),
      filed: ownAppealView.nullable(),
    }),
  })
  .meta({
    id: 'OwnSanction',
    description: 'A sanction on you, with why, and what you can do about it. A warning is never in force.',
  });
export type OwnSanctionView = z.output<typeof ownSanctionView>;

export const ownSanctionsView = z
  .object({ items: z.array(ownSanctionView), nextCursor: z.string().nullable() })
  .meta({ id: 'OwnSanctionPage', description: 'A page of the sanctions on you, the newest first.' });
export type OwnSanctionsView = z.output<typeof ownSanctionsView>;

export const ownSanctionsQuery = z.strictObject({ limit: pageLimit(25), cursor: pageCursor });

/** What a moderator decided about a comment of somebody's. */
export type DecisionOn = {
  commentId: string;
  outcome: 'PUBLISH' | 'REJECT' | 'REMOVE' | 'RESTORE';
  /** The key of a house rule. */
  rule: string | null;
  at: string;
};

/** A member in a list of the desk. */
export const memberItem = z
  .object({
    id: z.uuid(),
    displayName: z.string(),
    /** For administrators alone. */
    email: z.string().nullable(),
    role: z.enum(roles),
    /** They may be marked in articles. */
    author: z.boolean(),
    membership: z.enum(membershipStates).nullable(),
    memberSince: z.iso.datetime(),
    /** They closed their account: name and address are gone. */
    hasLeft: z.boolean(),
    /** In force now. */
    sanction: z.object({ kind: sanctionKind, endsAt: z.iso.datetime().nullable() }).nullable(),
    /** Comments that readers see, and that moderators turned down or took away. */
    published: z.int(),
    turnedDown: z.int(),
  })
  .meta({
    id: 'MemberItem',
    description: 'A member as the desk lists them; `email` is for administrators and null for others.',
  });
export type MemberItem = z.output<typeof memberItem>;

export const membersView = z
  .object({ items: z.array(memberItem), nextCursor: z.string().nullable() })
  .meta({ id: 'MemberPage', description: 'A page of members.' });
export type MembersView = z.output<typeof membersView>;

/** What may be done to a member, and what the policy would suggest. */
const sanctioning = {
  /** How much was done to them, all in all. */
  total: z.int(),
  /** What their history suggests. */
  suggested: z.enum(measures),
  /** They have a membership that can be taken. */
  revocable: z.boolean(),
  /** Why this viewer may not sanction them; null when they may. */
  untouchable: z.string().nullable(),
};

export const sanctioningView = z.object({
  ...sanctioning,
  id: z.uuid(),
  displayName: z.string(),
  hasLeft: z.boolean(),
  /** What keeps them from writing now, and the newest that was done to them. */
  current: sanctionView.nullable(),
  sanctions: z.array(sanctionView),
});
export type SanctioningView = z.output<typeof sanctioningView>;

export const memberCaseQuery = z.strictObject({ cursor: pageCursor });

/** What the desk knows of a member, but for what their reviews are worth. */
export const memberCaseView = memberItem
  .extend({
    /** Comments in each state; one that there is none of is left out. */
    comments: z.array(z.object({ status: commentState, count: z.int() })),
    /** The last that they gave up first. */
    formerNames: z.array(formerName),
    picture: pictureName.nullable(),
    latest: z.array(
      z.object({
        id: z.uuid(),
        article: z.object({ slug: z.string(), title: z.string() }),
        body: z.string(),
        status: commentState,
        createdAt: z.iso.datetime(),
      }),
    ),
    /** What keeps them from writing now. */
    current: sanctionView.nullable(),
    /** A page of them, the newest first; `cursor` of the query leads to the next. */
    sanctions: z.array(sanctionView),
    sanctionsCursor: z.string().nullable(),
    ...sanctioning,
  })
  .meta({ id: 'MemberCase', description: 'What the desk knows of a member.' });
export type MemberCaseView = z.output<typeof memberCaseView>;
