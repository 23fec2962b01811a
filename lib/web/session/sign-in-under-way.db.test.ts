import { Readable } from 'node:stream';
import { TOTP } from 'otpauth';
import { beforeAll, expect, it } from 'vitest';
import { enrollMember } from '@/lib/members/enroll-member';
import { findViewer } from '@/lib/members/find-viewer';
import { beginTotp } from '@/lib/members/second-factor/begin-totp';
import { confirmTotp } from '@/lib/members/second-factor/confirm-totp';
import { signIn } from '@/lib/members/sign-in';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { answerCall } from '../api/answer-call';
import { operations } from '../api/table';
import { readerOf } from './live-session';
import { cookieName, sealSession } from './session-seal';
import { viewerOf } from './viewer-of';

const account = { email: 'halfway@example.org', password: 'tortoise lamp nine', displayName: 'Halfway In' };
let cookie = '';

beforeAll(async () => {
  await enrollMember({ ...account, role: 'ADMIN', source: 'STAFF' });
  const { email, password } = account;
  const enter = () => signIn({ email, password, address: '192.0.2.44' });
  const viewer = (await findViewer(await enter()))!;
  const { secret } = await beginTotp({ viewer, presentPassword: password });
  await confirmTotp({ viewer, code: new TOTP({ secret: secret.replaceAll(' ', '') }).generate() });
  cookie = `${cookieName('session')}=${await sealSession((await enter()).sessionToken)}`;
});

const calls = Object.values(operations).flatMap((chapter) => Object.entries(chapter));
const locked = calls.filter(([, { auth, stream }]) => auth === 'required' && !stream);

it('a sign-in that waits for its second step is nobody to any page', async () => {
  expect(await viewerOf(cookie, { inFrame: true })).toBeNull();
  expect(await readerOf(cookie, null, true)).toBe('anyone');
});

it.each(locked)('nor may it call %s', async (_, call) => {
  const before = await query('select count(*)::int as count from audit_entries');
  const reply = await answerCall(call, {
    method: call.method,
    url: `/api/v1${call.path}`,
    headers: { cookie, origin: env().APP_URL, 'content-type': 'application/json' },
    params: Object.fromEntries(Array.from(call.path.matchAll(/\{(\w+)\}/g), ([, name]) => [name, newId()])),
    body: Readable.from([Buffer.from('{}')]),
  });
  expect(reply.status).toBe(401);
  expect(await query('select count(*)::int as count from audit_entries')).toEqual(before);
});

it('of which there are many', () => expect(locked.length).toBeGreaterThan(40));
