import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { askToLeave } from '@/lib/members/leaving/ask-to-leave';
import { setMembership } from '@/lib/members/memberships/set-membership';
import type { Viewer } from '@/lib/members/viewer';
import { DAY, HOUR } from '@/lib/testing/clock';
import { rejectedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member, moderator, sanction as lay } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { readCase } from '../read-case';
import { liftSanction } from '../sanctions/lift-sanction';
import { listOwnSanctions } from '../sanctions/list-own-sanctions';
import { readMemberCase } from '../sanctions/read-member-case';
import { readOwnSanction } from '../sanctions/read-own-sanction';
import { readSanctioning } from '../sanctions/read-sanctioning';
import { sanctionMember } from '../sanctions/sanction-member';
import { ownSanctionsView, type SanctionKind } from '../sanctions/schemas';
import { countAppeals } from '../transparency/count-appeals';
import { decideAppeal } from './decide-appeal';
import { fileAppeal } from './file-appeal';
import { countAppealsToDecide, listAppeals, listAppealsAbout } from './list-appeals';
import { appealDecidedView, appealsView, ownAppealView } from './schemas';

beforeEach(openNewsroom);

const TEXT = 'It was my brother who wrote this, on my telephone, while I was out.';

let first: Viewer;
let second: Viewer;

beforeEach(async () => {
  first = await moderator({ name: 'Desk One' });
  second = await moderator({ name: 'Desk Two' });
});

type More = Partial<Parameters<typeof sanctionMember>[0]>;
async function sanctioned(kind: SanctionKind = 'BAN', more: More = {}): Promise<string> {
  const endsAt = kind === 'TIME_OUT' ? new Date(context.now().getTime() + DAY).toISOString() : undefined;
  const asked = { memberId: author.id, kind, reason: 'Three insults in an hour.', endsAt };
  return (await sanctionMember({ viewer: first, ...asked, context, ...more })).id;
}
const appeal = (sanctionId: string, viewer: Viewer | null = author, text = TEXT) =>
  fileAppeal({ viewer, sanctionId, text, context });
const answer = (
  appealId: string,
  outcome: 'UPHELD' | 'REVERSED',
  more: Partial<Parameters<typeof decideAppeal>[0]> = {},
) => decideAppeal({ viewer: second, appealId, outcome, note: 'I read it again.', context, ...more });
const own = (sanctionId: string, viewer: Viewer | null = author) =>
  readOwnSanction({ viewer, sanctionId, context });
const stateOf = async (appealId: string) =>
  (await query<{ state: string }>('select state::text as state from appeals where id = $1', [appealId]))[0]
    ?.state;
async function leave(viewer: Viewer) {
  await askToLeave({ viewer: { ...viewer, provedLately: true }, comments: 'KEEP', context });
  context.advance(25 * HOUR);
  expect(await finishDepartures({ context })).toBe(1);
}
const kinds: SanctionKind[] = ['WARNING', 'TIME_OUT', 'BAN', 'REVOCATION'];

