import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readThread } from '@/lib/comments/thread/read-thread';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { readMemberCase } from '@/lib/moderation/sanctions/read-member-case';
import { connectionPool } from '@/lib/platform/db';
import { onPurge, type Purge } from '@/lib/platform/purge-bus';
import { publishedComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member, moderator, sanction } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { askToLeave } from '../leaving/ask-to-leave';
import { readProfile } from '../read-profile';
import type { Viewer } from '../viewer';
import { choosePicture } from './choose-picture';
import { deleteOrphans } from './delete-objects';
import { dropPicture } from './drop-picture';
import { fetchPicture } from './fetch-picture';
import { readOwnPicture, readPictureOf } from './read-picture';
import { removePicture } from './remove-picture';
import { SIZES } from './rules';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
process.env.FILES_FOLDER = folder;
const stored = join(folder, 'member-pictures');
afterAll(() => rm(folder, { recursive: true, force: true }));

let desk: Viewer;
let red: Uint8Array;
let blue: Uint8Array;
const flat = (background: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

beforeAll(async () => {
  [red, blue] = [await flat('#d01010'), await flat('#1010d0')];
});
beforeEach(async () => {
  await openNewsroom();
  await rm(folder, { recursive: true, force: true });
  desk = await moderator({ name: 'Desk One' });
});

const choose = (viewer: Viewer | null = author, bytes = red) =>
  choosePicture({ viewer, sent: { type: 'image/png', bytes }, context });
const chosen = async (viewer = author, bytes = red) => (await choose(viewer, bytes)).picture;
const filesOf = (name: string) => SIZES.map((size) => `${name}-${size}.webp`);
const filesThere = async () => (await readdir(stored).catch(() => [])).sort();
const deliver = () => runWaitingJobs();
const shownOf = async (viewer: Viewer) => (await readProfile({ viewer: desk, id: viewer.id })).picture;

const why = { rule: 'civility', reason: 'It shows a rude gesture.' };
const remove = (more: Partial<Parameters<typeof removePicture>[0]> & { picture: string }) =>
  removePicture({ viewer: desk, memberId: author.id, ...why, context, ...more });

describe('a picture', () => {
  it('stands beside the name wherever the member is met, in three sizes', async () => {
    await publishedComment({ article: news, context, author });
    expect(await shownOf(author)).toBeNull();
    const picture = await chosen();
    expect(await shownOf(author)).toBe(picture);
    expect((await readThread({ articleSlug: news.slug })).items[0]?.author).toMatchObject({
      id: author.id,
      picture,
    });
    expect(await readOwnPicture({ viewer: author })).toBe(picture);
    expect((await readMemberCase({ viewer: desk, memberId: author.id, context })).picture).toBe(picture);
    for (const size of SIZES) {
      const { width, format } = await sharp((await fetchPicture({ name: picture, size }))!).metadata();
      expect([width, format]).toEqual([size, 'webp']);
    }
    expect(await fetchPicture({ name: picture, size: 100 })).toBeNull();
    expect(await fetchPicture({ name: '0'.repeat(32), size: 72 })).toBeNull();
    expect(await filesThere()).toEqual(filesOf(picture).sort());
  });

  it('drops the kept pages with the one before, and stands in the audit', async () => {
    const purged: Purge[] = [];
    const stop = onPurge((purge) => void purged.push(purge));
    await choose();
    await dropPicture({ viewer: author, context });
    stop();
    expect(purged).toHaveLength(2);
    for (const purge of purged) expect(purge).toMatchObject({ tags: [`member:${author.id}`], removal: true });
    const audit = await query(
      'select action, actor_id from audit_entries where subject_id = $1 order by id',
      [author.id],
    );
    expect(audit).toEqual([
      { action: 'member.choose-picture', actor_id: author.id },
      { action: 'member.drop-picture', actor_id: author.id },
    ]);
  });

  it('takes the place of another, which is gone at once and then from the store', async () => {
    const first = await chosen();
    const second = await chosen(author, blue);
    expect(second).not.toBe(first);
    expect(await fetchPicture({ name: first, size: 72 })).toBeNull();
    expect(await filesThere()).toHaveLength(6);
    await deliver();
    expect(await filesThere()).toEqual(filesOf(second).sort());
  });

  it('is another for each who chooses the same, so that one can let go of it', async () => {
    const other = await insider();
    const [own, theirs] = [await chosen(), await chosen(other)];
    expect(own).not.toBe(theirs);
    await dropPicture({ viewer: author, context });
    await dropPicture({ viewer: author, context });
    await deliver();
    expect(await shownOf(author)).toBeNull();
    expect(await filesThere()).toEqual(filesOf(theirs).sort());
    expect(await fetchPicture({ name: theirs, size: 144 })).not.toBeNull();
  });
});

describe('showing one', () => {
  it('is for whoever has confirmed their address and is under no sanction', async () => {
    expect(await refusalOf(choose(null))).toMatchObject({ status: 401 });
    expect(await refusalOf(choose(await insider({ verified: false })))).toMatchObject({
      status: 403,
      code: 'address-unverified',
    });
    const turnedOut = await insider({ sanction: { kind: 'TIME_OUT', reason: 'Spam.', endsAt: null } });
    expect(await refusalOf(choose(turnedOut))).toMatchObject({ status: 403, code: 'sanctioned' });
    await choose(await member({ membership: 'LAPSED' }));
    await choose(desk);
    expect(await filesThere()).toHaveLength(6);
  });

  it('is refused for what is none, and nothing is stored', async () => {
    const html = new TextEncoder().encode('<script>alert(1)</script>');
    for (const [type, bytes, code] of [
      ['image/png', html, 'picture-type'],
      ['image/svg+xml', red, 'picture-type'],
      ['image/png', new Uint8Array(), 'picture-missing'],
      ['image/png', new Uint8Array(10 * 1024 * 1024), 'picture-too-large'],
      ['image/png', red.subarray(0, 60), 'picture-unreadable'],
    ] as const)
      expect(
        await refusalOf(choosePicture({ viewer: author, sent: { type, bytes }, context })),
      ).toMatchObject({
        status: 422,
        code,
        field: 'picture',
      });
    expect(await filesThere()).toEqual([]);
  });

  it('can be tried ten times an hour', async () => {
    const broken = red.subarray(0, 60);
    for (let time = 0; time < 10; time += 1)
      expect((await refusalOf(choose(author, broken))).code).toBe('picture-unreadable');
    const { status, retryAfterSeconds } = await refusalOf(choose(author, red));
    expect(status).toBe(429);
    expect(retryAfterSeconds).toBeGreaterThan(3_000);
    await choose(await insider());
  });

  it('says that the store is away, and leaves the one before', async () => {
    const picture = await chosen();
    // A file where the folder would be: whoever runs the tests may write anywhere else.
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    expect(await refusalOf(choose(author, blue))).toMatchObject({ status: 503, code: 'unavailable' });
    await rm(folder);
    expect(await shownOf(author)).toBe(picture);
  });

  it('uses up no try where something of ours is away', async () => {
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, 'in the way');
    for (let time = 0; time < 11; time += 1)
      expect(await refusalOf(choose())).toMatchObject({ status: 503, code: 'unavailable' });
    await rm(folder);
    await choose();
  });

  it('keeps what is stored where the connection broke, since it may be shown by then', async () => {
    const held = await connectionPool().connect();
    try {
      await held.query('begin');
      await held.query('select from members where id = $1 for update', [author.id]);
      const broken = refusalOf(choose());
      await vi.waitFor(
        async () => {
          const [{ count }] = (await queryAsOwner(
            `select count(pg_terminate_backend(pid))::int as count from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`,
          )) as [{ count: number }];
          expect(count).toBe(1);
        },
        { timeout: 20_000 },
      );
      expect(await broken).toMatchObject({ status: 503, code: 'unavailable' });
    } finally {
      await held.query('rollback');
      held.release();
    }
    expect(await filesThere()).toHaveLength(3);
  });
});

