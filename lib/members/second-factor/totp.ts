import { Secret, TOTP } from 'otpauth';

const SECONDS = 30;
/** Steps that a device's clock may be off, either way. */
const WINDOW = 1;
/** As long as the key of the hash, as RFC 4226 has it. */
const SECRET_BYTES = 20;

/** A new secret, as text for people and apps (base32). */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an app that shows codes reads off the picture. */
export const totpUri = (
  secret: string,
  { publication, email }: { publication: string; email: string },
): string =>
  // A colon parts the two there.
  totp(secret, { issuer: publication.replaceAll(':', ' '), label: email }).toString();

/**
 * The step of time whose code this is, at `now` or beside it (RFC 6238); null where it is of none. A step's code is used once: who
 * accepts one keeps its step, and takes none that is not later.
 */
export function totpStepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const apart = totp(secret).validate({ token: code, timestamp, window: WINDOW });
  return apart === null ? null : Math.floor(timestamp / 1000 / SECONDS) + apart;
}

// Every app knows these, and many know no others.
const totp = (secret: string, named: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...named, algorithm: 'SHA1', digits: 6, period: SECONDS, secret: Secret.fromBase32(secret) });