describe('who may appeal against a sanction', () => {
  it.each(kinds)('its member against a %s, whatever it keeps them from', async (kind) => {
    const id = await sanctioned(kind);
    const held = kind !== 'WARNING' && ({ kind, reason: 'Enough.', endsAt: null } as const);
    const viewer = { ...author, insider: false, sanction: held || null };
    expect((await own(id, viewer)).appeal).toMatchObject({ possible: true, filed: null });
    const filed = await appeal(id, viewer);
    expect(ownAppealView.safeParse(filed).error).toBeUndefined();
    expect(filed).toMatchObject({ state: 'OPEN', sanctionId: id, commentId: null, note: null });
    expect((await own(id)).appeal).toMatchObject({ possible: false, filed: { id: filed.id } });
  });

  it('nobody else, who is told that there is none', async () => {
    const id = await sanctioned();
    expect(await refusalOf(appeal(id, null))).toMatchObject({ status: 401 });
    for (const who of [await insider(), first, await admin()]) {
      expect(await refusalOf(appeal(id, who))).toMatchObject({ status: 404 });
      expect(await refusalOf(own(id, who))).toMatchObject({ status: 404 });
    }
    for (const nothing of [newId(), 'x']) {
      expect(await refusalOf(appeal(nothing))).toMatchObject({ status: 404 });
      expect(await refusalOf(own(nothing))).toMatchObject({ status: 404 });
    }
  });

  it('once, in time, and while it stands', async () => {
    const id = await sanctioned('TIME_OUT');
    const filed = await appeal(id);
    expect((await appeal(id)).id).toBe(filed.id);
    expect(await refusalOf(appeal(id, author, `${TEXT} And more.`))).toMatchObject({
      status: 409,
      code: 'already-appealed',
    });
    const over = await lay({ on: author, from: context.now(), until: new Date(context.now().getTime() + 1) });
    context.advance(DAY);
    expect(await refusalOf(appeal(over))).toMatchObject({ status: 409, code: 'nothing-to-appeal' });
    const warning = await sanctioned('WARNING');
    await liftSanction({ viewer: first, sanctionId: warning, reason: 'My mistake.', context });
    expect(await refusalOf(appeal(warning))).toMatchObject({ code: 'nothing-to-appeal' });
    const ban = await sanctioned('BAN');
    await setPolicy({ appeals: { days: 30 } });
    context.advance(31 * DAY);
    expect(await refusalOf(appeal(ban))).toMatchObject({ status: 422, code: 'appeal-too-late' });
    expect((await own(ban)).appeal.possible).toBe(false);
  });

  it('once, when two come at once', async () => {
    const id = await sanctioned();
    const { answers, refusals } = await inParallel([
      appeal(id),
      appeal(id),
      appeal(id, author, `${TEXT} And more.`),
    ]);
    expect(new Set(answers.map((one) => one.id)).size).toBe(1);
    expect(answers.length + refusals.length).toBe(3);
    expect(await query('select id from appeals where sanction_id = $1', [id])).toHaveLength(1);
  });
});

describe('who decides it', () => {
  it('another moderator than who imposed it, in code and in the database', async () => {
    const { id } = await appeal(await sanctioned());
    expect(await refusalOf(answer(id, 'UPHELD', { viewer: first }))).toMatchObject({
      status: 403,
      code: 'own-decision',
    });
    await expect(
      query(
        `update appeals set state = 'UPHELD', decided_at = now(), decided_by_id = $2, note = '"x"' where id = $1`,
        [id, first.id],
      ),
    ).rejects.toMatchObject({ code: '23514' });
    for (const who of [null, await insider(), author])
      expect((await refusalOf(answer(id, 'UPHELD', { viewer: who }))).status).toBeOneOf([401, 403]);
    expect(await answer(id, 'UPHELD')).toMatchObject({ state: 'UPHELD', sanction: { lifted: false } });
  });

  it('not whose it is; of one of the desk an administrator', async () => {
    const warned = await moderator();
    const chief = await admin();
    const id = await sanctioned('WARNING', { viewer: chief, memberId: warned.id });
    const { id: appealId } = await appeal(id, warned);
    expect(await refusalOf(answer(appealId, 'REVERSED', { viewer: warned }))).toMatchObject({ status: 403 });
    expect(await refusalOf(answer(appealId, 'REVERSED'))).toMatchObject({ code: 'staff-member' });
    const whyNot = async (viewer: Viewer) => (await listAppeals({ viewer, context })).items[0];
    expect(await whyNot(warned)).toMatchObject({ whyNot: 'own-sanction', othersMayDecide: false });
    expect(await whyNot(second)).toMatchObject({ whyNot: 'of-staff', othersMayDecide: false });
    expect(await whyNot(chief)).toMatchObject({ whyNot: 'own-decision', othersMayDecide: false });
    const other = await admin();
    expect(await whyNot(other)).toMatchObject({ mayDecide: true });
    expect(await whyNot(chief)).toMatchObject({ othersMayDecide: true });
    expect(await countAppealsToDecide({ viewer: second, context })).toBe(0);
    expect(await countAppealsToDecide({ viewer: other, context })).toBe(1);
    expect(await answer(appealId, 'REVERSED', { viewer: other })).toMatchObject({ state: 'REVERSED' });
  });

  it('nobody while there is nobody else, and the desk says so', async () => {
    await query(`update members set role = 'MEMBER' where role <> 'MEMBER' and id <> $1`, [first.id]);
    await appeal(await sanctioned());
    const [item] = (await listAppeals({ viewer: first, context })).items;
    expect(item).toMatchObject({ whyNot: 'own-decision', othersMayDecide: false, mayDecide: false });
    expect(await countAppealsToDecide({ viewer: first, context })).toBe(0);
  });
});

