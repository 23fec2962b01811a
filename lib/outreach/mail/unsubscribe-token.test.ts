import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { topics } from '../notices/schemas';
import { digestTimings } from './schemas';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token';

process.env.DATABASE_URL ??= 'postgresql://nobody@localhost/nothing';

describe('a token to end mail with', () => {
  it.each([...topics, ...digestTimings])('says whose mail it ends: %s, and survives an address', (to) => {
    const memberId = newId();
    const token = unsubscribeToken({ memberId, to });
    expect(readUnsubscribeToken(token)).toEqual({ memberId, to });
    expect(encodeURIComponent(token)).toBe(token);
  });

  it('is good for nobody and nothing else', () => {
    const memberId = newId();
    const token = unsubscribeToken({ memberId, to: 'comments' });
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
      `${id}.DAILY.${signature}`,
      '',
      'é.é.é',
    ];
    for (const text of wrong) expect(readUnsubscribeToken(text), text).toBeNull();
  });
});
