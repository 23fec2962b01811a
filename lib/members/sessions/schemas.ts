import { z } from 'zod';

/** A session of one's own, as its member is shown it. */
export const sessionView = z
  .object({
    id: z.uuid(),
    browser: z.string().nullable().meta({ description: 'As it calls itself.' }),
    system: z.string().nullable(),
    network: z
      .string()
      .nullable()
      .meta({ description: 'The /24 or, of IPv6, the /48 that it was opened from; nothing is looked up.' }),
    frame: z
      .string()
      .nullable()
      .meta({ description: 'The origin of the page whose comments it is for; null for our own pages.' }),
    openedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().meta({ description: 'To some minutes.' }),
    current: z.boolean().meta({ description: 'Whether it is the one that this call was made with.' }),
  })
  .meta({ id: 'Session', description: 'A session of your own.' });
export type SessionView = z.output<typeof sessionView>;

export const sessionsView = z
  .object({ items: z.array(sessionView) })
  .meta({ id: 'Sessions', description: 'Your sessions, the one that was used last first.' });

export const endedView = z
  .object({ ended: z.int().min(0) })
  .meta({ id: 'EndedSessions', description: 'How many sessions have ended.' });
