import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { askToLeave } from '@/lib/members/leaving/ask-to-leave';
import type { Viewer } from '@/lib/members/viewer';
import { DAY, HOUR } from '@/lib/testing/clock';
import { query } from '@/lib/testing/database';
import { author, context, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { listNotes } from './list-notes';
import { listAudit } from '../list-audit';
import { removeNote } from './remove-note';
import { writeNote } from './write-note';

beforeEach(openNewsroom);

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

type More = Partial<Parameters<typeof writeNote>[0]>;
const write = (more: More = {}) =>
  writeNote({ viewer: desk, memberId: author.id, note: 'Writes to us by letter as well.', context, ...more });
const notesFor = async (viewer: Viewer, about = author) =>
  (await listNotes({ viewer, memberId: about.id })).items;

describe('a note about a member', () => {
  it('is read by all of the desk, the newest first, with who wrote it', async () => {
    await write();
    context.advance(HOUR);
    const other = await moderator({ name: 'Desk Two' });
    await write({ viewer: other, note: 'Apologised to the author.' });
    expect(await notesFor(desk)).toMatchObject([
      { text: 'Apologised to the author.', by: 'Desk Two', mayDelete: false },
      { text: 'Writes to us by letter as well.', by: 'Desk One', mayDelete: true },
    ]);
  });

  it('is neither read nor written by others', async () => {
    await write();
    for (const viewer of [author, await insider()])
      for (const attempt of [notesFor(viewer), write({ viewer })])
        expect(await refusalOf(attempt)).toMatchObject({ status: 403 });
    for (const attempt of [write({ viewer: null }), removeNote({ viewer: null, noteId: newId() })])
      expect(await refusalOf(attempt)).toMatchObject({ status: 401 });
  });

  it('is not to be had by writing one’s own id in capitals', async () => {
    const other = await moderator();
    await write({ memberId: other.id });
    const memberId = other.id.toUpperCase();
    expect((await listNotes({ viewer: other, memberId })).items).toEqual([]);
    expect(await refusalOf(write({ viewer: other, memberId }))).toMatchObject({ status: 404 });
  });

  it('is never shown to whom it is about, of the desk or not, nor written by them', async () => {
    const other = await moderator();
    await write({ memberId: other.id });
    expect(await notesFor(other, other)).toEqual([]);
    const actsKnownTo = async (viewer: Viewer) =>
      (await listAudit({ viewer, filter: { about: other.id } })).items.map(({ action }) => action);
    expect(await actsKnownTo(desk)).toContain('member.note');
    expect(await actsKnownTo(other)).not.toContain('member.note');
    expect(await refusalOf(write({ viewer: other, memberId: other.id }))).toMatchObject({
      code: 'own-account',
    });
    const id = (await notesFor(desk, other))[0]!.id;
    await removeNote({ viewer: other, noteId: id, context });
    expect(await notesFor(desk, other)).toHaveLength(1);
  });

  it('is kept once, however often it is sent, and needs words and a member', async () => {
    await inParallel(Array.from({ length: 4 }, () => write()));
    expect(await notesFor(desk)).toHaveLength(1);
    expect(await refusalOf(write({ note: ' \u200b ' }))).toMatchObject({ status: 400, field: 'note' });
    for (const memberId of [newId(), 'nobody'])
      expect(await refusalOf(write({ memberId }))).toMatchObject({ status: 404 });
  });

  it('is taken away by who wrote it and by administrators, and the record never had its words', async () => {
    await write();
    const id = (await notesFor(desk))[0]!.id;
    expect(await refusalOf(removeNote({ viewer: await moderator(), noteId: id }))).toMatchObject({
      status: 403,
    });
    await removeNote({ viewer: await admin(), noteId: id, context });
    await removeNote({ viewer: desk, noteId: id, context });
    expect(await notesFor(desk)).toEqual([]);
    const record = await query(
      'select action, reason, details from audit_entries where subject_id = $1 order by id',
      [author.id],
    );
    expect(record).toMatchObject([
      { action: 'member.note', reason: null, details: { noteId: id } },
      { action: 'member.unnote', reason: null, details: { noteId: id } },
    ]);
  });

  it('goes with the account', async () => {
    await write();
    await askToLeave({ viewer: author, comments: 'KEEP', context });
    context.advance(30 * DAY);
    await finishDepartures({ context });
    expect(await query('select 1 from member_notes')).toEqual([]);
  });

  it('is found by an index, as whether there is any', async () => {
    const plan = await query<{ 'QUERY PLAN': string }>(
      `explain (costs off) select 1 from members m where exists (select from member_notes n where n.member_id = m.id) and m.id = $1`,
      [author.id],
    );
    expect(plan.map((line) => line['QUERY PLAN']).join(' ')).toMatch(
      /member_notes_member_id_created_at_id_idx/,
    );
  });
});

it('are read page by page', async () => {
  for (const number of [1, 2, 3]) {
    await writeNote({ viewer: desk, memberId: author.id, note: `Note ${number}.`, context });
    context.advance(1_000);
  }
  const page = await listNotes({ viewer: desk, memberId: author.id, limit: 2 });
  const rest = await listNotes({ viewer: desk, memberId: author.id, limit: 2, cursor: page.nextCursor! });
  expect([...page.items, ...rest.items].map(({ text }) => text)).toEqual(['Note 3.', 'Note 2.', 'Note 1.']);
  expect(rest.nextCursor).toBeNull();
});
