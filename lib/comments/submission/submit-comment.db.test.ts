import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { article } from '@/lib/testing/articles';
import { DAY, MINUTE } from '@/lib/testing/clock';
import { commentInReview, factsOf, publishedComment, removeComment, someWords } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { runs } from '@/lib/testing/property-runs';
import { readDraft } from '../drafts/read-draft';
import { saveDraft } from '../drafts/save-draft';
import { editComment } from '../editing/edit-comment';
import { previewComment } from './prepare-submission';
import { findOwnComment } from '../own/read-comment';
import { submitComment } from './submit-comment';

beforeEach(openNewsroom);

const kept = async () => (await readDraft({ viewer: author, target: news.id }))?.body;
const submit = (more: Partial<Parameters<typeof submitComment>[0]> = {}) =>
  submitComment({ viewer: author, articleSlug: news.slug, body: someWords(), context, ...more });
/** Markdown as people type it, and as nobody would: marks, lines and signs in any order. */
const typedText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'word',
        '*',
        '**',
        '_',
        '~~',
        '`',
        '> ',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        ' ',
        '\\',
        '<b>',
        '&amp;',
        '&',
      ),
      fc.constantFrom(
        '[a](https://example.org)',
        '![x](y)',
        '# ',
        '\r\n',
        '\u200b',
        'é',
        '👩\u200d👧',
        'سلام',
        '"',
        '<',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => `A start. ${parts.join('')}`);
const numberOf = async (table: string) =>
  Number((await query<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

describe('submitting a comment', () => {
  it('inserts comment, revision, duty, audit and event together', async () => {
    const { id, status, reason } = await submit({ body: 'A **remark**.' });
    expect({ status, reason }).toEqual({ status: 'AWAITING_REVIEWS', reason: null });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      status: 'AWAITING_REVIEWS',
      body: 'A **remark**.',
      bodyHtml: '<p>A <strong>remark</strong>.</p>',
      parentId: null,
      revision: 1,
      reviews: { required: 3, done: 0 },
      createdAt: context.now().toISOString(),
      publishedAt: null,
      verdicts: null,
      allowed: { edit: true, withdraw: true, resubmit: false },
    });
    const audit = await query(
      'select actor_id, action, from_state, to_state, at from audit_entries where subject_id = $1',
      [id],
    );
    expect(audit).toEqual([
      {
        actor_id: author.id,
        action: 'comment.submit',
        from_state: null,
        to_state: 'AWAITING_REVIEWS',
        at: context.now(),
      },
    ]);
    const events = await query('select type, tags from outbox_events where subject_id = $1', [id]);
    expect(events).toEqual([{ type: 'comment.submit', tags: [] }]);
  });

  it('costs as many reviews as the policy says at that moment', async () => {
    await setPolicy({ review: { required: 2 } });
    const { id } = await submit();
    await setPolicy({ review: { required: 4 } });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({ reviews: { required: 2 } });
  });

  it('is posted as it was previewed', async () => {
    const body = '  One\u200B\r\n\r\n\r\n*two*  ';
    const { id } = await submit({ body });
    expect((await findOwnComment({ viewer: author, id }))?.bodyHtml).toBe(previewComment({ body }).html);
  });

  it('is posted as it was previewed, to the byte, whatever was typed; and so is an edit', async () => {
    await setPolicy({ screening: { links: 'allow', repeatMinutes: 0 } });
    await fc.assert(
      fc.asyncProperty(typedText, typedText, async (first, second) => {
        const viewer = await insider();
        const { id } = await submit({ viewer, body: first });
        const stored = async () => (await findOwnComment({ viewer, id }))?.bodyHtml;
        expect(await stored()).toBe(previewComment({ body: first }).html);
        await editComment({ viewer, id, body: second, revision: 1, context });
        expect(await stored()).toBe(previewComment({ body: second }).html);
      }),
      { numRuns: runs(40) },
    );
  });

  it('keeps the language that it is written in; the article’s where that cannot be told', async () => {
    await query("update articles set language = 'af' where id = $1", [news.id]);
    const languageOf = async (body: string) => {
      const { id } = await submit({ viewer: await insider(), body });
      return (await query('select language from comment_revisions where comment_id = $1', [id]))[0];
    };
    expect(await languageOf('In my experience the tap needs a new spanner every year.')).toEqual({
      language: 'en',
    });
    expect(await languageOf('لا أوافق على ما جاء في المقال لأن الأرقام تقول غير ذلك.')).toEqual({
      language: 'ar',
    });
    expect(await languageOf('Ja, ja!')).toEqual({ language: 'af' });
  });

  it('forgets the draft that it was', async () => {
    await saveDraft({ viewer: author, articleSlug: news.slug, body: 'So fa \nand ', context });
    await submit({ body: 'So fa\r\nand on, as a browser sends it.' });
    // Trailing white space is all that a text may have lost.
    expect(await kept()).toBe('So fa \nand ');
    await saveDraft({ viewer: author, articleSlug: news.slug, body: 'So far\nand ', context });
    await submit({ body: 'So far\r\nand' });
    expect(await kept()).toBeUndefined();
  });

  it('forgets the draft that it goes on from, whatever became of its words', async () => {
    await saveDraft({ viewer: author, articleSlug: news.slug, body: 'So far', context });
    const draft = await readDraft({ viewer: author, target: news.id });
    await submit({ body: 'Put otherwise.', draftedAt: new Date(draft?.savedAt ?? 0) });
    expect(await kept()).toBeUndefined();
  });

  it('keeps what another device has typed meanwhile', async () => {
    const save = (body: string) => saveDraft({ viewer: author, articleSlug: news.slug, body, context });
    await save('So far');
    const begun = await readDraft({ viewer: author, target: news.id });
    context.advance(1_000);
    await save('So far, and much more that nobody has sent.');
    await submit({ body: 'So far', draftedAt: new Date(begun?.savedAt ?? 0) });
    expect(await kept()).toBe('So far, and much more that nobody has sent.');
    await submit({ body: 'So far, and much more that nobody has sent. Now sent.' });
    expect(await kept()).toBeUndefined();
  });
});

