import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';

/** The key of a reaction, as an address names it; which there are is the policy's. */
export const reactionKind = typedText(30, { units: 30 }).regex(/^[a-z][a-z0-9-]{1,29}$/);

/** How a comment's reactions stand after an act upon them. */
export const reactionsView = z
  .object({
    /** How many there are of each kind. */
    reactions: z.record(z.string(), z.int()),
    /** The kinds that the viewer has given. */
    own: z.array(z.string()),
  })
  .meta({
    id: 'Reactions',
    description: 'How the reactions to a comment stand.',
    examples: [{ reactions: { insightful: 3, disagree: 1 }, own: ['insightful'] }],
  });
export type ReactionsView = z.output<typeof reactionsView>;

/** A reaction that may be given, by the name that a reader knows it by. */
export type ReactionChoice = {
  key: string;
  name: string;
  /** What is shown of a longer name where there is little room. */
  short?: string;
  /** It lifts a comment's place. None lowers it. */
  lifts: boolean;
};
