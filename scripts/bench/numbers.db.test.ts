import { beforeAll, describe, expect, it } from 'vitest';
import { countPeriod, inOrder, quantile } from '@/lib/moderation/numbers/count-period';
import { dayAfter, dayBefore, dayOf, startOf } from '@/lib/moderation/numbers/days';
import { foldDays } from '@/lib/moderation/numbers/fold-days';
import type { DailyCount } from '@/lib/moderation/numbers/schemas';
import { systemContext } from '@/lib/platform/context';
import { query } from '@/lib/testing/database';
import { insertDesk } from './insert-desk';

/** Its days begin at 22:00 UTC, and those of its neighbour change with the season. */
const ZONES = ['Africa/Johannesburg', 'America/New_York'];
const today = (zone: string) => dayOf(systemContext.now(), zone);

beforeAll(() => insertDesk({ members: 2_000, comments: 8_000, articles: 60, reviewed: 2_000 }), 300_000);

type Happened = { figure: string; of: string; at: Date; count?: number; seconds?: number };

/** Everything that is counted, row by row from the tables, and added up here. */
async function recount(zone: string): Promise<Map<string, { count: number; seconds: number[] }>> {
  const all: Happened[] = [];
  const comments = await query<{
    id: string;
    article: string;
    at: Date;
    posted: Date | null;
    required: number | null;
  }>(
    `select c.id, article_id as article, c.created_at as at, published_at as posted, required from comments c left join review_duties d on d.comment_id = c.id`,
  );
  for (const { article, at, posted, required } of comments) {
    all.push({ figure: 'submitted', of: article, at });
    if (posted) all.push({ figure: 'posted', of: article, at: posted });
    if (required !== null) all.push({ figure: 'needed', of: '', at, count: required });
  }
  const written = new Map(comments.map(({ id, at }) => [id, at]));
  const entries = await query<{
    action: string;
    comment: string;
    to: string | null;
    code: string | null;
    revision: number | null;
    at: Date;
  }>(
    `select action, subject_id as comment, to_state as to, reason ->> 'code' as code, (details ->> 'revision')::int as revision, at
     from audit_entries where action like 'comment.%'`,
  );
  const held = entries
    .filter(({ action, to }) => ['comment.submit', 'comment.revise'].includes(action) && to === 'REFERRED')
    .map((entry) => ({ ...entry, revision: entry.action === 'comment.submit' ? 1 : entry.revision }));
  const marked = held.filter(({ code }) => ['suspect', 'link-held', 'outside-held'].includes(code ?? ''));
  for (const { code, at } of held) all.push({ figure: 'held', of: code ?? '', at });
  const decisions = await query<{
    comment: string;
    maker: string;
    outcome: string;
    revision: number;
    rule: string | null;
    actor: string | null;
    at: Date;
  }>(
    `select comment_id as comment, maker::text, outcome::text, revision, rule, actor_id as actor, created_at as at from decisions`,
  );
  for (const { comment, maker, outcome, revision, rule, actor, at } of decisions) {
    const seconds = Math.round((at.getTime() - written.get(comment)!.getTime()) / 1000);
    if (['PUBLISH', 'REJECT'].includes(outcome) && maker !== 'SYSTEM')
      all.push({ figure: 'decided', of: maker, at, seconds });
    if (maker !== 'MODERATOR') continue;
    all.push({ figure: 'act', of: outcome, at });
    const isHeld = marked.some((entry) => entry.comment === comment && entry.revision === revision);
    if (outcome === 'PUBLISH' && isHeld) all.push({ figure: 'held-posted', of: '', at });
    if (rule && ['REJECT', 'REMOVE'].includes(outcome)) all.push({ figure: 'rule', of: rule, at });
    if (actor) all.push({ figure: 'moderator', of: actor, at });
  }
  for (const { optional, at } of await query<{ optional: boolean; at: Date }>(
    `select a.optional, v.created_at as at from reviews v join review_assignments a on a.id = v.assignment_id where v.comment_id is not null`,
  ))
    all.push({ figure: 'reviewed', of: optional ? 'VOLUNTEER' : 'DUTY', at });
  const secondsTo = (end: Date, start: Date) => Math.round((end.getTime() - start.getTime()) / 1000);
  for (const { state, made, at } of await query<{ state: string; made: Date; at: Date | null }>(
    'select state::text, created_at as made, decided_at as at from appeals',
  ))
    if (at && state !== 'CLOSED') all.push({ figure: 'appeal', of: state, at, seconds: secondsTo(at, made) });
  for (const { rule, outcome, made, at } of await query<{
    rule: string;
    outcome: string | null;
    made: Date;
    at: Date | null;
  }>('select rule, outcome::text, created_at as made, closed_at as at from reports')) {
    all.push({ figure: 'reported', of: rule, at: made });
    if (at && outcome) all.push({ figure: 'answered', of: outcome, at, seconds: secondsTo(at, made) });
  }
  for (const { kind, at } of await query<{ kind: string; at: Date }>(
    'select kind::text, starts_at as at from sanctions',
  ))
    all.push({ figure: 'sanction', of: kind, at });
  const days = new Map<string, { count: number; seconds: number[] }>();
  for (const { figure, of, at, count = 1, seconds } of all) {
    if (at > systemContext.now()) continue;
    const key = `${dayOf(at, zone)} ${figure} ${of}`;
    const day = days.get(key) ?? { count: 0, seconds: [] };
    days.set(key, {
      count: day.count + count,
      seconds: seconds === undefined ? day.seconds : [...day.seconds, seconds],
    });
  }
  return days;
}