describe('the queue of appeals', () => {
  it('has those against sanctions with those about comments, from the oldest', async () => {
    const commentId = await rejectedComment({ article: news, context, author });
    await fileAppeal({ viewer: author, commentId, text: TEXT, context });
    context.advance(1_000);
    const id = await sanctioned('TIME_OUT', { rule: 'civility' });
    const { id: appealId } = await appeal(id);
    const page = await listAppeals({ viewer: second, context });
    expect(appealsView.safeParse(page).error).toBeUndefined();
    expect(page.items).toMatchObject([
      { comment: { id: commentId }, sanction: null },
      {
        id: appealId,
        comment: null,
        article: null,
        sanction: { id, commentId: null, endsAt: expect.any(String) as string },
        author: { id: author.id },
        decision: {
          outcome: 'TIME_OUT',
          actor: 'Desk One',
          rule: 'civility',
          note: 'Three insults in an hour.',
        },
        mayDecide: true,
      },
    ]);
    const byOne = await listAppeals({ viewer: second, limit: 1, context });
    const next = await listAppeals({ viewer: second, limit: 1, cursor: byOne.nextCursor!, context });
    expect([...byOne.items, ...next.items].map((one) => one.id)).toEqual(page.items.map((one) => one.id));
    const theirs = { viewer: second, memberId: author.id, context };
    expect(await listAppealsAbout({ ...theirs, sanctionIds: [id] })).toMatchObject([{ id: appealId }]);
    expect(await countAppealsToDecide({ viewer: second, context })).toBe(2);
  });
});

it('those that wait stand where the queue leads, however much was done since', async () => {
  const old = await appeal(await sanctioned('WARNING', { reason: 'The first.' }));
  const decided = await appeal(await sanctioned('WARNING', { reason: 'Another.' }));
  await answer(decided.id, 'UPHELD');
  for (let number = 0; number < 26; number += 1) {
    context.advance(1_000);
    await sanctioned('WARNING', { reason: `Warning ${number}.` });
  }
  const { sanctions } = await readMemberCase({ viewer: second, memberId: author.id, context });
  const sanctionIds = sanctions.map(({ id }) => id);
  expect(sanctionIds).not.toContain(old.sanctionId);
  const asked = { viewer: second, memberId: author.id, sanctionIds, context };
  expect(await listAppealsAbout(asked)).toMatchObject([{ id: old.id, mayDecide: true }]);
  const of = { ...asked, memberId: (await member()).id };
  expect(await listAppealsAbout(of)).toEqual([]);
});

