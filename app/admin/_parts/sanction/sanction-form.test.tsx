// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import { DeskKeys } from '@/app/admin/_parts/queue/desk-keys';
import type { SanctionView } from '@/lib/moderation/sanctions/schemas';
import '@/lib/web/browser/desk-keys';
import { SanctionForm } from './sanction-form';

// It runs on a server, and nothing is sent here.
vi.mock('@/app/admin/members/actions', () => ({ sanction: async () => undefined }));

const reason = () => document.querySelector<HTMLTextAreaElement>('[name="reason"]')!;

function open(commentId: string, sanctions: string[]): void {
  const member = {
    displayName: 'Ann',
    suggested: 'warning' as const,
    revocable: false,
    foreseen: { votes: 0, decided: 0, unseen: 0, leases: 0 },
    current: null,
    sanctions: sanctions.map((id) => ({ id }) as SanctionView),
  };
  document.body.innerHTML = renderToStaticMarkup(
    inEnglish(
      <DeskKeys>
        <SanctionForm memberId="ann" member={member} commentId={commentId} rules={[]} />
      </DeskKeys>,
    ),
  );
}

it('has what was written there again on coming back to its case, until it was sent', () => {
  open('one', []);
  reason().value = 'You were told before.';
  reason().dispatchEvent(new InputEvent('input', { bubbles: true }));
  open('two', []);
  expect(reason().value).toBe('');
  open('one', []);
  expect(reason().value).toBe('You were told before.');
  // A warning stands on record now, and nothing is in force.
  open('one', ['the-warning']);
  expect(reason().value).toBe('');
});
