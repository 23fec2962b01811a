import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import type { MemberCaseView, SanctionView } from '@/lib/moderation/sanctions/schemas';
import { Sanctions } from './sanctions';

// They run on a server, and nothing is sent here.
vi.mock('../actions', () => ({ lift: async () => undefined, sanction: async () => undefined }));
vi.mock('@/app/admin/actions', () => ({ answerAppeal: async () => undefined }));

const ban: SanctionView = {
  id: '0198a0c2-0000-7000-8000-000000000003',
  kind: 'BAN',
  rule: null,
  reason: 'Three insults.',
  commentId: null,
  startsAt: '2026-11-24T09:00:00.000Z',
  endsAt: null,
  by: 'Desk One',
  inForce: true,
  lifted: null,
};

function shown(member: Pick<MemberCaseView, 'hasLeft' | 'current'>): string {
  const who = { id: '0198a0c2-0000-7000-8000-000000000002', displayName: 'Former member', untouchable: null };
  const all = { ...who, sanctions: [ban], sanctionsCursor: null, total: 1, ...member } as MemberCaseView;
  return renderToStaticMarkup(
    inEnglish(<Sanctions member={all} appeals={[]} cursor={undefined} foreseen={null} />),
  );
}

it('a ban can be lifted also of who has left, to whom nothing is sent', () => {
  const former = shown({ hasLeft: true, current: ban });
  expect(former).toContain(`name="sanctionId" value="${ban.id}"`);
  expect(former).toContain('The member has left: it is kept on record, and sent to nobody.');
  expect(shown({ hasLeft: false, current: ban })).toContain('Your words to the member.');
  expect(shown({ hasLeft: true, current: null })).not.toContain('sanctionId');
});
