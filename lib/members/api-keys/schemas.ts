import { z } from 'zod';
import { typedLine } from '@/lib/platform/text/typed-text';

export { LISTED_DAYS } from './rules';

/** What a key may be allowed: a chapter of the API each. Kept with the key: a name never changes its meaning. */
export const scopes = ['read', 'articles', 'members', 'imports', 'moderation', 'webhooks'] as const;
export type Scope = (typeof scopes)[number];

/** Characters of a name. */
export const KEY_NAME_MAX = 60;

/** For how many days a key is made, or rotated; `never`: until somebody ends it. */
export const lifetimes = ['30', '90', '365', 'never'] as const;
/** For how many hours the secret before goes on. */
export const overlaps = ['24', '1', '168', '0'] as const;

const lasts = z.enum(lifetimes).transform((days) => (days === 'never' ? null : Number(days)));

export const makeKeyInput = z.strictObject({
  name: typedLine(KEY_NAME_MAX).min(1),
  // Of boxes of one name that are ticked a form sends a list, and of one alone its value.
  scopes: z
    .union([z.enum(scopes), z.array(z.enum(scopes)).min(1).max(scopes.length)])
    .transform((given) => [given].flat()),
  lasts,
});

export const rotateKeyInput = z.strictObject({
  id: z.uuid(),
  /** As it was when its maker looked at it. */
  version: z.coerce.number().int().min(1).max(1_000_000),
  overlap: z.enum(overlaps).transform(Number),
  lasts,
});

export const endKeyInput = z.strictObject({ id: z.uuid() });

/** `ended`: those that have, in place of those that nobody has ended. */
export const keysQuery = z.strictObject({
  ended: z.literal('1').optional(),
  cursor: z.string().max(200).optional(),
});

/** Why a key does nothing although nobody has ended it: by what its maker is now. */
export type WhyStopped = 'office' | 'sanction' | 'second-step';

/** A key as the desk lists it. */
export type KeyView = {
  id: string;
  name: string;
  scopes: Scope[];
  by: { id: string; displayName: string };
  /** How its secret ends. */
  ending: string;
  version: number;
  createdAt: string;
  /** When it got the secret that it has. */
  renewedAt: string;
  lastUsedAt: string | null;
  /** The secret before, while it goes on. */
  previous: { until: string; lastUsedAt: string | null } | null;
  endsAt: string | null;
  ended: { at: string; by: string | null } | null;
  state: 'works' | 'stopped' | 'run-out' | 'ended';
  stopped: WhyStopped | null;
  /** The viewer made it, and may rotate it. */
  isOwn: boolean;
};

/** A secret, in the one answer that has it. */
export type NewSecret = { name: string; secret: string };