describe('what comes of it', () => {
  it.each(kinds)(
    'a %s that is reversed is lifted with what it took, on record, and told once',
    async (kind) => {
      const id = await sanctioned(kind);
      const { id: appealId } = await appeal(id);
      const decided = await answer(appealId, 'REVERSED');
      expect(appealDecidedView.safeParse(decided).error).toBeUndefined();
      expect(decided).toEqual({
        id: appealId,
        state: 'REVERSED',
        comment: null,
        sanction: { id, kind, lifted: true },
      });
      expect(await answer(appealId, 'REVERSED')).toEqual(decided);
      expect(await own(id)).toMatchObject({
        inForce: false,
        lifted: { reason: 'I read it again.' },
        appeal: { filed: { state: 'REVERSED', note: 'I read it again.' } },
      });
      const [row] = await query<{ state: string }>(
        'select state::text as state from memberships where member_id = $1',
        [author.id],
      );
      expect(row!.state).toBe('ACTIVE');
      const acts = await query<{ action: string; actor_id: string }>(
        `select action, actor_id from audit_entries where subject_id = $1 and action in ('appeal.file', 'appeal.decide', 'member.unsanction') order by at, action desc`,
        [author.id],
      );
      expect(acts.map(({ action }) => action).sort()).toEqual([
        'appeal.decide',
        'appeal.file',
        'member.unsanction',
      ]);
      await runWaitingJobs();
      const told = await query<{ kind: string }>(
        `select kind from notices where member_id = $1 and kind like 'member.%appeal%' or member_id = $1 and kind = 'member.unsanctioned'`,
        [author.id],
      );
      expect(told).toEqual([{ kind: 'member.appeal-decided' }]);
      // What was lifted does not count when the next one is suggested.
      const next = await readSanctioning({ viewer: first, memberId: author.id, locale: 'en', context });
      expect(next.suggested).toBe('week');
    },
  );

  it('one that is upheld stays, and its member reads why', async () => {
    const id = await sanctioned('BAN');
    const { id: appealId } = await appeal(id);
    expect(await answer(appealId, 'UPHELD')).toMatchObject({ state: 'UPHELD', sanction: { lifted: false } });
    expect(await own(id)).toMatchObject({
      inForce: true,
      lifted: null,
      appeal: { possible: false, filed: { state: 'UPHELD', note: 'I read it again.' } },
    });
    expect(await refusalOf(answer(appealId, 'REVERSED'))).toMatchObject({ status: 409 });
    const week = { from: null, at: new Date(context.now().getTime() + DAY) };
    expect(await countAppeals(week)).toEqual({ filed: 1, decided: 1, reversed: 0 });
  });

  it('a time-out that has run out meanwhile is still decided: it counts against its member', async () => {
    const { id } = await appeal(await sanctioned('TIME_OUT'));
    context.advance(2 * DAY);
    expect(await answer(id, 'REVERSED')).toMatchObject({ state: 'REVERSED', sanction: { lifted: true } });
  });

  it('lifting it outside decides it, unless who imposed it does', async () => {
    const one = await appeal(await sanctioned());
    await liftSanction({ viewer: second, sanctionId: one.sanctionId!, reason: 'I read it again.', context });
    expect(await stateOf(one.id)).toBe('REVERSED');
    const other = await appeal(await sanctioned());
    await liftSanction({ viewer: first, sanctionId: other.sanctionId!, reason: 'My mistake.', context });
    expect(await stateOf(other.id)).toBe('CLOSED');
    expect(await refusalOf(answer(other.id, 'UPHELD'))).toMatchObject({ status: 409 });
  });

  it('another in its place closes it, and has its own', async () => {
    const one = await appeal(await sanctioned('TIME_OUT'));
    const id = await sanctioned('BAN', { replaces: one.sanctionId! });
    expect(await stateOf(one.id)).toBe('CLOSED');
    expect(await appeal(id)).toMatchObject({ state: 'OPEN' });
  });

  it('an administrator who gives the membership back closes it', async () => {
    const one = await appeal(await sanctioned('REVOCATION'));
    const grant = { memberId: author.id, state: 'ACTIVE', plan: null, until: null, reason: 'Paid.' } as const;
    await setMembership({ viewer: await admin(), ...grant, context });
    // Even before the job that closes it has come by.
    expect(await refusalOf(answer(one.id, 'REVERSED'))).toMatchObject({ status: 409, code: 'appeal-closed' });
    await runWaitingJobs();
    expect(await stateOf(one.id)).toBe('CLOSED');
  });

  it('its member leaves, which closes it, and nobody is left with an answer to give', async () => {
    const warning = await appeal(await sanctioned('WARNING'));
    const ban = await appeal(await sanctioned());
    await leave(author);
    // Even before the job that closes it has come by.
    expect(await refusalOf(answer(ban.id, 'REVERSED'))).toMatchObject({ status: 409, code: 'appeal-closed' });
    await runWaitingJobs();
    expect([await stateOf(warning.id), await stateOf(ban.id)]).toEqual(['CLOSED', 'CLOSED']);
    expect((await listAppeals({ viewer: second, context })).items).toEqual([]);
    expect(await countAppealsToDecide({ viewer: second, context })).toBe(0);
    expect(await refusalOf(answer(ban.id, 'REVERSED'))).toMatchObject({ status: 409 });
    const closings = await query<{ appeal: string }>(
      `select details ->> 'appeal' as appeal from audit_entries where subject_id = $1 and action = 'appeal.close'`,
      [author.id],
    );
    expect(closings.map((one) => one.appeal)).toEqual(expect.arrayContaining([warning.id, ban.id]));
  });

  it('those that were open when it was not so yet, are closed once, on record', async () => {
    const ban = await appeal(await sanctioned());
    const someone = await member();
    const stays = await appeal(await sanctioned('BAN', { memberId: someone.id }), someone);
    await leave(author);
    await query(readFileSync('prisma/migrations/20261202130000_appeals_of_who_left/migration.sql', 'utf8'));
    await runWaitingJobs();
    expect([await stateOf(ban.id), await stateOf(stays.id)]).toEqual(['CLOSED', 'OPEN']);
    const closings = await query(
      `select actor_id, to_state, details from audit_entries where subject_id = $1 and action = 'appeal.close'`,
      [author.id],
    );
    expect(closings).toEqual([{ actor_id: null, to_state: 'CLOSED', details: { appeal: ban.id } }]);
  });

  it('does not count as a decision about a comment that was overturned', async () => {
    const commentId = await rejectedComment({ article: news, context, author });
    await answer((await appeal(await sanctioned())).id, 'REVERSED');
    const { authorRecord } = await readCase({ viewer: second, commentId });
    expect(authorRecord.overturned).toBe(0);
  });

  it('is one thing when two decide at once, or one lifts and one upholds', async () => {
    const third = await moderator();
    const { id } = await appeal(await sanctioned());
    const { answers, refusals } = await inParallel([
      answer(id, 'UPHELD'),
      answer(id, 'REVERSED', { viewer: third }),
    ]);
    expect([answers.length, refusals.map(({ status }) => status)]).toEqual([1, [409]]);
    const [row] = await query<{ state: string; lifted: boolean }>(
      `select p.state::text as state, s.lifted_at is not null as lifted from appeals p join sanctions s on s.id = p.sanction_id where p.id = $1`,
      [id],
    );
    expect(row!.lifted).toBe(row!.state === 'REVERSED');

    const someone = await member();
    const other = await sanctioned('BAN', { memberId: someone.id });
    const { id: raced } = await appeal(other, someone);
    await inParallel<unknown>([
      answer(raced, 'UPHELD'),
      liftSanction({ viewer: third, sanctionId: other, reason: 'That will do.', context }),
    ]);
    const decided = await query(`select id from appeals where id = $1 and state <> 'OPEN'`, [raced]);
    const ends = await query(
      `select id from audit_entries where subject_id = $1 and action in ('appeal.decide', 'appeal.close')`,
      [someone.id],
    );
    expect([decided.length, ends.length]).toEqual([1, 1]);
  });
});

it('a member reads what was done to them, the newest first, page by page', async () => {
  for (let number = 0; number < 3; number += 1) {
    await sanctioned('WARNING', { reason: `Warning ${number}.` });
    context.advance(DAY);
  }
  const page = await listOwnSanctions({ viewer: author, limit: 2, context });
  expect(ownSanctionsView.safeParse(page).error).toBeUndefined();
  const rest = await listOwnSanctions({ viewer: author, limit: 2, cursor: page.nextCursor!, context });
  expect([...page.items, ...rest.items].map(({ reason }) => reason)).toEqual([
    'Warning 2.',
    'Warning 1.',
    'Warning 0.',
  ]);
  expect(rest.nextCursor).toBeNull();
  expect(Object.keys(page.items[0]!)).not.toContain('by');
  expect((await listOwnSanctions({ viewer: await insider(), context })).items).toEqual([]);
});
