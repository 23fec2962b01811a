// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import { readyReasonsFor } from '@/lib/moderation/ready-reasons';
import type { ActionState } from '@/lib/web/http/define-action';
import { DecisionForms } from './decision-forms';

// The action itself runs on a server, with a session: here it refuses whatever is sent, as it answers.
vi.mock('@/app/admin/actions', () => ({
  decide: async (_: unknown, form: FormData): Promise<ActionState> => ({
    status: 'error',
    fieldErrors: { passage: 'These words are not in the text.' },
    values: Object.fromEntries(form) as Record<string, string>,
  }),
}));

const ID = '0198a0c2-0000-7000-8000-000000000002';
const field = (name: string) =>
  document.querySelector<HTMLInputElement>(`form:has([name="reason"]) [name="${name}"]`)!;

it('knows what stood ready from what was written, however often it comes back', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<main></main>';
  const root = createRoot(document.querySelector('main')!);
  const ready = readyReasonsFor({ language: 'en' }, { otherwise: 'en', own: [] });
  const comment = { version: 1, allowed: ['REJECT' as const], authorName: 'Ann', mine: false, dissent: null };
  const forms = (
    <DecisionForms
      commentId={ID}
      comment={comment}
      rules={[{ key: 'civility', title: 'Be civil' }]}
      ready={ready}
      suggested="civility"
    />
  );
  await act(async () => root.render(inEnglish(forms)));
  expect(field('stood').value).toBe(ready.reasons.civility);
  field('reason').value = 'Leave her family out of it.';
  for (let time = 0; time < 2; time += 1) {
    await act(async () => field('reason').form!.requestSubmit());
    expect(document.body.textContent).toContain('These words are not in the text.');
    expect(field('reason').value).toBe('Leave her family out of it.');
    expect(field('stood').value).toBe(ready.reasons.civility);
  }
  await act(async () => root.unmount());
});

it('has what was typed for a decision that was taken back, unfolded, and not as something that stood ready', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<main></main>';
  const root = createRoot(document.querySelector('main')!);
  const comment = { version: 1, allowed: ['REJECT' as const], authorName: 'Ann', mine: false, dissent: null };
  const draft = {
    action: 'REJECT' as const,
    rule: 'privacy',
    note: 'Leave her out of it.',
    passage: 'her sister',
  };
  const forms = (
    <DecisionForms
      commentId={ID}
      comment={comment}
      rules={['civility', 'privacy'].map((key) => ({ key, title: key }))}
      ready={readyReasonsFor({ language: 'en' }, { otherwise: 'en', own: [] })}
      suggested="civility"
      draft={draft}
    />
  );
  await act(async () => root.render(inEnglish(forms)));
  expect(field('reason').value).toBe('Leave her out of it.');
  expect(field('passage').value).toBe('her sister');
  expect(field('stood').value).toBe('');
  expect(document.querySelector<HTMLInputElement>('[name="houseRule"]:checked')?.value).toBe('privacy');
  expect(field('reason').closest('details')?.open).toBe(true);
  await act(async () => root.unmount());
});
