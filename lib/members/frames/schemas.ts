import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';

/** The origin of a page, as browsers write it. */
const origin = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^/?#@\s]+$/)
  .meta({ description: 'The origin of the page that the frame stands in.' });

export const handoverInput = z
  .strictObject({
    origin,
    challenge: z
      .string()
      .max(43)
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .meta({ description: 'The SHA-256 of the verifier, which the frame keeps to itself, as base64url.' }),
  })
  .meta({ id: 'BeginHandover', description: 'A frame that is to be signed in by a window of ours.' });

export const handoverView = z
  .object({ id: z.uuid(), expiresAt: z.iso.datetime() })
  .meta({ id: 'Handover', description: 'What the window is told, and until when the frame waits for it.' });
export type HandoverView = z.output<typeof handoverView>;

export const takeHandoverInput = z
  .strictObject({
    verifier: z
      .string()
      .max(128)
      .regex(/^[A-Za-z0-9_-]{43,128}$/),
  })
  .meta({ id: 'TakeHandover', description: 'What only the frame knows that began it.' });

/** What the page is told that asks whether somebody may be signed in there. */
export type OpenHandover = { id: string; origin: string };

export const handoverAgreement = z.strictObject({ handover: z.uuid() });

export const frameSessionInput = z
  .strictObject({
    origin,
    token: z.string().min(1).max(8_000).meta({ description: 'A signed token as for single sign-on.' }),
    displayName: typedText(200)
      .optional()
      .meta({ description: 'The name to be known by, where that of the token will not do.' }),
  })
  .meta({ id: 'SignInToFrame', description: 'Who is signed in on the page that the frame stands in.' });

export const frameSessionView = z
  .object({
    signedIn: z.boolean(),
    changed: z.boolean().meta({ description: 'Whether it is another than the frame was made for.' }),
  })
  .meta({ id: 'FrameSession', description: 'How it stands with the session of a frame.' });
export type FrameSessionView = z.output<typeof frameSessionView>;
