import { z } from 'zod';

/** What may happen to an account that its member and the administrators are shown. Kept with the event: a name never changes its meaning. */
export const securityEventKinds = [
  'signed-in',
  'new-device',
  'sign-in-failed',
  'session-ended',
  'password-changed',
  'factor-changed',
  'data-exported',
  'role-changed',
  'key-changed',
  'refused',
  'limit-hit',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** By what somebody signs in. */
export const waysIn = ['password', 'link', 'passkey', 'frame', 'elsewhere'] as const;
export type WayIn = (typeof waysIn)[number];

export const securityEventView = z
  .object({
    id: z.uuid(),
    kind: z.enum(securityEventKinds),
    way: z
      .enum(waysIn)
      .nullable()
      .meta({ description: 'By what somebody signed in: `link`, of a letter; null of other events.' }),
    network: z.string().nullable().meta({ description: 'The /24 or, of IPv6, the /48 that it came from.' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'SecurityEvent', description: 'Something that happened to your account.' });
export type SecurityEventView = z.output<typeof securityEventView>;

export const securityEventsView = z
  .object({ items: z.array(securityEventView) })
  .meta({ id: 'SecurityEvents', description: 'What happened to your account lately, newest first.' });

export const securityEventsQuery = z.strictObject({ cursor: z.string().max(200).optional() });
