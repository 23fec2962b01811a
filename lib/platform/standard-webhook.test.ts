import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newSigningSecret, signedHeaders, SIGNING_SECRET } from './standard-webhook';

const body = JSON.stringify({ type: 'comment.published', data: { words: 'naïve — “so”' } });
const message = { id: 'msg_1', at: new Date(), body };

describe('a signature', () => {
  it('is one that the library of Standard Webhooks takes, by either secret while there are two', () => {
    const [old, fresh, other] = [newSigningSecret(), newSigningSecret(), newSigningSecret()];
    const headers = signedHeaders({ ...message, secrets: [fresh, old] });
    for (const secret of [old, fresh])
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(other).verify(body, headers)).toThrow();
    expect(() => new Webhook(fresh).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(fresh).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
  });

  it('is of its time', () => {
    const secret = newSigningSecret();
    const headers = signedHeaders({ ...message, at: new Date(Date.now() - 3_600_000), secrets: [secret] });
    expect(() => new Webhook(secret).verify(body, headers)).toThrow(/old/);
  });

  it('is made with a secret of the form that is known', () => {
    expect(newSigningSecret()).toMatch(SIGNING_SECRET);
  });
});
