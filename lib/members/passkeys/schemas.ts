import { z } from 'zod';
import { typedLine } from '@/lib/platform/text/typed-text';
import { password } from '../schemas';

export { CHALLENGE_MINUTES } from './rules';

const MOST = 4_000;
/** Bytes in base64url, as browsers write them in JSON: nothing that anybody types. */
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+={0,2}$/, 'must be in base64url');

const credentialId = bytes(1_400);
const transports = z
  .array(
    z
      .string()
      .max(20)
      .regex(/^[a-z-]+$/, 'must be of small letters'),
  )
  .max(8);

// What browsers add to these one day is left out, and refuses nobody.
const base = { id: credentialId, rawId: credentialId, type: z.literal('public-key') };

/** What a browser says of a passkey that a device has made: `PublicKeyCredential.toJSON()`. */
const newCredential = z.object({
  ...base,
  response: z.object({
    clientDataJSON: bytes(MOST),
    attestationObject: bytes(MOST),
    transports: transports.optional(),
  }),
});

/** What a browser says of a passkey that has signed. */
export const signature = z.object({
  ...base,
  response: z.object({
    clientDataJSON: bytes(MOST),
    authenticatorData: bytes(MOST),
    signature: bytes(MOST),
    userHandle: bytes(200).nullish(),
  }),
});
export type Signature = z.output<typeof signature>;

/** The same as a form's field has it. */
export const inField = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(2 * MOST)
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** What its member calls a passkey. */
const name = typedLine(40).min(1);

export const addPasskeyInput = z.strictObject({ name, credential: newCredential }).meta({
  id: 'AddPasskey',
  description: 'A passkey that a device has made for what it was asked, and what you call it.',
});
/** As a form has it. */
export const addPasskeyForm = z.strictObject({ name, credential: inField(newCredential) });

export const renamePasskeyInput = z.strictObject({ name }).meta({
  id: 'RenamePasskey',
  description: 'What you call a passkey.',
  examples: [{ name: 'My phone' }],
});

export const removePasskeyInput = z.strictObject({ presentPassword: password.optional() }).meta({
  id: 'RemovePasskey',
  description:
    'Your password, where you work here and this is your last passkey: without one, it has 15 characters at least. Choose a longer one first where it has not.',
  examples: [{}, { presentPassword: 'four quiet words suffice' }],
});

export const passkeyView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    /** It is kept by more than one device, as by an account for passwords. */
    synced: z.boolean(),
  })
  .meta({ id: 'Passkey', description: 'What a device of yours signs in by.' });
export type PasskeyView = z.output<typeof passkeyView>;

export const passkeysView = z
  .object({ items: z.array(passkeyView) })
  .meta({ id: 'Passkeys', description: 'Your passkeys, the newest first.' });

const wanted = z.string();
const known = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.string()).optional(),
});

export const signRequestView = z
  .object({ challenge: z.string(), rpId: z.string(), timeout: z.number(), userVerification: wanted })
  .meta({
    id: 'PasskeyRequest',
    description:
      'What a device is to sign: `PublicKeyCredentialRequestOptionsJSON` of WebAuthn. Good for 15 minutes, once.',
  });
export type SignRequestView = z.output<typeof signRequestView>;

export const makeRequestView = z
  .object({
    challenge: z.string(),
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal('public-key') })),
    timeout: z.number(),
    attestation: wanted,
    excludeCredentials: z.array(known),
    authenticatorSelection: z.object({
      residentKey: wanted,
      requireResidentKey: z.boolean(),
      userVerification: wanted,
    }),
  })
  .meta({
    id: 'NewPasskeyRequest',
    description:
      'What a device is to make: `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. Good for 15 minutes, once.',
  });
export type MakeRequestView = z.output<typeof makeRequestView>;
