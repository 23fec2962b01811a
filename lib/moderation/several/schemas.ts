import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { commentState } from '@/lib/comments/schemas';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { houseRuleKeys } from '../house-rules';
import { REASON_MAX, type Action } from '../schemas';

/** Comments that are decided about together. */
export const MOST_AT_ONCE = 100;

/** What can be done about several at once. To restore something is a case of its own. */
export const severalActions = ['PUBLISH', 'REJECT', 'REMOVE'] as const satisfies readonly Action[];
export const severalAction = z.enum(severalActions);
export type SeveralAction = z.output<typeof severalAction>;

/** A comment that was chosen, on the version that the moderator had before them. */
export type Choice = { id: string; version: number };

const CHOICE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/;

/** A choice as a form and an address name it. */
export const choiceOf = ({ id, version }: Choice): string => `${id}.${version}`;

/** The comments that an address or a form names, each once and a hundred at most; what is something else is left out. */
export function choicesIn(given: string | readonly string[] | undefined): Choice[] {
  const words = [given ?? []].flat().flatMap((text) => text.split(' '));
  const choices = words.flatMap((word) => {
    const [, id, version] = CHOICE.exec(word) ?? [];
    return id ? [{ id, version: Number(version) }] : [];
  });
  return [...new Map(choices.map((choice) => [choice.id, choice])).values()].slice(0, MOST_AT_ONCE);
}

const choiceField = z.string().max(50).regex(CHOICE);
/** The boxes that are ticked in a form; or all of them in one field. */
export const choicesField = z
  .union([
    z.array(choiceField).max(MOST_AT_ONCE),
    z
      .string()
      .max(MOST_AT_ONCE * 50)
      .regex(/^[0-9a-f. -]*$/),
  ])
  .default([])
  .transform(choicesIn);

/** How one of several stands to what is to be done with them. */
export const standing = z.enum([
  /** It can be done. */
  'can',
  /** This moderator has done so, on the version that was chosen. */
  'done',
  /** It was decided about meanwhile. */
  'decided',
  /** It has changed meanwhile. */
  'moved',
  /** Another decision about it is held. */
  'held',
  /** Somebody else has it open just now. */
  'claimed',
  /** Its reviewers are against publishing it: that is decided singly. */
  'against-reviewers',
  /** An appeal against what was decided waits: that is answered first. */
  'appealed',
  /** It is in no state for it. */
  'wrong-state',
  'own-comment',
  'own-review',
  /** It is not there, or the viewer reads it as a peer just now. */
  'not-found',
]);
export type Standing = z.output<typeof standing>;

export const decisionsInput = z
  .strictObject({
    action: severalAction,
    comments: z
      .array(z.strictObject({ id: givenId, version: z.int().min(1) }))
      .min(1)
      .max(MOST_AT_ONCE),
    rule: z.enum(houseRuleKeys).optional(),
    note: trimmedText(REASON_MAX).optional(),
    hold: z.boolean().optional(),
    /** Nothing is done: the answer says what would be. */
    dryRun: z.boolean().optional(),
  })
  .meta({
    id: 'DecideComments',
    description:
      'One decision about up to 100 comments, each on the version that you have read. A rejection or removal needs `rule` and `note`. Each is decided for itself: what is in the way of one stops no other. What reviewers are against publishing, or somebody else has open, is left out, and decided singly. With `dryRun: true` nothing is done, and the answer says what would be. `hold` is as for a single decision.',
    examples: [
      {
        action: 'REJECT',
        comments: [
          { id: '01890a5d-ac96-774b-bcce-b302099a8057', version: 2 },
          { id: '01890a5d-ac97-7d0f-8f6e-2f4b9c1a7d35', version: 4 },
        ],
        rule: 'external-links',
        note: 'It is the same advertisement under several articles.',
        dryRun: true,
      },
    ],
  });

export const decisionsView = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        standing,
        /** Who of the desk decided, holds or has it open, where somebody does. */
        by: z.string().nullable(),
        status: commentState.nullable(),
        version: z.int().nullable(),
        /** When a decision about it takes effect that is held. */
        heldUntil: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({
    id: 'DecidedComments',
    description: 'How each comment stands to the decision, in the order in which they were named.',
  });
export type DecisionsView = z.output<typeof decisionsView>;