const asMap = (counts: DailyCount[]) =>
  new Map(
    counts.map(({ day, figure, of, count, seconds }) => [
      `${day} ${figure} ${of}`,
      { count, seconds: seconds ?? [] },
    ]),
  );
const sorted = (days: Map<string, { count: number; seconds: number[] }>) =>
  [...days]
    .map(([key, { count, seconds }]) => [key, count, seconds.toSorted((a, b) => a - b)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

describe.each(ZONES)('the numbers of each day, in %s', (zone) => {
  it('are what a recount of everything comes to, before and after days that are over are kept', async () => {
    await query('delete from daily_numbers');
    const ever = { from: '2020-01-01', to: today(zone) };
    const counted = sorted(await recount(zone));
    expect(counted.length).toBeGreaterThan(3_000);
    expect(sorted(asMap(await countPeriod(ever, { zone })))).toEqual(counted);
    const folded = await foldDays({ zone });
    expect(folded).toBeGreaterThan(1_000);
    expect(sorted(asMap(await countPeriod(ever, { zone })))).toEqual(counted);
    expect(await foldDays({ zone })).toBe(0);
  }, 120_000);

  it('of a period are those of its days alone', async () => {
    const month = { from: dayBefore(dayBefore(today(zone))), to: dayBefore(today(zone)) };
    const counted = sorted(
      new Map([...(await recount(zone))].filter(([key]) => key >= month.from && key < today(zone))),
    );
    expect(sorted(asMap(await countPeriod(month, { zone })))).toEqual(counted);
  });
});

describe('days', () => {
  it('begin where their zone says, also when clocks change', () => {
    expect(startOf('2026-03-29', 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(startOf('2026-03-30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(startOf('2026-07-01', 'Pacific/Kiritimati').toISOString()).toBe('2026-06-30T10:00:00.000Z');
    expect(dayOf(new Date('2026-12-01T22:30:00Z'), 'Africa/Johannesburg')).toBe('2026-12-02');
    expect([dayAfter('2026-02-28'), dayBefore('2026-03-01')]).toEqual(['2026-03-01', '2026-02-28']);
  });

  it('have a median and a 90th of what they took', () => {
    const took = inOrder([[5, 1], [], [3]]);
    expect([quantile(took, 0.5), quantile(took, 0.9), quantile(inOrder([]), 0.5)]).toEqual([3, 5, null]);
  });
});
