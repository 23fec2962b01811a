// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import type { ActionState } from '@/lib/web/http/define-action';
import { AppealForm } from './appeal-form';

// The action itself runs on a server: here the session has ended, whatever is sent.
vi.mock('@/app/admin/actions', () => ({
  answerAppeal: async (_: unknown, form: FormData): Promise<ActionState> => ({
    status: 'error',
    message: 'Your session has ended.',
    fieldErrors: {},
    values: Object.fromEntries(form) as Record<string, string>,
  }),
}));

const ID = '0198a0c2-0000-7000-8000-000000000002';
const field = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`);

it('keeps the reason where its reader was signed out, and says of nobody whose appeal it is', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<main></main>';
  const root = createRoot(document.querySelector('main')!);
  const show = (form: React.ReactNode) => act(async () => root.render(inEnglish(form)));
  await show(<AppealForm />);
  expect(document.querySelector('form'), 'one that was not sent').toBeNull();
  await show(<AppealForm appeal={{ id: ID, version: 3, authorName: 'Ann' }} />);
  expect(document.body.textContent).toContain('Reverse decision on comment by Ann');
  field('reason')!.value = 'It is an opinion, and no insult.';
  await act(async () => field('reason')!.form!.requestSubmit());
  await show(<AppealForm />);
  expect(document.body.textContent).toContain('Your session has ended.');
  expect(field('reason')!.value).toBe('It is an opinion, and no insult.');
  expect([field('appealId')!.value, field('version')!.value]).toEqual([ID, '3']);
  expect([...document.querySelectorAll('button')].map((one) => one.textContent)).toEqual([
    'Reverse decision',
    'Uphold decision',
  ]);
  await act(async () => root.unmount());
});
