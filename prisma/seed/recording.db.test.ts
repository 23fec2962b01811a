import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { createAdmin } from '@/lib/members/create-admin';
import { signIn } from '@/lib/members/sign-in';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import { normaliseText } from '@/lib/platform/text/normalise';
import { transaction } from '@/lib/platform/db';
import { countExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import { countAppealsToDecide } from '@/lib/moderation/appeals/list-appeals';
import { listQueue } from '@/lib/moderation/list-queue';
import { queueName } from '@/lib/moderation/schemas';
import { listSecondLooks } from '@/lib/peer-review/blind-audits/list-second-looks';
import { countContests } from '@/lib/peer-review/calibration/list-items';
import { countPatterns } from '@/lib/peer-review/patterns/list-patterns';
import { rescore } from '@/lib/comments/ranking/rescore';
import { emptyDatabase, query } from '@/lib/testing/database';
import { expectInvariantsAtRest } from '@/lib/testing/model/invariants';
import { moderator } from '@/lib/testing/people';
import { saveCalibration } from './calibration';
import type { DemoAccount } from './people';
import { bringInDemo, wantsDemo } from './progress';
import { movedBy } from './recording';
import { calibrationItems, discussions, seedMembers } from './texts';

let accounts: DemoAccount[] = [];
const now = Date.now();

beforeAll(async () => {
  await emptyDatabase();
  await saveCalibration();
  // An administrator may be there already, of whose making others are told.
  await createAdmin({ email: 'chief@example.org', password: 'a sentence of several words' });
  expect(await query('select 1 from outbox_events')).not.toEqual([]);
  expect(await wantsDemo()).toBe(true);
  await bringInDemo(now, async (given) => void (accounts = given));
});

const texts = async (sql: string) => (await query<{ text: string }>(sql)).map(({ text }) => text).sort();

it('holds the texts of the demo as they are now', async () => {
  const comments = discussions.flatMap((one) =>
    one.comments.flatMap(({ body, edited }) => [body, ...(edited ? [edited] : [])].map(normaliseText)),
  );
  expect(await texts('select body as text from comment_revisions')).toEqual(comments.sort());
  const folder = join(import.meta.dirname, 'articles');
  const files = readdirSync(folder).map((file) => parseArticleFile(readFileSync(join(folder, file), 'utf8')));
  expect(await texts('select slug || headline as text from articles')).toEqual(
    files.map(({ slug, headline }) => slug + headline).sort(),
  );
  expect(await texts(`select display_name as text from members where role = 'MEMBER'`)).toEqual(
    seedMembers.map(({ displayName }) => displayName).sort(),
  );
  const items = await texts(
    'select distinct c.body as text from reviews join calibration_items c on c.id = calibration_item_id',
  );
  expect(items.length).toBeGreaterThan(20);
  const shipped = new Set(calibrationItems.map(({ body }) => normaliseText(body)));
  expect(items.filter((body) => !shipped.has(body))).toEqual([]);
});

it('is as the use cases leave a publication', async () => {
  // The model knows no reactions: an event of one would count as a transition.
  await query(`delete from outbox_events where type = 'comment.react'`);
  await expectInvariantsAtRest();
  const [counts] = await query<Record<string, number>>(`select
    (select count(*)::int from reviews) as reviews, (select sum(done)::int from review_duties) as done,
    (select count(*)::int from comments where state = 'IN_REVIEW') as waiting,
    (select count(*)::int from comments where state = 'REFERRED') as referred,
    (select count(*)::int from comments where visible) as visible, (select count(*)::int from search_documents) as found,
    (select sum(comment_count)::int from articles) as counted,
    (select sum(uses)::int from calibration_items) as uses,
    (select count(*)::int from reviews where calibration_item_id is not null) as used`);
  expect(counts?.visible).toBeGreaterThan(140);
  expect(counts).toMatchObject({ found: counts?.visible, counted: counts?.visible, uses: counts?.used });
  expect(counts?.waiting).toBeGreaterThan(5);
  expect(counts?.referred).toBeGreaterThan(0);
  // Every reaction is counted, and what is reckoned of them is what would be reckoned now.
  expect(
    await query(`select id from comments c where visible and reaction_counts <> coalesce((select jsonb_object_agg(kind, n)
      from (select kind, count(*) as n from reactions where comment_id = c.id group by kind) x), '{}')`),
  ).toEqual([]);
  const scores = () => query('select id, top_score from comments order by id');
  const before = await scores();
  await transaction(async (tx) =>
    rescore(
      tx,
      before.map((row) => (row as { id: string }).id),
    ),
  );
  expect(await scores()).toEqual(before);
});

it('has a comment of its member’s own that peers object to, with what they say to its author, and others’ at the desk', async () => {
  const own = await query<{ notes: string[]; name: string }>(
    `select notes_to_author(c.id, c.revision) as notes, m.display_name as name
     from comments c join members m on m.id = c.author_id where c.state = 'OBJECTED' and m.email = $1`,
    [accounts[0]!.email],
  );
  expect(own).toHaveLength(1);
  expect(own[0]!.notes).toHaveLength(2);
  expect(
    await query(
      `select 1 from comments where state = 'REFERRED' and state_reason ->> 'code' = 'author-asked'`,
    ),
  ).not.toEqual([]);
});

it('is of today: what waits has waited for hours, and nothing is to come', async () => {
  const [times] = await query<{ first: Date; last: Date }>(
    `select min(created_at) as first, max(created_at) as last from comments where state in ('IN_REVIEW', 'AWAITING_REVIEWS')`,
  );
  expect(times!.first.getTime()).toBeGreaterThan(now - 12 * HOUR_MS);
  expect(times!.last.getTime()).toBeLessThan(now);
  const [next] = await query<{ id: string }>(
    `select nextval(pg_get_serial_sequence('outbox_events', 'id')) as id`,
  );
  const [last] = await query<{ id: string }>('select max(event_id) as id from notices');
  expect(Number(next!.id)).toBeGreaterThan(Number(last!.id));
  // Whoever has a notice of today gets their letter.
  const [letters] = await query<{
    due: number;
    jobs: number;
  }>(`select count(n.id)::int as due, count(*)::int as jobs
    from graphile_worker.jobs j left join notices n on j.key = 'mail:' || n.id and n.read_at is null
    where j.task_identifier = 'send-mail'`);
  expect(letters!.due).toBeGreaterThan(5);
  expect(letters!.jobs).toBe(letters!.due);
});

it('has a lead of this week, and keeps what the policy promises', async () => {
  const [lead] = await query<{ published: Date; newest: boolean }>(
    `select published_at as published, published_at = max(published_at) over () as newest from articles order by lead desc limit 1`,
  );
  expect(lead!.newest).toBe(true);
  expect(lead!.published.getTime()).toBeGreaterThan(now - 7 * DAY_MS);
  expect(
    await query(`select id from comments where published_at > created_at + interval '24 hours'`),
  ).toEqual([]);
  // What a page says of a member as a reviewer is what the list of their reviews has.
  expect(
    await query(`select m.id from members m where reviewed is distinct from
      (select count(*) from reviews r where r.reviewer_id = m.id and r.comment_id is not null) and role = 'MEMBER'`),
  ).toEqual([]);
  for (const column of ['published_at from articles', 'created_at from comments', 'created_at from reviews'])
    expect(await query(`select 1 from (select ${column}) x(at) where at > $1`, [new Date(now)])).toEqual([]);
});

it('is of these weeks on whatever day it is brought in, and what is years old stays so', () => {
  const recorded = Date.parse('2026-11-30T08:00:00Z');
  const newest = Date.parse('2026-11-23T04:30:00Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 * 24 }), (hours) => {
      const then = recorded + hours * HOUR_MS;
      const moved = movedBy({ recorded, newest, now: then });
      const age = then - (newest + moved(newest));
      expect(age).toBeGreaterThanOrEqual(3 * DAY_MS - 5 * HOUR_MS);
      expect(age).toBeLessThan(4 * DAY_MS);
      expect(moved(newest) % DAY_MS).toBe(0);
      expect(moved(recorded - HOUR_MS)).toBe(then - recorded);
      expect(moved(Date.parse('2022-03-15T06:00:00Z'))).toBe(0);
    }),
  );
});