describe('a moderator', () => {
  it('takes it away, for a rule and a reason that the member is told', async () => {
    const picture = await chosen();
    await remove({ picture });
    expect(await shownOf(author)).toBeNull();
    expect(await fetchPicture({ name: picture, size: 72 })).toBeNull();
    await deliver();
    expect(await filesThere()).toEqual([]);
    const [entry] = await query(`select * from audit_entries where action = 'member.remove-picture'`);
    expect(entry).toMatchObject({
      actor_id: desk.id,
      subject_id: author.id,
      reason: why.reason,
      details: { rule: why.rule },
    });
    const { items } = await listNotices({ viewer: author });
    expect(items).toMatchObject([
      {
        kind: 'picture.removed',
        title: 'Your picture no longer stands beside your name',
        reasons: [{ term: 'House rule' }, { term: 'The moderator’s reason', text: why.reason }],
        particulars: [
          { term: 'How it came to a moderator' },
          {
            term: 'What was automatic',
            text: 'Nothing automatic was involved. The decision was taken by a person.',
          },
          { term: 'How far it reaches' },
          { term: 'Besides' },
        ],
      },
    ]);
    await choose();
  });

  it('does not take away another than they have seen, nor what is not there, nor their own', async () => {
    const first = await chosen();
    const second = await chosen(author, blue);
    const stale = await refusalOf(remove({ picture: first }));
    expect(stale).toMatchObject({ status: 409, code: 'picture-changed' });
    expect(stale.details).toEqual({ current: { picture: second } });
    const own = await chosen(desk);
    expect(await refusalOf(remove({ memberId: desk.id, picture: own }))).toMatchObject({
      status: 403,
      code: 'own-picture',
    });
    expect(await refusalOf(remove({ picture: second, reason: ' \n' }))).toMatchObject({
      code: 'reason-required',
    });
    const nobody = await insider();
    for (const memberId of [nobody.id, 'nobody'])
      expect(await refusalOf(remove({ memberId, picture: second }))).toMatchObject({ status: 404 });
    expect(await shownOf(author)).toBe(second);
  });

  it('is one of the desk', async () => {
    const picture = await chosen();
    expect(await refusalOf(remove({ viewer: null, picture }))).toMatchObject({ status: 401 });
    const other = await insider();
    expect(await refusalOf(remove({ viewer: other, picture }))).toMatchObject({ status: 403 });
    expect(await refusalOf(readPictureOf({ viewer: other, memberId: author.id }))).toMatchObject({
      status: 403,
    });
  });
});