describe('submitting a reply', () => {
  it('stands in the thread of what it answers', async () => {
    const root = await publishedComment({ article: news, context });
    const reply = await publishedComment({ article: news, context, parentId: root });
    const { id } = await submit({ parentId: reply });
    const [place] = await query('select parent_id, root_id, depth from comments where id = $1', [id]);
    expect(place).toEqual({ parent_id: reply, root_id: root, depth: 2 });
    await expectCountersEqualRows();
  });

  it('is not found what readers do not see, or see elsewhere', async () => {
    const pending = await commentInReview({ article: news, context });
    const removed = await publishedComment({ article: news, context });
    await removeComment(removed, context);
    const elsewhere = await publishedComment({ article: await article(), context });
    for (const parentId of [pending, removed, elsewhere, newId(), 'x']) {
      expect(await refusalOf(submit({ parentId }))).toMatchObject({ status: 404 });
    }
  });
});

describe('who may submit', () => {
  it.each([
    ['nobody', async () => null, 401, 'unauthenticated'],
    ['somebody without a membership', () => member({ membership: null }), 403, 'insider-only'],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403, 'insider-only'],
    ['a revoked member', () => member({ membership: 'REVOKED' }), 403, 'insider-only'],
    [
      'a banned member',
      () => member({ sanction: { kind: 'BAN', reason: 'Enough.', endsAt: null } }),
      403,
      'sanctioned',
    ],
  ])('not %s', async (_, who, status, code) => {
    expect(await refusalOf(submit({ viewer: await who() }))).toMatchObject({ status, code });
    expect(await numberOf('comments')).toBe(0);
  });

  it('not who was sanctioned since the viewer was read, until the sanction ends', async () => {
    await sanction({ on: author, from: context.now(), until: new Date(context.now().getTime() + DAY) });
    expect(await refusalOf(submit())).toMatchObject({ status: 422, code: 'not-in-good-standing' });
    context.advance(DAY);
    await submit();
  });

  it('not where there is no such article', async () => {
    expect(await refusalOf(submit({ articleSlug: 'nowhere' }))).toMatchObject({ status: 404 });
  });

  it('not more than ten times in ten minutes', async () => {
    for (let i = 0; i < 10; i += 1) await submit();
    const refusal = await refusalOf(submit());
    expect(refusal).toMatchObject({ status: 429, code: 'rate-limited' });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
    await submit({ viewer: await insider() });
  });

  it('not what is refused more than thirty times in ten minutes, which others do not feel', async () => {
    const tooShort = { body: 'a' };
    for (let i = 0; i < 30; i += 1) {
      expect(await refusalOf(submit(tooShort))).toMatchObject({ status: 422, code: 'body-too-short' });
    }
    const refusal = await refusalOf(submit(tooShort));
    expect(refusal).toMatchObject({ status: 429, code: 'rate-limited' });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(600);
    const other = submit({ ...tooShort, viewer: await insider() });
    expect(await refusalOf(other)).toMatchObject({ status: 422 });
    // What screening lets through is counted by itself.
    await submit();
  });
});

