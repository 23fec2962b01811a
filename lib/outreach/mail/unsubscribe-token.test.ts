import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { topics } from '../notices/schemas';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token';

process.env.DATABASE_URL ??= 'postgresql://nobody@localhost/nothing';

describe('a token to end mail with', () => {
  it.each(topics)('says whose mail about %s, and survives an address', (topic) => {
    const memberId = newId();
    const token = unsubscribeToken({ memberId, topic });
    expect(readUnsubscribeToken(token)).toEqual({ memberId, topic });
    expect(encodeURIComponent(token)).toBe(token);
  });

  it('is good for nobody and nothing else', () => {
    const memberId = newId();
    const token = unsubscribeToken({ memberId, topic: 'comments' });
    const [id, topic, signature] = token.split('.') as [string, string, string];
    const wrong = [
      `${newId()}.${topic}.${signature}`,
      `${id}.reports.${signature}`,
      `${id}.comments.${signature.slice(1)}`,
      `${id}.comments.${signature}x`,
      `${id}.comments.`,
      `${id}.comments`,
      `${token}.x`,
      `${id.toUpperCase()}.${topic}.${signature}`,
      `${id}.everything.${signature}`,
      '',
      'é.é.é',
    ];
    for (const text of wrong) expect(readUnsubscribeToken(text), text).toBeNull();
  });
});
