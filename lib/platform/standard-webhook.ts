import { createHmac, randomBytes } from 'node:crypto';

/** What is signed with, as Standard Webhooks writes it: `whsec_` and 24 bytes or more in base64. */
export const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]{32,128}={0,2}$/;

export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The headers by which whoever shares a secret knows that a message is ours, and which one it is. While a secret is replaced by another there
 * are two, and a signature by each.
 * @param id of the message, the same whenever it is sent
 * @param at when it is sent: what is much older than now is refused there
 * @see https://www.standardwebhooks.com
 */
export function signedHeaders({
  id,
  at,
  body,
  secrets,
}: {
  id: string;
  at: Date;
  body: string;
  secrets: readonly string[];
}): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signed = `${id}.${timestamp}.${body}`;
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${signature(secret, signed)}`).join(' '),
  };
}

const signature = (secret: string, signed: string): string =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(signed)
    .digest('base64');
