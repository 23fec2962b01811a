// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import type { QueueItem } from '@/lib/moderation/schemas';
import { WorkList } from './work-list';

const [early, seen, late] = [
  '2026-12-01T08:00:00.000Z',
  '2026-12-01T09:00:00.000Z',
  '2026-12-01T10:00:00.000Z',
];
const ANN = { id: '0198a0c2-0000-7000-8000-000000000001', displayName: 'Former member' };
const report = (createdAt: string) => ({
  reporter: { ...ANN, displayName: 'Rita', record: { answered: 0, upheld: 0 } },
  reason: 'civility',
  note: null,
  createdAt,
});

const item: QueueItem = {
  id: '0198a0c2-0000-7000-8000-000000000002',
  article: { slug: 'a-washer', title: 'A washer' },
  author: ANN,
  body: 'It is the washer.',
  bodyHtml: '<p>It is the washer.</p>',
  language: 'en',
  status: 'PUBLISHED',
  version: 3,
  revision: 1,
  reason: null,
  stateChangedAt: early,
  createdAt: early,
  blind: false,
  verdicts: { yes: 0, notCivil: 0, misinformation: 0 },
  reported: { count: 2, first: early, last: late, reasons: [{ reason: 'civility', count: 2 }] },
  // By what they weigh: the newest comes first.
  reports: [report(late), report(early)],
  pressing: false,
  allowed: ['REMOVE'],
  whyNot: null,
  held: null,
  claimedBy: null,
  alone: false,
};

const list = (one: QueueItem, ofAuthors = new Map<string, number>()) => (
  <WorkList
    queue="reported"
    items={[one]}
    ofAuthors={ofAuthors}
    open={undefined}
    hrefOf={({ id }) => `#${id}`}
    now={new Date(late)}
    isTicked={() => false}
    since={{ queue: 'reported', moment: new Date(seen) }}
  />
);
const read = (tree: ReturnType<typeof list>) => {
  document.body.innerHTML = renderToStaticMarkup(inEnglish(tree));
  return document.body;
};

describe('the list of a queue', () => {
  it('marks as new what was reported since, however little that report weighs', () => {
    expect(read(list(item)).textContent).toContain('New');
    const before = { ...item, reported: { ...item.reported!, last: early }, reports: [report(early)] };
    expect(read(list(before)).textContent).not.toContain('New');
  });

  it('leads to what else an author has by their id: many are called what those who have left are', () => {
    const link = read(list(item, new Map([[ANN.id, 3]]))).querySelector('a[href*="author="]')!;
    expect(link.textContent).toContain('2 more by');
    expect(new URL(link.getAttribute('href')!, 'http://desk').searchParams.get('author')).toBe(ANN.id);
  });
});
