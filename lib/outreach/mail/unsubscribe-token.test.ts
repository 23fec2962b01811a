import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { topics } from '../notices/schemas';
import { digestTimings } from './schemas';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token';

const now = new Date('2026-11-29T23:59:00Z');
const daysOn = (days: number) => new Date(now.getTime() + days * 86_400_000);

process.env.DATABASE_URL ??= 'postgresql://nobody@localhost/nothing';

describe('a token to end mail with', () => {
  it.each([...topics, ...digestTimings])('says whose mail it ends: %s, and survives an address', (to) => {
    const memberId = newId();
    const token = unsubscribeToken({ memberId, to, endings: 3, at: now });
    expect(readUnsubscribeToken(token, now)).toEqual({ memberId, to, endings: 3, isOver: false });
    expect(encodeURIComponent(token)).toBe(token);
  });

  it('is good for nobody and nothing else', () => {
    const memberId = newId();
    const token = unsubscribeToken({ memberId, to: 'comments', at: now });
    const [id, , endings, day, signature] = token.split('.') as [string, string, string, string, string];
    const wrong = [
      `${newId()}.comments.${endings}.${day}.${signature}`,
      `${id}.reports.${endings}.${day}.${signature}`,
      `${id}.comments.1.${day}.${signature}`,
      `${id}.comments.${endings}.${Number(day) + 1}.${signature}`,
      `${id}.comments.${endings}.${day}.${signature.slice(1)}`,
      `${id}.comments.${endings}.${day}.${signature}x`,
      `${id}.comments.${endings}.${day}.`,
      `${id}.comments.${signature}`,
      `${token}.x`,
      token.replace(id, id.toUpperCase()),
      `${id}.everything.${endings}.${day}.${signature}`,
      `${id}.DAILY.${endings}.${day}.${signature}`,
      '',
      'é.é.é',
    ];
    for (const text of wrong) expect(readUnsubscribeToken(text, now), text).toBeNull();
  });

  it('is over after a year', () => {
    const token = unsubscribeToken({ memberId: newId(), to: 'comments', at: now });
    expect(readUnsubscribeToken(token, daysOn(365))).toMatchObject({ isOver: false });
    expect(readUnsubscribeToken(token, daysOn(366))).toMatchObject({ isOver: true });
  });
});
