import { inflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { DAY, HOUR } from '@/lib/testing/clock';
import {
  commentInReview,
  leaseOn,
  publishedComment,
  rejectedComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { closeAccount } from '../leaving/close-account';
import { setMute } from '../mutes/set-mute';
import { personalData } from '../personal-data/personal-data';
import type { Viewer } from '../viewer';
import { choosePicture } from '../picture/choose-picture';
import { askForExport } from './ask-for-export';
import { fetchExport } from './fetch-export';
import { forgetExports } from './forget-exports';
import { makeExport } from './make-export';
import { readExport } from './read-export';

let viewer: Viewer;

beforeEach(async () => {
  await openNewsroom();
  viewer = await insider({ name: 'Wilhelmina <b>Quist</b>' });
});

const ask = (of = viewer) => askForExport({ viewer: of, context });
async function make(of = viewer): Promise<void> {
  const [row] = await query<{ id: string }>('select id from data_exports where member_id = $1', [of.id]);
  await makeExport({ job: { exportId: row!.id }, context });
}

/** The files of a zip, by their names: each stands whole behind a head of its own. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, string>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04_03_4b_50;) {
    const [packed, name, extra] = [
      zip.readUInt32LE(at + 18),
      zip.readUInt16LE(at + 26),
      zip.readUInt16LE(at + 28),
    ];
    const start = at + 30 + name + extra;
    const content = inflateRawSync(zip.subarray(start, start + packed)).toString();
    files.set(zip.toString('utf8', at + 30, at + 30 + name), content);
    at = start + packed;
  }
  return files;
}

type Data = {
  held: Record<string, Record<string, unknown>[]>;
  articles: { slug: string; headline: string }[];
};

async function exported(): Promise<{ page: string; data: Data }> {
  await ask();
  await make();
  const files = unzip((await fetchExport({ viewer, context })).file);
  expect([...files.keys()]).toEqual(['your-data.html', 'your-data.json']);
  return { page: files.get('your-data.html')!, data: JSON.parse(files.get('your-data.json')!) as Data };
}

describe('a copy of what is kept of a member', () => {
  it('has a place for every table and column that the catalogue gives', async () => {
    const { data } = await exported();
    const given = Object.entries(personalData).filter(
      ([, { exported: columns, ofPayments }]) => typeof columns !== 'string' && !ofPayments,
    );
    expect(Object.keys(data.held)).toEqual(given.map(([table]) => table));
    expect(Object.keys(data.held.members![0]!)).toEqual(personalData.members.exported);
    expect(data.held.members).toMatchObject([
      { id: viewer.id, email: viewer.email, display_name: viewer.displayName },
    ]);
  });

  it('has their picture as a file, while they show one', async () => {
    const bytes = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#d01010' } })
      .png()
      .toBuffer();
    await choosePicture({ viewer, sent: { type: 'image/png', bytes }, context });
    await ask();
    await make();
    const files = unzip((await fetchExport({ viewer, context })).file);
    expect([...files.keys()]).toEqual(['your-data.html', 'your-data.json', 'your-picture.webp']);
    expect(files.get('your-picture.webp')).toMatch(/^RIFF[^]{4}WEBP/);
    expect((JSON.parse(files.get('your-data.json')!) as Data).held.member_pictures).toEqual([
      { created_at: expect.any(String) as string },
    ]);
  });

  it('holds what they wrote, reviewed and said, and names nobody else', async () => {
    const posted = await publishedComment({
      article: news,
      context,
      author: viewer,
      body: 'Pangolins <i>are</i> shy.',
    });
    await publishedComment({ article: news, context, parentId: posted, body: 'Aardvarks are not.' });
    const other = await publishedComment({ article: news, context });
    await reportComment({ viewer, commentId: other, reason: 'civility', note: 'Zebrafinch one.', context });
    await setMute({ viewer, memberId: (await insider()).id, on: true, context });
    const rejected = await rejectedComment({ article: news, context, author: viewer });
    await fileAppeal({
      viewer,
      commentId: rejected,
      text: 'Zebrafinch two, and I mean every word.',
      context,
    });
    const reviewed = await commentInReview({ article: news, context });
    const { assignmentId } = await leaseOn({ commentId: reviewed, reviewer: viewer, article: news, context });
    await recordReview({ viewer, assignmentId, verdict: 'NOT_CIVIL', note: 'Zebrafinch three.', context });
    const own = await commentInReview({ article: news, context, author: viewer });
    await reviewWith(['NOT_CIVIL'], { commentId: own, article: news, context });
    await query(
      `insert into drafts (id, member_id, article_id, target, body, updated_at)
       values (gen_random_uuid(), $1, $2, $2, 'Zebrafinch four.', now())`,
      [viewer.id, news.id],
    );
    const { page, data } = await exported();
    const others = await query<{ name: string; email: string }>(
      'select display_name as name, email from members where id <> $1',
      [viewer.id],
    );
    expect(others.length).toBeGreaterThan(5);
    for (const text of [page, JSON.stringify(data)]) {
      for (const words of ['one', 'two', 'three', 'four'])
        expect(text).toMatch(new RegExp(`Zebrafinch ${words}`));
      expect(text).not.toMatch(/aardvark/i);
      // "Person 1" is no name of "Person 12".
      for (const { name, email } of others) {
        expect(text).not.toMatch(new RegExp(`${name}(?!\\d)`));
        expect(text).not.toContain(email);
      }
    }
    expect(data.held.comment_revisions!.map(({ body }) => body)).toContain('Pangolins <i>are</i> shy.');
    expect(data.held.reviews).toMatchObject([{ comment_id: reviewed, verdict: 'NOT_CIVIL' }]);
    expect(data.articles).toMatchObject([{ slug: news.slug }]);
    expect(page).toContain('Pangolins &lt;i&gt;are&lt;/i&gt; shy.');
    expect(page).toContain('Wilhelmina &lt;b&gt;Quist&lt;/b&gt;');
    expect(page).toContain(`/articles/${news.slug}"`);
    expect(page).not.toMatch(/<script|undefined|\[object/);
  });

  it('does not say of what is still to be reviewed whether it is for practice', async () => {
    await waitingComment({ article: news, context, author: viewer });
    const waiting = await commentInReview({ article: news, context });
    await leaseOn({ commentId: waiting, reviewer: viewer, article: news, context });
    const { data } = await exported();
    expect(data.held.review_assignments).toEqual([]);
  });

  it('is in the member’s language, from its own side', async () => {
    await query(`update members set language = 'ar' where id = $1`, [viewer.id]);
    const { page } = await exported();
    expect(page).toContain('<html lang="ar" dir="rtl">');
  });
});

describe('asking for it', () => {
  it('takes a fresh proof, and is possible for whoever is banned', async () => {
    expect(await refusalOf(ask({ ...viewer, provedLately: false }))).toMatchObject({
      status: 403,
      code: 'proof-needed',
    });
    await ask({ ...viewer, sanction: { kind: 'BAN', reason: 'Enough.', endsAt: null } });
    const events = await query('select kind from security_events where member_id = $1', [viewer.id]);
    expect(events).toEqual([{ kind: 'data-exported' }]);
  });

  it('is possible once in a fortnight, and again after a day in which none was made', async () => {
    await ask();
    expect(await refusalOf(ask())).toMatchObject({ status: 422, code: 'export-lately' });
    context.advance(DAY);
    await ask();
    await make();
    context.advance(14 * DAY - HOUR);
    expect((await refusalOf(ask())).code).toBe('export-lately');
    context.advance(HOUR);
    expect(await ask()).toMatchObject({ state: 'UNDER_WAY' });
  });

  it('twice at once is once', async () => {
    const { answers, refusals } = await inParallel([ask(), ask(), ask()]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([
      1,
      ['export-lately', 'export-lately'],
    ]);
  });

  it('has it made by a job, and is told by letter, once', async () => {
    await ask();
    await runWaitingJobs();
    await make();
    await runWaitingJobs();
    const { items } = await listNotices({ viewer, limit: 5 });
    expect(items.map(({ kind, action }) => [kind, action.path])).toEqual([
      ['member.export-ready', '/account/privacy#export'],
    ]);
  });
});

describe('fetching it', () => {
  it('is for its member alone, who has shown who they are, for seven days', async () => {
    await ask();
    expect((await refusalOf(fetchExport({ viewer, context }))).status).toBe(404);
    await make();
    expect(await readExport({ viewer, context })).toMatchObject({ state: 'READY' });
    expect((await refusalOf(fetchExport({ viewer: null, context }))).status).toBe(401);
    expect((await refusalOf(fetchExport({ viewer: await insider(), context }))).status).toBe(404);
    const stale = { ...viewer, provedLately: false };
    expect((await refusalOf(fetchExport({ viewer: stale, context }))).code).toBe('proof-needed');
    context.advance(7 * DAY - HOUR);
    await fetchExport({ viewer, context });
    context.advance(HOUR);
    expect((await refusalOf(fetchExport({ viewer, context }))).status).toBe(404);
    expect(await readExport({ viewer, context })).toMatchObject({ state: 'GONE' });
    expect(await forgetExports({ context })).toBe(1);
    expect(await query('select file from data_exports')).toEqual([{ file: null }]);
    expect(await forgetExports({ context })).toBe(0);
    context.advance(8 * DAY);
    expect(await forgetExports({ context })).toBe(1);
    expect(await readExport({ viewer, context })).toBeNull();
  });

  it('is over when the account is closed, also where the copy is being made meanwhile', async () => {
    await ask();
    const [row] = await query<{ id: string }>('select id from data_exports');
    await query(
      `insert into departures (member_id, asked_at, ends_at, keeps_comments) values ($1, $2, $3, true)`,
      [viewer.id, new Date(context.now().getTime() - 2 * DAY), new Date(context.now().getTime() - DAY)],
    );
    await Promise.allSettled([
      makeExport({ job: { exportId: row!.id }, context }),
      closeAccount({ memberId: viewer.id, along: () => Promise.resolve([]), context }),
    ]);
    expect(await query('select 1 from data_exports')).toEqual([]);
    await makeExport({ job: { exportId: row!.id }, context });
  });
});
