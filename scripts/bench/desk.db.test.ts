import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { listExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import { listSecurityEvents } from '@/lib/members/security-events/list-security-events';
import { listAppeals } from '@/lib/moderation/appeals/list-appeals';
import { listAudit } from '@/lib/moderation/list-audit';
import { listQueue } from '@/lib/moderation/list-queue';
import { readTimeline } from '@/lib/moderation/timeline/read-timeline';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { listSecondLooks } from '@/lib/peer-review/blind-audits/list-second-looks';
import { listItems } from '@/lib/peer-review/calibration/list-items';
import { listReviewers } from '@/lib/peer-review/records/list-reviewers';
import { explain } from '@/lib/testing/explain';
import { admin } from '@/lib/testing/people';
import { query } from '@/lib/testing/database';
import { statementsOf } from '@/lib/testing/statements';
import { insertDesk } from './insert-desk';

let viewer: Viewer;

beforeAll(async () => {
  await insertDesk({ members: 20_000, comments: 40_000, articles: 200, reviewed: 6_000 });
  viewer = await admin();
}, 300_000);

type Page = { items: { id?: string; commentId?: string | null }[]; nextCursor: string | null };
type Asked = { list: (more: { limit: number; cursor?: string }) => Promise<Page>; by: RegExp };

/** What each room of the desk lists, and the index that leads to it. */
const rooms: Record<string, Asked> = {
  members: { list: (more) => listMembers({ viewer, ...more }), by: /^members_created_at_id_idx$/ },
  'members by a part of a name': {
    list: (more) => listMembers({ viewer, query: 'Gideon Pike 1', ...more }),
    by: /^members_name_parts$/,
  },
  'members by a part of an address': {
    list: (more) => listMembers({ viewer, query: 'desk-19999@', ...more }),
    by: /^members_email_parts$/,
  },
  'members under a sanction': {
    list: (more) => listMembers({ viewer, sanctionedOnly: true, ...more }),
    by: /^sanctions_/,
  },
  reviewers: { list: (more) => listReviewers({ viewer, ...more }), by: /^reviewer_records_ranked$/ },
  'reviewers of one standing': {
    list: (more) => listReviewers({ viewer, standing: 'WARNED', ...more }),
    by: /^reviewer_records_ranked$/,
  },
  'appeals that wait': {
    list: (more) => listAppeals({ viewer, ...more }),
    by: /^appeals_state_created_at_id_idx$/,
  },
  'appeals that are decided': {
    list: (more) => listAppeals({ viewer, state: 'UPHELD', ...more }),
    by: /^appeals_state_created_at_id_idx$/,
  },
  'what is reported': {
    list: (more) => listQueue({ viewer, queue: 'reported', ...more }),
    by: /^comments_reported$/,
  },
  'what is known of who reported': {
    list: (more) => listQueue({ viewer, queue: 'reported', ...more }),
    by: /^reports_member_id_closed_at_id_idx$/,
  },
  'second looks': { list: (more) => listSecondLooks({ viewer, ...more }), by: /^blind_audits_open$/ },
  expertise: { list: (more) => listExpertiseToVerify({ viewer, ...more }), by: /^expertise_unverified$/ },
  'practice comments': {
    list: (more) => listItems({ viewer, ...more }),
    by: /^calibration_contests_item_id_idx$/,
  },
  audit: { list: (more) => listAudit({ viewer, ...more }), by: /^audit_entries_at_id_idx$/ },
  security: { list: (more) => listSecurityEvents({ viewer, ...more }), by: /^security_events_at_id_idx$/ },
};

/** Tables that grow with the publication; of a thousand practice comments all may be read. */
const LARGE = [
  'members',
  'comments',
  'comment_revisions',
  'decisions',
  'reviews',
  'reviewer_records',
  'audit_entries',
  'security_events',
  'appeals',
  'reports',
  'expertise',
  'blind_audits',
];

describe('every room of the desk, of a large publication', () => {
  it.each(Object.entries(rooms))(
    '%s: finds a page by its index, and reads little more than it shows',
    async (_, { list, by }) => {
      const first = await list({ limit: 10 });
      const cursor = first.nextCursor ?? undefined;
      const statements = await statementsOf(() => list({ limit: 10, cursor }));
      const plans = await Promise.all(
        statements.filter(({ sql }) => sql.includes('limit') && !/policy_versions/.test(sql)).map(explain),
      );
      expect(plans.flatMap(({ indexes }) => indexes)).toContainEqual(expect.stringMatching(by));
      for (const plan of plans) {
        expect(plan.scannedWhole.filter((table) => LARGE.includes(table))).toEqual([]);
        expect(plan.mostRows).toBeLessThan(1_500);
      }
    },
  );

  it.each(Object.entries(rooms).filter(([room]) => room !== 'audit' && room !== 'security'))(
    '%s: pages hold each once, in one order',
    async (_, { list }) => {
      const idOf = ({ items }: Page) => items.map(({ id, commentId }) => id ?? commentId);
      const whole = idOf(await list({ limit: 30 }));
      const first = await list({ limit: 15 });
      const second = first.nextCursor ? idOf(await list({ limit: 15, cursor: first.nextCursor })) : [];
      expect([...idOf(first), ...second]).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
    },
  );

  it.each([
    ['one comment has', '777', 'reads the index of words'],
    ['every comment has', 'winter closures', 'reads nothing of the index of words'],
  ])('what has words that %s (%s): %s', async (_, q, reads) => {
    const { items } = await listQueue({ viewer, queue: 'published', filter: { q } });
    expect(items.length).toBeGreaterThan(0);
    const statements = await statementsOf(() => listQueue({ viewer, queue: 'published', filter: { q } }));
    const plans = await Promise.all(
      statements.filter(({ sql }) => /limit/.test(sql) && !/policy_versions/.test(sql)).map(explain),
    );
    const used = plans.flatMap(({ indexes }) => indexes).includes('desk_documents_document_idx');
    expect(used).toBe(reads === 'reads the index of words');
  });

  it('a member’s timeline: reads of each kind no more than a page, by its index', async () => {
    const [busiest] = await query<{ id: string }>(
      'select author_id as id from decisions group by 1 order by count(*) desc limit 1',
    );
    const memberId = busiest!.id;
    const first = await readTimeline({ viewer, memberId, limit: 5 });
    expect(first.items.length).toBeGreaterThan(0);
    const cursor = first.nextCursor ?? undefined;
    const statements = await statementsOf(() => readTimeline({ viewer, memberId, limit: 5, cursor }));
    const plans = await Promise.all(statements.filter(({ sql }) => sql.includes('union all')).map(explain));
    expect(plans.length).toBe(1);
    const [{ indexes, scannedWhole, mostRows }] = plans as [(typeof plans)[number]];
    expect(indexes).toEqual(
      expect.arrayContaining([
        'audit_entries_subject_id_at_idx',
        'decisions_author_id_created_at_id_idx',
        'appeals_member_id_created_at_id_idx',
        'reviews_reviewer_id_created_at_idx',
      ]),
    );
    expect(indexes).toContainEqual(expect.stringMatching(/^reports_member_id_/));
    expect(scannedWhole.filter((table) => LARGE.includes(table))).toEqual([]);
    expect(mostRows).toBeLessThan(200);
  });

  it('those under a sanction are those whom the database keeps from taking part', async () => {
    const found: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listMembers({ viewer, sanctionedOnly: true, limit: 100, cursor });
      found.push(...page.items.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    const rows = await query<{ id: string }>(
      'select m.id from members m where exists (select from sanctions_in_force(m.id, now()))',
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(found.sort()).toEqual(rows.map(({ id }) => id).sort());
  });
});