describe('at the same time', () => {
  it('one of several is shown, and of the others nothing stays', async () => {
    const { answers } = await inParallel([choose(), choose(author, blue), choose(), choose(author, blue)]);
    const shown = await shownOf(author);
    expect(answers.map(({ picture }) => picture)).toContain(shown);
    await deliver();
    expect(await filesThere()).toEqual(filesOf(shown!).sort());
  });

  it('of a removal and another choice each is whole', async () => {
    const first = await chosen();
    for (const bytes of [blue, red, blue]) {
      const before = (await shownOf(author)) ?? first;
      const { answers, refusals } = await inParallel<unknown>([
        remove({ picture: before }),
        choose(author, bytes),
      ]);
      expect(answers.length).toBeGreaterThan(0);
      for (const { code } of refusals) expect(code).toMatch(/^(?:picture-changed|not-found)$/);
      await deliver();
      const shown = await shownOf(author);
      expect(await filesThere()).toEqual(shown ? filesOf(shown).sort() : []);
    }
  });

  it('nobody shows one that was sanctioned meanwhile, and nothing of it stays', async () => {
    await inParallel<unknown>([
      choose(),
      sanctionMember({ viewer: desk, memberId: author.id, kind: 'BAN', reason: 'Spam.', context }),
    ]);
    await sanction({ on: author, from: new Date(0) });
    const before = await shownOf(author);
    expect(await refusalOf(choose(author, blue))).toMatchObject({ code: 'sanctioned' });
    await deliver();
    expect(await shownOf(author)).toBe(before);
    expect(await filesThere()).toEqual(before ? filesOf(before).sort() : []);
  });
});

describe('what is stored', () => {
  const LONG_AGO = new Date(Date.now() - 86_400_000);
  async function put(name: string, at: Date): Promise<void> {
    await mkdir(stored, { recursive: true });
    await writeFile(join(stored, name), 'x');
    await utimes(join(stored, name), at, at);
  }

  it('and is nobody’s picture is let go of, once it is sure to become none', async () => {
    const picture = await chosen();
    for (const name of filesOf(picture)) await utimes(join(stored, name), LONG_AGO, LONG_AGO);
    const [lost, young] = ['a'.repeat(32), 'b'.repeat(32)];
    await put(`${lost}-72.webp`, LONG_AGO);
    await put(`${lost}-256.webp`, LONG_AGO);
    await put(`${picture}-72.webp.0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c.new`, LONG_AGO);
    await put(`${young}-72.webp`, new Date());
    await put('somebody-elses.txt', LONG_AGO);
    expect(await deleteOrphans()).toBe(3);
    expect(await filesThere()).toEqual(
      [...filesOf(picture), `${young}-72.webp`, 'somebody-elses.txt'].sort(),
    );
    expect(await deleteOrphans()).toBe(0);
  });

  it('goes with the account, and nobody adds to it afterwards', async () => {
    const picture = await chosen();
    await askToLeave({ viewer: author, comments: 'KEEP', context });
    const later = { ...context, now: () => new Date(context.now().getTime() + 2 * 86_400_000) };
    await finishDepartures({ context: later });
    expect(await query('select 1 from member_pictures')).toEqual([]);
    expect(await fetchPicture({ name: picture, size: 72 })).toBeNull();
    await deliver();
    expect(await filesThere()).toEqual([]);
    expect(await refusalOf(choose())).toMatchObject({ status: 401 });
    expect(await filesThere()).toEqual([]);
  });
});

it('the database itself takes no name that leads elsewhere, and one picture a member', async () => {
  const insert = (name: string) =>
    query('insert into member_pictures (member_id, name, created_at) values ($1, $2, now())', [
      author.id,
      name,
    ]);
  await expect(insert('../../etc/passwd')).rejects.toMatchObject({ code: '23514' });
  await insert('c'.repeat(32));
  await expect(insert('d'.repeat(32))).rejects.toMatchObject({ code: '23505' });
});
