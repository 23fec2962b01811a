// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import { AuditList } from './audit-list';

const entry = {
  id: '0198a0c2-0000-7000-8000-000000000001',
  at: '2026-12-01T08:00:00.000Z',
  actor: 'Ann',
  key: null,
  subjectId: '0198a0c2-0000-7000-8000-000000000002',
  reason: null,
};

it.each([
  { action: 'article.set-discussion', fromState: 'OPEN', toState: 'CLOSED', words: 'Open → Closed' },
  { action: 'member.set-role', fromState: 'MEMBER', toState: 'MODERATOR', words: 'Member → Moderator' },
  { action: 'member.set-membership', fromState: 'ACTIVE', toState: 'LAPSED', words: 'Active → Lapsed' },
  { action: 'comment.publish', fromState: 'REFERRED', toState: 'PUBLISHED', words: 'Referred → Published' },
  { action: 'not.known', fromState: 'HERE', toState: 'THERE', words: 'HERE → THERE' },
])('$action says in words what became of what', ({ words, ...act }) => {
  const list = <AuditList entries={[{ ...entry, ...act, subjectType: 'member' }]} />;
  document.body.innerHTML = renderToStaticMarkup(inEnglish(list)).replaceAll(/<svg.*?<\/svg>/g, '→');
  expect(document.body.textContent).toContain(words);
});
