import { beforeEach, expect, it, vi } from 'vitest';
import { signUp } from '@/lib/members/sign-up';
import { emptyDatabase, query } from '@/lib/testing/database';
import { UNASKED_HEADER } from '../http/internal-headers';
import { cookieName, sealSession } from './session-seal';
import { currentViewer } from './viewer';
import { viewerOf } from './viewer-of';

const request = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, { value: string }>() }));
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => request.cookies,
}));

beforeEach(emptyDatabase);

it('a session is in use by what somebody asks for, and not by what a page asks for by itself', async () => {
  const person = { email: 'thandi@example.org', password: 'tortoise lamp nine', address: '192.0.2.77' };
  const { sessionToken } = await signUp({ ...person, displayName: 'Thandi M.', userAgent: null });
  const value = await sealSession(sessionToken);
  request.cookies.set(cookieName('session'), { value });
  await query(`update sessions set last_seen_at = now() - interval '11 hours'`);
  const isSeen = async () =>
    (await query(`select from sessions where last_seen_at > now() - interval '1 hour'`)).length > 0;

  request.headers = new Headers({ [UNASKED_HEADER]: '1' });
  expect(await currentViewer()).toMatchObject({ displayName: 'Thandi M.' });
  const cookie = `${cookieName('session')}=${value}`;
  expect(await viewerOf(cookie, { unasked: true })).toMatchObject({ displayName: 'Thandi M.' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await isSeen()).toBe(false);

  request.headers = new Headers();
  await currentViewer();
  await expect.poll(isSeen).toBe(true);
});