describe('screening comes before everything', () => {
  it('holds nothing where it has to refuse: not under a closed article, and not the same text twice', async () => {
    await setPolicy({ screening: { links: 'hold' } });
    const body = 'See example.org for more.';
    expect(await submit({ body })).toMatchObject({ status: 'REFERRED' });
    expect(await refusalOf(submit({ body }))).toMatchObject({ status: 422, code: 'repeat' });
    const closed = await article({ commentsOpen: false });
    const other = submit({ viewer: await insider(), articleSlug: closed.slug, body });
    expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'comments-closed' });
  });

  it.each([
    ['a link', { body: 'See http://example.org/page' }, 'links'],
    ['too short a text', { body: ' a ' }, 'body-too-short'],
    ['too long a text', { body: 'a'.repeat(5_001) }, 'body-too-long'],
  ])('refuses %s: nothing is written, and the draft is kept', async (_, more, code) => {
    await saveDraft({ viewer: author, articleSlug: news.slug, body: 'So far', context });
    const acts = await numberOf('audit_entries');
    expect(await refusalOf(submit(more))).toMatchObject({ status: 422, code, field: 'body' });
    expect(await numberOf('comments')).toBe(0);
    expect(await numberOf('review_duties')).toBe(0);
    expect(await numberOf('outbox_events')).toBe(0);
    expect(await numberOf('audit_entries')).toBe(acts);
    expect((await readDraft({ viewer: author, target: news.id }))?.body).toBe('So far');
  });

  it('refuses where comments are closed', async () => {
    const closed = await article({ commentsOpen: false });
    expect(await refusalOf(submit({ articleSlug: closed.slug }))).toMatchObject({
      status: 422,
      code: 'comments-closed',
    });
  });

  it('holds: the comment is a moderator’s at once, and its author is told why', async () => {
    await setPolicy({ screening: { suspectWords: ['pox'] } });
    const reason = { code: 'suspect', facts: { words: 'pox' } };
    const { id, ...submitted } = await submit({ body: 'A pox on both.' });
    expect(submitted).toMatchObject({ status: 'REFERRED', reason });
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED', reason, visible: false });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({ status: 'REFERRED', reason });
  });

  it('holds links where the policy says so, and lets them pass where it allows them', async () => {
    await setPolicy({ screening: { links: 'hold' } });
    expect(await submit({ body: 'It is on example.org' })).toMatchObject({ status: 'REFERRED' });
    await setPolicy({ screening: { links: 'allow' } });
    expect(await submit({ body: 'Also on example.org' })).toMatchObject({ status: 'AWAITING_REVIEWS' });
  });

  it('refuses the same words within six minutes, whatever their case, and takes them after', async () => {
    await submit({ body: 'The same words.' });
    context.advance(6 * MINUTE);
    expect(await refusalOf(submit({ body: 'the same  WORDS.' }))).toMatchObject({ code: 'repeat', limit: 6 });
    await submit({ viewer: await insider(), body: 'The same words.' });
    context.advance(1);
    await submit({ body: 'The same words.' });
  });

  it('knows a repeat also when both come at once, as from a double click', async () => {
    const { answers, refusals } = await inParallel(
      Array.from({ length: 5 }, () => submit({ body: 'Once, please.' })),
    );
    expect(answers).toHaveLength(1);
    for (const { code } of refusals) expect(code).toBe('repeat');
    expect(await numberOf('comments')).toBe(1);
  });

  it('stores what has as many characters as are allowed, and many parts to each', async () => {
    const { id } = await submit({ body: 'é̱'.repeat(5_000) });
    expect(await factsOf(id)).toMatchObject({ state: 'AWAITING_REVIEWS' });
  });
});
