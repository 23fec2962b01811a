import { beforeEach, describe, expect, it } from 'vitest';
import { reasonInWords } from '@/lib/language/reason-in-words';
import { newId } from '@/lib/platform/ids';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import type { Viewer } from '@/lib/members/viewer';
import { DAY } from '@/lib/testing/clock';
import {
  commentInReview,
  factsOf,
  publishedComment,
  referredComment,
  reviewWith,
  someWords,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { refusalOf } from '@/lib/testing/refusal';
import { decideAppeal } from '../appeals/decide-appeal';
import { fileAppeal } from '../appeals/file-appeal';
import { listAppealsAbout } from '../appeals/list-appeals';
import { decideComment } from '../decide-comment';
import { readCase } from '../read-case';
import type { Action } from '../schemas';
import { buildStatementOf } from './build-statements';
import { listOwnCases } from './list-own-cases';
import { readOwnCase } from './read-own-case';
import { ownCasesView } from './schemas';

beforeEach(openNewsroom);

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

type More = Partial<Parameters<typeof decideComment>[0]>;
const decide = async (commentId: string, action: Action, more: More = {}) => {
  const { version } = await factsOf(commentId);
  const why = { rule: 'civility', note: 'Please be civil.' } as const;
  return decideComment({ viewer: desk, commentId, action, version, ...why, context, ...more });
};

const wish = (body?: string) => ({ article: news, context, author, ...(body && { body }) });
const statementFor = async (commentId: string) =>
  (await readOwnCase({ viewer: author, commentId, context })).statement;

describe('the statement of reasons, for its author', () => {
  it('makes nothing up for a removal by a program that gave no reason', async () => {
    const id = await publishedComment(wish());
    await decide(id, 'REMOVE', { rule: undefined, note: undefined });
    expect(await statementFor(id)).toMatchObject({ outcome: 'REMOVE', rule: null, facts: null });
  });

  it('tells of a rejection with the passage that it is about, and never by whom', async () => {
    const id = await referredComment(wish('He is *no better* than\nhis father was.'));
    await decide(id, 'REJECT', { passage: 'no better than his father' });
    const statement = await statementFor(id);
    expect(statement).toMatchObject({
      commentId: id,
      outcome: 'REJECT',
      stands: true,
      passage: 'no better than his father',
      rule: { key: 'civility' },
      facts: 'Please be civil.',
      decidedAt: context.now().toISOString(),
      appeal: { possible: true, until: new Date(context.now().getTime() + 183 * DAY).toISOString() },
      resubmission: { left: 2, possible: true },
    });
    expect(JSON.stringify(statement)).not.toMatch(new RegExp(`Desk One|${desk.id}`));
    expect(await readCase({ viewer: desk, commentId: id })).toMatchObject({
      decisions: [{ passage: 'no better than his father' }, {}],
    });
  });

  it('is about the text that was up, where that was taken down while an edit was reviewed', async () => {
    const id = await publishedComment(wish('The text that readers see.'));
    await editComment({ viewer: author, id, body: 'The text that nobody has seen.', revision: 1, context });
    await decide(id, 'REMOVE', { passage: 'readers see' });
    expect(await statementFor(id)).toMatchObject({
      outcome: 'REMOVE',
      revision: 1,
      textHtml: '<p>The text that readers see.</p>',
    });
  });

  it('is about the text that was up when it was taken down, whatever was published since', async () => {
    const id = await publishedComment(wish('The first text.'));
    await editComment({ viewer: author, id, body: 'The second text.', revision: 1, context });
    await decide(id, 'REMOVE');
    const filed = await fileAppeal({
      viewer: author,
      commentId: id,
      text: 'Nobody was named in it.',
      context,
    });
    await decide(id, 'RESTORE', { viewer: await moderator() });
    await decide(id, 'PUBLISH');
    const first = { outcome: 'REMOVE', stands: false, revision: 1, textHtml: '<p>The first text.</p>' };
    expect(await statementFor(id)).toMatchObject({ ...first, appeal: { filed: { state: 'REVERSED' } } });
    expect(await listAppealsAbout({ viewer: desk, commentId: id, context })).toMatchObject([
      { id: filed.id, comment: { bodyHtml: '<p>The first text.</p>' } },
    ]);
  });

  it('says that screening had set it aside, and what it said', async () => {
    await setPolicy({ screening: { suspectWords: ['syndicate'] } });
    const { id, reason: held } = await submitComment({
      viewer: author,
      articleSlug: news.slug,
      body: 'The syndicate is behind it all.',
      context,
    });
    await decide(id, 'REJECT');
    const statement = await statementFor(id);
    expect(held).not.toBeNull();
    expect(statement?.automatic.involved).toBe(true);
    expect(statement?.automatic.words).toContain(reasonInWords('en', held!));
  });

  it('says that a probability was computed, where reviewers had not settled it', async () => {
    const id = await commentInReview(wish());
    await reviewWith(['NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'], { commentId: id, article: news, context });
    await decide(id, 'REJECT');
    const statement = await statementFor(id);
    expect(statement?.automatic).toMatchObject({
      involved: true,
      words: expect.stringContaining('It computed how likely the text is to be acceptable'),
    });
    expect(statement?.source).toContain('Members reviewed it');
  });

  it('goes on being there after a reversal, with the appeal and what came of it', async () => {
    const id = await referredComment(wish());
    await decide(id, 'REJECT');
    const filed = await fileAppeal({
      viewer: author,
      commentId: id,
      text: 'It was about the argument alone.',
      context,
    });
    expect(await statementFor(id)).toMatchObject({ appeal: { possible: false, filed } });
    const { version } = await factsOf(id);
    const second = await moderator();
    await decideAppeal({
      viewer: second,
      appealId: filed.id,
      outcome: 'REVERSED',
      version,
      note: 'It was.',
      context,
    });
    expect(await statementFor(id)).toMatchObject({
      stands: false,
      appeal: { possible: false, filed: { state: 'REVERSED', note: 'It was.' } },
    });
  });

  it('is nobody else’s', async () => {
    const id = await referredComment(wish());
    await decide(id, 'REJECT');
    for (const viewer of [await insider(), desk])
      expect(await refusalOf(readOwnCase({ viewer, commentId: id }))).toMatchObject({ status: 404 });
    for (const commentId of [newId(), 'x'])
      expect(await refusalOf(readOwnCase({ viewer: author, commentId }))).toMatchObject({ status: 404 });
  });

  it('stands in the list of their comments, with null where nothing was decided against one', async () => {
    const [rejected, fine] = [await referredComment(wish()), await publishedComment(wish())];
    await decide(rejected, 'REJECT');
    const list = await listOwnCases({ viewer: author, context });
    expect(ownCasesView.safeParse(list).error).toBeUndefined();
    const found = new Map(list.items.map((item) => [item.id, item.statement?.outcome ?? null]));
    expect(found.get(rejected)).toBe('REJECT');
    expect(found.get(fine)).toBeNull();
  });
});

describe('the statement of one decision, for whoever sends it', () => {
  it('is of the version that was decided on, whatever came after', async () => {
    const id = await referredComment(wish());
    const { version } = await factsOf(id);
    await decide(id, 'REJECT', { note: 'The first reason.' });
    await editComment({ viewer: author, id, body: someWords(), revision: 1, context });
    await decide(id, 'REJECT', { note: 'The second reason.' });
    const now = context.now();
    expect(await buildStatementOf({ commentId: id, version, now })).toMatchObject({
      facts: 'The first reason.',
      stands: false,
    });
    expect(await buildStatementOf({ commentId: id, version: version - 1, now })).toBeNull();
    expect(await buildStatementOf({ commentId: newId(), version: 1, now })).toBeNull();
  });
});

describe('a passage', () => {
  it('must be quoted from the text', async () => {
    const id = await referredComment(wish('What was written.'));
    expect(await refusalOf(decide(id, 'REJECT', { passage: 'What was meant.' }))).toMatchObject({
      status: 400,
      code: 'passage-not-found',
      field: 'passage',
    });
    await decide(id, 'REJECT', { passage: ' \u200B ' });
    expect(
      await query('select passage from decisions where comment_id = $1 order by version desc limit 1', [id]),
    ).toEqual([{ passage: null }]);
  });
});
