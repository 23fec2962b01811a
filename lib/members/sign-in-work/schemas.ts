import { z } from 'zod';

/** Characters of a solved task, as a form brings it. */
const MOST = 2_000;

const hex = z
  .string()
  .max(128)
  .regex(/^[\da-f]+$/);

/** A task as we make them; its signature covers the rest. */
const task = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    cost: z.int().min(1).max(1_000_000),
    data: z.strictObject({
      for: z
        .string()
        .max(64)
        .regex(/^[\w-]+$/),
      until: z.int(),
      tries: z
        .string()
        .max(24)
        .regex(/^\d+(?:-\d+)?$/),
    }),
    keyLength: z.literal(32),
    keyPrefix: hex,
    keySignature: hex,
    nonce: hex,
    salt: hex,
  }),
  signature: hex,
});

/** A solved task, as text: what is anything else is none. */
export const solvedWork = z
  .string()
  .max(MOST)
  .regex(/^[\x20-\x7e]*$/)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      challenge: task,
      solution: z.object({ counter: z.int(), derivedKey: hex }),
    }),
  );

/** The field of a form that it comes in: empty without script, or where there was nothing to solve. */
export const workField = z
  .string()
  .max(MOST)
  .regex(/^[\x20-\x7e]*$/)
  .optional();
