import { z } from 'zod';

export { COOLING_HOURS } from './rules';

/** What is to become of what a member wrote: it stays, by somebody who was here, or goes with its text. */
export const fatesOfComments = ['KEEP', 'ERASE'] as const;
const comments = z.enum(fatesOfComments);

export const departureInput = z.strictObject({ comments }).meta({
  id: 'AskToLeave',
  description: 'That you want to leave, and what is to become of your comments.',
  examples: [{ comments: 'KEEP' }],
});
export type DepartureInput = z.output<typeof departureInput>;

export const departureView = z
  .object({
    askedAt: z.iso.datetime(),
    /** Until then you may stay. */
    endsAt: z.iso.datetime(),
    comments,
  })
  .nullable()
  .meta({
    id: 'Departure',
    description: 'That you are leaving: until `endsAt` you may stay. Null where you are not.',
  });
export type DepartureView = z.output<typeof departureView>;
