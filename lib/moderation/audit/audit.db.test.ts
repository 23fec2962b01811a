import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { DAY } from '@/lib/testing/clock';
import { commentInReview, publishedComment, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { changePolicy } from '../change-policy';
import { listAudit } from '../list-audit';
import { nameReviewers } from '../name-reviewers';
import type { AuditFilter } from '../schemas';
import { sanctionMember } from '../sanctions/sanction-member';
import { exportAudit } from './export-audit';

let chief: Viewer;
let desk: Viewer;
/** So that they are found by their name, as whoever signed up is. */
const nameAsMembersAre = ({ id, displayName }: Viewer) =>
  query('update members set name_skeleton = $2 where id = $1', [id, skeletonOf(displayName)]);

beforeEach(async () => {
  await openNewsroom();
  desk = await moderator();
  chief = await admin();
});

const found = async (filter: AuditFilter, viewer: Viewer = chief) =>
  (await listAudit({ viewer, filter, limit: 100 })).items.map(({ action }) => action);

async function exported(filter: AuditFilter, viewer: Viewer = chief): Promise<Record<string, unknown>[]> {
  let text = '';
  for await (const part of await exportAudit({ viewer, filter, format: 'jsonl', context })) text += part;
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the record, by a filter', () => {
  it('is what somebody did, by name however it is cased, or by id', async () => {
    await changePolicy({ viewer: chief, patch: { review: { required: 2 } }, context });
    await nameAsMembersAre(chief);
    const [one] = await query<{ name: string }>(
      'select upper(display_name) as name from members where id = $1',
      [chief.id],
    );
    expect(await found({ who: chief.id })).toEqual(['policy.change']);
    expect(await found({ who: one!.name })).toEqual(['policy.change']);
    expect(await found({ who: 'Nobody at all' })).toEqual([]);
  });

  it('is one kind of act, what it was about, when, and the words of its reason', async () => {
    const asked = { memberId: author.id, kind: 'BAN', reason: 'He sold ladders, again and again.' } as const;
    await sanctionMember({ viewer: desk, ...asked, context });
    const about = author.id;
    const today = context.now().toISOString().slice(0, 10);
    const other = new Date(context.now().getTime() + 2 * DAY).toISOString().slice(0, 10);
    expect(await found({ about, what: 'member.sanction' })).toEqual(['member.sanction']);
    expect(await found({ about, words: 'ladders sold' })).toEqual(['member.sanction']);
    expect(await found({ about, words: 'sold nothing' })).toEqual([]);
    expect(await found({ about, what: 'member.sanction', from: today, to: today })).toHaveLength(1);
    expect(await found({ about, what: 'member.sanction', from: other })).toEqual([]);
  });

  it('R5: does not tell by what it finds who reviewed a comment of the viewer’s own, nor before they have asked', async () => {
    const commentId = await commentInReview({ article: news, context, author: desk });
    await reviewWith(['YES'], { commentId, article: news, context });
    const [review] = await query<{ reviewer_id: string }>(
      'select reviewer_id from reviews where comment_id = $1',
      [commentId],
    );
    const filter = { about: commentId, who: review!.reviewer_id };
    expect(await found(filter)).not.toContain('review.record');
    await nameReviewers({ viewer: chief, commentId, context });
    expect(await found(filter)).toContain('review.record');
    expect(await found(filter, desk)).not.toContain('review.record');
  });
});

describe('the record as a file', () => {
  it('has what is on the page, all of it, and is itself on record', async () => {
    await publishedComment({ article: news, context, author });
    const about = (await query<{ id: string }>('select id from comments'))[0]!.id;
    const rows = await exported({ about });
    expect(rows.map(({ action }) => action)).toEqual(await found({ about }));
    expect(rows.at(-1)).toMatchObject({ action: 'comment.submit', subjectId: about, actorId: author.id });
    expect(await found({ who: chief.id })).toEqual(['audit.export']);
  });

  it('goes to administrators alone who have shown that it is they', async () => {
    const ask = (viewer: Viewer | null) => exportAudit({ viewer, filter: {}, format: 'csv', context });
    expect(await refusalOf(ask(null))).toMatchObject({ status: 401 });
    expect(await refusalOf(ask(desk))).toMatchObject({ status: 403 });
    expect(await refusalOf(ask({ ...chief, provedLately: false }))).toMatchObject({ code: 'proof-needed' });
  });

  it('says who reviewed a comment to whoever has asked, and to nobody else', async () => {
    const about = await commentInReview({ article: news, context, author });
    await reviewWith(['YES'], { commentId: about, article: news, context });
    const reviewers = async () =>
      (await exported({ about }))
        .filter(({ action }) => action === 'review.record')
        .map(({ actor, actorId, details }) => [actor, actorId, details].filter(Boolean).length > 0);
    expect(await reviewers()).toEqual([false]);
    await nameReviewers({ viewer: chief, commentId: about, context });
    expect(await reviewers()).toEqual([true]);
  });

  it('is on record without what was typed to find it: who was meant, and that words were given', async () => {
    await nameAsMembersAre(author);
    await exported({ who: author.displayName, words: 'sold ladders', what: 'member.sanction' });
    const [{ details }] = (await query<{ details: Record<string, unknown> }>(
      `select details from audit_entries where action = 'audit.export'`,
    )) as [{ details: Record<string, unknown> }];
    expect(details).toMatchObject({ actorId: author.id, words: true, what: 'member.sanction' });
    expect(JSON.stringify(details)).not.toContain('ladders');
    expect(JSON.stringify(details)).not.toContain(author.displayName);
  });

  it('tells nothing more of a comment of the viewer’s own, or of one that is to be read blind (R5, R15)', async () => {
    const own = await commentInReview({ article: news, context, author: chief });
    const blind = await commentInReview({ article: news, context, author });
    await query(
      `insert into audit_entries (id, at, action, subject_type, subject_id, details)
       select gen_random_uuid(), now(), 'comment.check', 'comment', id, '{"odds": 0.3}' from comments`,
    );
    const details = async (about: string) =>
      (await exported({ about, what: 'comment.check' })).map((row) => row.details);
    expect(await details(own)).toEqual([null]);
    expect(await details(blind)).toEqual([{ odds: 0.3 }]);
    await query(
      `update comments set state = 'REFERRED', state_reason = '{"code":"read-first","facts":{}}' where id = $1`,
      [blind],
    );
    expect(await details(blind)).toEqual([null]);
  });

  it('is nothing where nobody has such a name', async () => {
    expect(await exported({ who: 'Nobody at all' })).toEqual([]);
  });
});
