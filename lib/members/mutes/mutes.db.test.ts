import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { MINUTE } from '@/lib/testing/clock';
import { query } from '@/lib/testing/database';
import { author, context, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, member } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import type { Viewer } from '../viewer';
import { findMutedAmong } from './find-muted-among';
import { listMuted } from './list-muted';
import { setMute } from './set-mute';

beforeEach(openNewsroom);

let reader: Viewer;
beforeEach(async () => {
  reader = await insider({ name: 'Reader' });
});

const mute = (memberId = author.id, viewer: Viewer | null = reader) =>
  setMute({ on: true, viewer, memberId, context });
const unmute = (memberId = author.id, viewer: Viewer | null = reader) =>
  setMute({ on: false, viewer, memberId });
const mutedBy = async (viewer: Viewer) => (await listMuted({ viewer })).items.map(({ member: { id } }) => id);

describe('muting a member', () => {
  it('is kept for the one who does it, and can be undone; each once, however often', async () => {
    await mute();
    await mute();
    expect(await listMuted({ viewer: reader })).toEqual({
      items: [
        {
          member: { id: author.id, displayName: author.displayName },
          mutedAt: context.now().toISOString(),
        },
      ],
      nextCursor: null,
    });
    expect(await mutedBy(author)).toEqual([]);
    await unmute();
    await unmute();
    expect(await mutedBy(reader)).toEqual([]);
  });

  it('leaves no trace that anybody else could read: no event, no record', async () => {
    await mute();
    await unmute();
    expect(await query('select 1 from outbox_events')).toEqual([]);
    expect(await query('select 1 from audit_entries')).toEqual([]);
  });

  it('is open to every member, and is about another who is there', async () => {
    expect(await refusalOf(mute(author.id, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(unmute(author.id, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(listMuted({ viewer: null }))).toMatchObject({ status: 401 });
    expect(await refusalOf(mute(reader.id))).toMatchObject({ status: 422, code: 'own-self' });
    for (const id of [newId(), 'x']) expect(await refusalOf(mute(id))).toMatchObject({ status: 404 });
    await mute(author.id, await member({ membership: 'LAPSED' }));
  });

  it('is read in pages, the last muted first', async () => {
    const others = await insiders(5);
    for (const { id } of others) {
      await mute(id);
      context.advance(MINUTE);
    }
    const first = await listMuted({ viewer: reader, limit: 3 });
    const second = await listMuted({ viewer: reader, limit: 3, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ member: { id } }) => id)).toEqual(
      others.map(({ id }) => id).reverse(),
    );
    expect(second.nextCursor).toBeNull();
    expect(await refusalOf(listMuted({ viewer: reader, cursor: 'x' }))).toMatchObject({ status: 400 });
  });

  it('ends at five hundred, also when several are muted at once', async () => {
    await query(
      `with crowd as (insert into members (id, email, email_folded, display_name, name_skeleton, password_hash, role)
         select gen_random_uuid(), 'm' || n, 'm' || n, 'M' || n, 'm' || n, 'none', 'MEMBER' from generate_series(1, 499) n returning id)
       insert into mutes (member_id, muted_id, created_at) select $1, id, now() from crowd`,
      [reader.id],
    );
    const others = await insiders(4);
    const { answers, refusals } = await inParallel(others.map(({ id }) => mute(id)));
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject(Array(3).fill({ status: 422, code: 'too-many', limit: 500 }));
  });

  it('twice at once is once', async () => {
    await inParallel([mute(), mute(), mute()]);
    expect(await mutedBy(reader)).toEqual([author.id]);
  });

  it('is bounded in how often it is done', async () => {
    const { refusals } = await inParallel(Array.from({ length: 61 }, () => mute()));
    expect(refusals).toMatchObject([{ status: 429 }]);
    expect(await refusalOf(unmute())).toMatchObject({ status: 429 });
  });

  it('says which of some members it is about, to the one who did it', async () => {
    const other = await insider();
    await mute();
    const memberIds = [author.id, other.id];
    expect(await findMutedAmong({ viewer: reader, memberIds })).toEqual(new Set([author.id]));
    expect(await findMutedAmong({ viewer: other, memberIds })).toEqual(new Set());
    expect(await findMutedAmong({ viewer: reader, memberIds: [] })).toEqual(new Set());
  });
});