it('has its accounts’ own passwords, and comes once', async () => {
  expect(accounts.map(({ role }) => role)).toEqual(['Insider', 'Moderator', 'Admin']);
  for (const { email, password } of accounts)
    await expect(signIn({ email, password, address: '192.0.2.1' })).resolves.toMatchObject({
      memberId: expect.any(String),
    });
  expect(await wantsDemo()).toBe(false);
});

it('has something in every queue and room of the desk that somebody has to look after', async () => {
  const viewer = await moderator({ name: 'Quentin Newcomer' });
  const queues = await Promise.all(
    queueName.options.map(
      async (queue) => [queue, (await listQueue({ viewer, queue })).items.length] as const,
    ),
  );
  expect(queues.filter(([, items]) => items === 0)).toEqual([]);
  expect(await countAppealsToDecide({ viewer })).toBe(1);
  expect((await listSecondLooks({ viewer })).items).toHaveLength(1);
  expect(await countContests({ viewer })).toBe(1);
  expect(await countPatterns({ viewer })).toBeGreaterThan(0);
  expect(await countExpertiseToVerify({ viewer })).toBeGreaterThan(0);
  const sanctions = await query<{ kind: string; lasts: boolean }>(
    'select kind, ends_at > $1 as lasts from sanctions order by starts_at',
    [new Date(now + DAY_MS)],
  );
  expect(sanctions).toEqual([
    { kind: 'WARNING', lasts: null },
    { kind: 'TIME_OUT', lasts: true },
  ]);
  const others = await query<{ commenting: string }>(
    `select commenting from articles where commenting <> 'OPEN' or moderator_first or slow_minutes > 0 or announcement <> ''`,
  );
  expect(others).toHaveLength(4);
  expect(await query('select from member_notes')).toHaveLength(1);
});
