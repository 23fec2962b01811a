import { z } from 'zod';
import { flaw } from '@/lib/platform/flaws';
import { typedText } from '@/lib/platform/text/typed-text';
import { membershipStates } from '../schemas';
import { officeReason } from '../office/schemas';
import { MAX_CHARACTERS } from './rules';

export { columns, MAX_CHARACTERS, MAX_LINES } from './rules';

/** Of a file that was not UTF-8, what is left of its letters is this sign. */
const NOT_TEXT = '\uFFFD';

/** Lines, or what a file holds. */
export const typedFile = typedText(MAX_CHARACTERS, { units: MAX_CHARACTERS });

export const importInput = z
  .strictObject({
    csv: typedFile.min(1).refine((text) => !text.includes(NOT_TEXT), flaw('encoding')),
    reason: officeReason.min(1),
  })
  .meta({
    id: 'ImportMemberships',
    description:
      'Memberships, one a line, as comma-separated values whose first line names the columns: email and, of these, what there is: name, plan, from, until, state. What is revoked stays so unless its line names a state. With it, words to the members whose membership changes.',
    examples: [
      { csv: 'email,plan,until\nthandi@example.org,yearly,2027-11-30', reason: 'Your subscription.' },
    ],
  });

const side = z.object({
  state: z.enum(membershipStates),
  plan: z.string().nullable(),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
});

const about = { line: z.int(), email: z.string(), name: z.string().nullable() };
const member = z.object({ id: z.uuid(), displayName: z.string() });

export const plannedView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('change'),
    ...about,
    member,
    from: side.nullable(),
    to: side,
  }),
  z.object({
    kind: z.literal('invite'),
    ...about,
    plan: z.string().nullable(),
    until: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime(),
  }),
  z.object({ kind: z.literal('uninvite'), ...about }),
]);
export type PlannedView = z.output<typeof plannedView>;

export const lineErrorView = z.object({
  line: z.int(),
  flaw: z.enum([
    'no-columns',
    'unknown-column',
    'too-many-lines',
    'quotes',
    'too-long',
    'address',
    'twice',
    'plan',
    'day',
    'state',
    'begins-later',
    'past',
    'far',
  ]),
  /** What stands there; of an address that stands twice, the line where it stands first. */
  cell: z.string(),
});
export type LineErrorView = z.output<typeof lineErrorView>;

export const importView = z
  .object({
    id: z.uuid(),
    csv: z.string(),
    reason: z.string(),
    expiresAt: z.iso.datetime(),
    /** What is the matter, line by line: with any, nothing is imported. */
    errors: z.array(lineErrorView),
    /** What would become another, by lines. */
    planned: z.array(plannedView),
    /** Memberships that are revoked and stay so, since their lines do not name a `state`. */
    stayRevoked: z.array(z.object({ line: z.int(), email: z.string(), member })),
    /** Lines by which nothing becomes another. */
    unchanged: z.int(),
    /** Stands for what is planned: it is imported as it is shown, or not at all. */
    digest: z.string(),
  })
  .meta({ id: 'MembershipImport', description: 'What an import of memberships would do.' });
export type ImportView = z.output<typeof importView>;

export const applyInput = z
  .strictObject({ digest: z.string().max(64) })
  .meta({ id: 'ApplyImport', description: 'What was shown, by its digest.' });

export const importedView = z
  .object({ changed: z.int(), invited: z.int(), uninvited: z.int() })
  .meta({ id: 'ImportedMemberships', description: 'What an import did.' });
export type ImportedView = z.output<typeof importedView>;
