import { z } from 'zod';
import { changeReason } from '@/lib/policy/schemas';
import { pageCursor, pageLimit } from '@/lib/platform/paging';

/** A setting that a change of the policy gave another value. */
const settingChange = z.object({
  /** The keys that lead to it in the settings. */
  path: z.array(z.string()).readonly(),
  from: z.unknown(),
  to: z.unknown(),
});

export const policyVersionView = z
  .object({
    version: z.int(),
    at: z.iso.datetime(),
    /** Null where nobody did: the installation, or somebody who is not known any more. */
    by: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
    /** In the words of whoever changed it. */
    reason: z.string().nullable(),
    /** The earlier version that it puts back. */
    restores: z.int().nullable(),
    /** What it changed of the version before. */
    changes: z.array(settingChange),
  })
  .meta({ id: 'PolicyVersion', description: 'A version of the settings, by what it changed.' });
export type PolicyVersionView = z.output<typeof policyVersionView>;

export const policyVersionsView = z
  .object({ items: z.array(policyVersionView), nextCursor: z.string().nullable() })
  .meta({ id: 'PolicyVersionsPage', description: 'A page of the history of the settings.' });
export const policyVersionsQuery = z.strictObject({ limit: pageLimit(10), cursor: pageCursor });

export const restorationInput = z
  .strictObject({
    /** The version in force that whoever asks had before them. */
    version: z.int().min(0),
    reason: changeReason.min(1),
  })
  .meta({
    id: 'RestorePolicy',
    description: '`version` is the one in force, as you have read it.',
    examples: [{ version: 7, reason: 'The queue has doubled since version 6.' }],
  });

/** The number of a version; 0 is what an installation comes with. */
export const versionParams = z.object({ version: z.coerce.number().int().min(0).max(1_000_000_000) });
