import { redirect } from 'next/navigation';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { conflict, forbidden, rateLimited, refused, unavailable } from '@/lib/platform/errors';
import { defineAction } from './define-action';

const visitor = vi.hoisted(() => ({
  viewer: null as object | null,
  counted: [] as string[],
  left: Infinity,
  language: 'en',
  headers: {} as Record<string, string>,
}));
vi.mock('../session/viewer', () => ({ currentViewer: async () => visitor.viewer }));
vi.mock('../language/language', () => ({ currentLocale: async () => visitor.language }));
vi.mock('@/lib/platform/rate-limits', () => ({
  countAgainst: async (_limit: unknown, subject: string) => {
    visitor.counted.push(subject);
    if (visitor.counted.length > visitor.left) throw rateLimited(60);
  },
  countHere: async (_limit: unknown, subject: string) => {
    visitor.counted.push(subject);
    if (visitor.counted.length > visitor.left) throw rateLimited(60);
  },
}));
vi.mock('./request-address', () => ({ requestAddress: async () => '192.0.2.1' }));
vi.mock('next/headers', () => ({ headers: async () => new Headers(visitor.headers) }));
vi.mock('@/lib/platform/idempotency', () => ({
  RENEW_KEY_MS: 1_000,
  takeKey: async ({ key, repeatSeconds }: { key: string; repeatSeconds?: number }) => {
    repeats.add(repeatSeconds);
    return answers.has(key)
      ? { kept: answers.get(key) }
      : { kept: null, resourceId: `made by ${key}`, held: { key } };
  },
  keepAnswer: async ({ key }: { key: string }, answer: object) =>
    void answers.set(key, JSON.parse(JSON.stringify(answer)) as object),
  freeKey: async () => undefined,
  leaveKey: async () => undefined,
  renewKey: async () => undefined,
}));
const answers = vi.hoisted(() => new Map<string, object>());
const repeats = vi.hoisted(() => new Set<number | undefined>());
vi.mock('@/lib/platform/env', () => ({ env: () => ({ LOG_LEVEL: 'silent' }) }));

const input = z.strictObject({
  displayName: z.string().max(5),
  password: z.string(),
});

function submit(fields: Record<string, string>, run: () => unknown = () => 'made') {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return defineAction({ input, run: async () => run() })(undefined, form);
}

const fail = (error: unknown) => () => {
  throw error;
};
const typed = { displayName: 'Ann', password: 'tortoise lamp nine' };

beforeEach(() => {
  Object.assign(visitor, { viewer: null, counted: [], left: Infinity, language: 'en', headers: {} });
  answers.clear();
  repeats.clear();
});

describe('whoever sends a form', () => {
  it('without a session is counted by network address, and stopped before anything is done', async () => {
    visitor.left = 2;
    const run = vi.fn(() => 'made');
    const states = [await submit(typed, run), await submit(typed, run), await submit(typed, run)];
    expect(states.map(({ code }) => code)).toEqual([undefined, undefined, 'rate-limited']);
    expect(run).toHaveBeenCalledTimes(2);
    expect(visitor.counted).toEqual(Array(3).fill('192.0.2.1'));
  });

  it('with a session is counted as a member', async () => {
    visitor.viewer = { id: 'ann' };
    visitor.left = 1;
    const states = [await submit(typed), await submit(typed)];
    expect(states.map(({ code }) => code)).toEqual([undefined, 'rate-limited']);
    expect(visitor.counted).toEqual(['ann', 'ann']);
  });

  it('by the session of a frame is refused what is not made for it', async () => {
    visitor.viewer = { id: 'ann', frame: 'https://www.example.net' };
    const run = vi.fn(() => 'made');
    expect(await submit(typed, run)).toMatchObject({ code: 'not-in-frame', values: { displayName: 'Ann' } });
    expect(run).not.toHaveBeenCalled();
    const form = new FormData();
    for (const [name, value] of Object.entries(typed)) form.append(name, value);
    const taken = await defineAction({ frame: true, input, run: async () => run() })(undefined, form);
    expect(taken.result).toBe('made');
  });

  it('is counted for a form that is wrong as well, and too many are not checked', async () => {
    visitor.left = 1;
    const states = [await submit({ displayName: 'Annabella' }), await submit({ displayName: 'Annabella' })];
    expect(states.map(({ code }) => code)).toEqual(['invalid-input', 'rate-limited']);
    expect(states[1]).toMatchObject({ fieldErrors: {}, values: { displayName: 'Annabella' } });
  });
});

describe('an action', () => {
  it('gives its result, and leaves out what Next adds to a form', async () => {
    const state = await submit({ ...typed, $ACTION_KEY: 'k', '$ACTION_1:0': '{}' });
    expect(state).toMatchObject({ status: 'done', result: 'made', values: { displayName: 'Ann' } });
  });

  it('gives back what was typed, but no password', async () => {
    const state = await submit(typed, fail(conflict('already-decided', { details: { version: 3 } })));
    expect(state).toMatchObject({
      status: 'error',
      code: 'already-decided',
      message: 'This has been decided in the meantime.',
      details: { version: 3 },
    });
    expect(state.values).toEqual({ displayName: 'Ann' });
    expect(JSON.stringify(state)).not.toContain('tortoise');
  });

  it('says what is wrong beside each field', async () => {
    const state = await submit({ displayName: 'Annabella' });
    expect(state).toMatchObject({ code: 'invalid-input', field: 'displayName', limit: 5 });
    expect(Object.keys(state.fieldErrors)).toEqual(['displayName', 'password']);
    expect(state.fieldErrors.displayName).toBe('Display name must have at most 5 characters.');
  });

  it('takes a rule’s field and limit over', async () => {
    const state = await submit(
      typed,
      fail(refused('password-too-short', { field: 'password', limit: 15, facts: { count: 3 } })),
    );
    expect(state).toMatchObject({
      field: 'password',
      limit: 15,
      fieldErrors: { password: 'Password must have at least 15 characters; this has 3.' },
    });
  });

  it('says that we are away, and nothing about our own faults', async () => {
    expect(await submit(typed, fail(unavailable()))).toMatchObject({ code: 'unavailable', fieldErrors: {} });
    const state = await submit(typed, fail(new Error('relation "members" does not exist')));
    expect(state).toMatchObject({ status: 'error', code: 'internal' });
    expect(JSON.stringify(state)).not.toContain('relation');
  });

  it('lets a redirect through', async () => {
    await expect(submit(typed, () => redirect('/elsewhere'))).rejects.toMatchObject({
      digest: expect.stringContaining('/elsewhere'),
    });
  });
});

