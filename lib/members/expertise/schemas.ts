import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { typedText } from '@/lib/platform/text/typed-text';

/** Characters of a field of knowledge or experience, and of the line about it. */
export const FIELD_MAX = 60;
export const LINE_MAX = 160;

// What is much too long is stopped here; `check-statements` says in words what is wrong with the rest.
export const statementInput = z.strictObject({ field: typedText(FIELD_MAX), line: typedText(LINE_MAX) });

/** All that a member says they know: it takes the place of what they said before. Entries without a word are left out. */
export const expertiseInput = z
  .strictObject({
    items: z.array(statementInput).max(20),
  })
  .meta({
    id: 'StateExpertise',
    description: 'All that you say you know; it takes the place of what you said before.',
    examples: [{ items: [{ field: 'Diplomacy', line: '12 years in trade negotiations' }] }],
  });

/** What a member says they know, as readers are shown it. */
export const knowledge = z.object({ field: z.string(), line: z.string(), verified: z.boolean() });

export const ownExpertiseView = z
  .object({
    items: z.array(knowledge),
    /** Fields that a member may state. */
    most: z.int(),
  })
  .meta({
    id: 'OwnExpertise',
    description: 'What you say you know; `most` is how many fields you may state.',
  });
export type OwnExpertiseView = z.output<typeof ownExpertiseView>;

/** An entry as the desk has it. */
export const deskExpertiseView = z
  .object({
    id: z.uuid(),
    member: z.object({ id: z.uuid(), displayName: z.string() }),
    field: z.string(),
    line: z.string(),
    statedAt: z.iso.datetime(),
    /** When a moderator confirmed it, and who; null when nobody has. */
    verified: z.object({ at: z.iso.datetime(), by: z.string().nullable() }).nullable(),
    /** It is the asking moderator's own, which another one confirms. */
    own: z.boolean(),
  })
  .meta({ id: 'ExpertiseEntry', description: 'What a member says they know, for the desk.' });
export type DeskExpertiseView = z.output<typeof deskExpertiseView>;

export const unverifiedQuery = z.strictObject({ limit: pageLimit(25), cursor: pageCursor });
export const unverifiedView = z
  .object({
    items: z.array(deskExpertiseView),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ExpertisePage', description: 'A page of what nobody has verified.' });

/** Confirms an entry, or takes that back, in the words that the moderator had before them. */
export const verificationInput = z
  .strictObject({
    verified: z.boolean(),
    expected: statementInput,
  })
  .meta({
    id: 'VerifyExpertise',
    description: '`expected` is the words as you have read them.',
    examples: [
      {
        verified: true,
        expected: { field: 'Diplomacy', line: '12 years in trade negotiations' },
      },
    ],
  });
