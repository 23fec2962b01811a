import { redirect } from 'next/navigation';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { conflict, refused, unavailable } from '@/lib/platform/errors';
import { defineAction } from './define-action';

vi.mock('./viewer', () => ({ currentViewer: async () => null }));
vi.mock('./request-address', () => ({ requestAddress: async () => '192.0.2.1' }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('@/lib/platform/env', () => ({ env: () => ({ LOG_LEVEL: 'silent' }) }));

const input = z.strictObject({
  displayName: z.string().max(5, 'must have at most 5 characters'),
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

describe('an action', () => {
  it('gives its result, and leaves out what Next adds to a form', async () => {
    const state = await submit({ ...typed, $ACTION_KEY: 'k', '$ACTION_1:0': '{}' });
    expect(state).toMatchObject({ status: 'done', result: 'made', values: { displayName: 'Ann' } });
  });

  it('gives back what was typed, but no password', async () => {
    const state = await submit(typed, fail(conflict('stale', 'Somebody was first.', { version: 3 })));
    expect(state).toMatchObject({
      status: 'error',
      code: 'stale',
      message: 'Somebody was first.',
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
      fail(refused('too-short', 'Too short.', { field: 'password', limit: 15 })),
    );
    expect(state).toMatchObject({ field: 'password', limit: 15, fieldErrors: { password: 'Too short.' } });
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