describe('a reader of another language', () => {
  beforeEach(() => (visitor.language = 'af'));

  it('is told what is wrong by its code, with its limit', async () => {
    const tooShort = refused('password-too-short', { field: 'password', limit: 15, facts: { count: 3 } });
    const state = await submit(typed, fail(tooShort));
    expect(state.message).toBe('Die wagwoord moet minstens 15 karakters hê; hierdie een het 3.');
    expect(state.fieldErrors).toEqual({ password: state.message });
  });

  it('is told what is wrong with each field', async () => {
    const { message, fieldErrors } = await submit({ displayName: 'Annabella' });
    expect(fieldErrors).toEqual({
      displayName: 'Vertoonnaam: hoogstens 5 karakters.',
      password: 'Wagwoord: vul dit asseblief in.',
    });
    expect(message).toBe(fieldErrors.displayName);
  });

  it('is told how long to wait', async () => {
    const { message } = await submit(typed, fail(rateLimited(600)));
    expect(message).toBe('Dit was te dikwels. Probeer asseblief weer oor 10 minute.');
  });

  it('reads of a sanction why it was imposed, in the words of whoever imposed it', async () => {
    const banned = forbidden('sanctioned', { facts: { kind: 'BAN', reason: 'Threats.', until: null } });
    const { message } = await submit(typed, fail(banned));
    expect(message).toBe('Jou rekening is verban: Threats.');
  });
});

describe('a form that may be sent again', () => {
  const sendAgain = async (
    run: (call: { resourceId?: string }) => Promise<unknown>,
    isFinal?: () => boolean,
    more: Record<string, string> = {},
  ) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...typed, ...more })) form.append(name, value);
    return defineAction({ input, once: 'test', isFinal, run })(undefined, form);
  };
  beforeEach(() => Object.assign(visitor, { viewer: { id: 'ann' }, headers: { 'idempotency-key': 'k' } }));

  it('is acted upon once, and a repeat is answered as the first was', async () => {
    const run = vi.fn(async ({ resourceId }: { resourceId?: string }) => resourceId);
    const first = await sendAgain(run);
    expect(first).toMatchObject({ status: 'done', result: 'made by k' });
    expect(await sendAgain(run)).toEqual(first);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('without script is known by the key of its page, and what was sent from there', async () => {
    visitor.headers = {};
    const run = vi.fn(async () => 'made');
    const page = { attempt: '0198a0c2-0000-7000-8000-000000000001' };
    const first = await sendAgain(run, undefined, page);
    expect(first).toMatchObject({ status: 'done', values: { displayName: 'Ann' } });
    expect(first.values).not.toHaveProperty('attempt');
    expect(await sendAgain(run, undefined, page)).toEqual(first);
    expect(run).toHaveBeenCalledTimes(1);
    // Whoever goes back and changes it sends something else, as does who comes to the page anew.
    await sendAgain(run, undefined, { ...page, displayName: 'Anna' });
    await sendAgain(run, undefined, { attempt: '0198a0c2-0000-7000-8000-000000000002' });
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('without script, from a page that holds no key, is known by what was sent, for two minutes', async () => {
    visitor.headers = {};
    const run = vi.fn(async () => 'made');
    const first = await sendAgain(run);
    expect(await sendAgain(run)).toEqual(first);
    expect(await sendAgain(run, undefined, { attempt: 'made up' })).toEqual(first);
    expect(run).toHaveBeenCalledTimes(1);
    expect(repeats).toEqual(new Set([120]));
    await sendAgain(run, undefined, { displayName: 'Anna' });
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('leads again where the first one led', async () => {
    const run = vi.fn(async () => redirect('/there?of=a;b#place'));
    const digest = expect.stringContaining('/there?of=a;b#place');
    await expect(sendAgain(run)).rejects.toMatchObject({ digest });
    await expect(sendAgain(run)).rejects.toMatchObject({ digest });
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is asked anew where the first was only a question, or refused', async () => {
    const ask = vi.fn(async () => 'are you sure?');
    await sendAgain(ask, () => false);
    await sendAgain(ask, () => false);
    expect(ask).toHaveBeenCalledTimes(2);
    const refuse = vi.fn(fail(conflict('already-reviewed')));
    expect(await sendAgain(refuse as never)).toMatchObject({ status: 'error' });
    expect(await sendAgain(refuse as never)).toMatchObject({ status: 'error' });
    expect(refuse).toHaveBeenCalledTimes(2);
  });

  it.each([
    [{ id: 'bob' }, 'other-writer'],
    [null, 'unauthenticated'],
  ])('is not sent as anybody’s but its writer’s: %j', async (viewer, code) => {
    Object.assign(visitor, { viewer, headers: { writer: 'ann' } });
    const run = vi.fn(async () => 'made');
    expect(await sendAgain(run)).toMatchObject({ status: 'error', code, values: { displayName: 'Ann' } });
    expect(run).not.toHaveBeenCalled();
  });
});
