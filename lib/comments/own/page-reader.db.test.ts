import { beforeEach, describe, expect, it } from 'vitest';
import { findViewer } from '@/lib/members/find-viewer';
import { signOut } from '@/lib/members/sign-out';
import { verify } from '@/lib/testing/verify';
import { signUp } from '@/lib/members/sign-up';
import { endWelcome, readWelcomeDue } from '@/lib/members/welcome';
import type { Viewer } from '@/lib/members/viewer';
import { newId } from '@/lib/platform/ids';
import { article } from '@/lib/testing/articles';
import {
  commentInReview,
  objectedComment,
  publishedComment,
  rejectedComment,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, sanction } from '@/lib/testing/people';
import { inParallel } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { saveDraft } from '../drafts/save-draft';
import { findPageReader } from './find-page-reader';

let reader: Viewer;
let sessionToken: string;
let people = 0;

beforeEach(openNewsroom);
beforeEach(async () => {
  people += 1;
  const name = `Reader ${'abcdefghijklmnopqrstuvwxyz'[people]}${'zyxwvutsrq'[people % 10]}`;
  const account = {
    email: `page-reader-${people}@example.org`,
    displayName: name,
    password: 'tortoise lamp nine',
  };
  const signedUp = await signUp({ ...account, address: `192.0.2.${people}` });
  sessionToken = signedUp.sessionToken;
  await verify(signedUp.member.id);
  reader = (await findViewer({ sessionToken }))!;
  await endWelcome({ viewer: reader });
});

const ofNews = () => findPageReader({ sessionToken, articleSlug: news.slug });

describe('whether the page that is kept for members will do', () => {
  it('it does for whoever may write and has nothing under way', async () => {
    expect(await ofNews()).toEqual({ id: reader.id, language: null, asOthers: true });
    await publishedComment({ article: news, context, author: reader });
    expect(await ofNews()).toMatchObject({ asOthers: true });
    expect(await findPageReader({ sessionToken, articleSlug: null })).toMatchObject({ asOthers: true });
  });

  it('not before they have shown that their address is theirs', async () => {
    await query('update members set verified_at = null where id = $1', [reader.id]);
    expect(await ofNews()).toMatchObject({ asOthers: false });
    expect(await findPageReader({ sessionToken, articleSlug: null })).toMatchObject({ asOthers: false });
  });

  it('not before their welcome has been ended, which is once, and elsewhere still', async () => {
    const account = { email: 'new@example.org', displayName: 'New Here', password: 'tortoise lamp nine' };
    const { sessionToken: token, member } = await signUp({ ...account, address: '192.0.2.99' });
    await verify(member.id);
    const viewer = (await findViewer({ sessionToken: token }))!;
    const of = (articleSlug: string | null) => findPageReader({ sessionToken: token, articleSlug });
    expect(await readWelcomeDue({ viewer })).toBe(true);
    expect(await of(news.slug)).toMatchObject({ asOthers: false });
    expect(await of(null)).toMatchObject({ asOthers: true });
    await inParallel([endWelcome({ viewer }), endWelcome({ viewer })]);
    expect(await readWelcomeDue({ viewer })).toBe(false);
    expect(await of(news.slug)).toMatchObject({ asOthers: true });
    expect(await readWelcomeDue({ viewer: await insider() }), 'who was here before').toBe(false);
  });

  it.each([
    ['waits for their reviews', waitingComment],
    ['is in review', commentInReview],
    ['was objected to', objectedComment],
    ['was turned down', rejectedComment],
  ])('not where a comment of theirs %s, and elsewhere still', async (_, write) => {
    const other = await article();
    await write({ article: news, context, author: reader });
    expect(await ofNews()).toMatchObject({ asOthers: false });
    expect(await findPageReader({ sessionToken, articleSlug: other.slug })).toMatchObject({ asOthers: true });
    expect(await findPageReader({ sessionToken, articleSlug: null })).toMatchObject({ asOthers: true });
  });

  it('not where they have begun to write', async () => {
    await saveDraft({
      viewer: reader,
      articleSlug: news.slug,
      parentId: null,
      body: 'A beginning',
      basedOn: null,
    });
    expect(await ofNews()).toMatchObject({ asOthers: false });
  });

  it.each([
    ['was banned', () => sanction({ on: reader, kind: 'BAN', from: new Date() })],
    [
      'has no membership any more',
      () => query(`update memberships set state = 'LAPSED' where member_id = '${reader.id}'`),
    ],
  ])('not for one who %s', async (_, happen) => {
    await happen();
    expect(await ofNews()).toMatchObject({ id: reader.id, asOthers: false });
  });

  it('is nobody’s where the session has ended, ran out or never was', async () => {
    expect(await findPageReader({ sessionToken: 'made-up', articleSlug: null })).toBeNull();
    await query(
      `update sessions set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where member_id = '${reader.id}'`,
    );
    expect(await ofNews()).toBeNull();
    await query(`update sessions set expires_at = now() + interval '1 day' where member_id = '${reader.id}'`);
    expect(await ofNews()).not.toBeNull();
    await signOut({ sessionToken });
    expect(await ofNews()).toBeNull();
  });

  it('is one question', async () => {
    await ofNews();
    expect(await statementsOf(ofNews)).toHaveLength(1);
    expect(await findPageReader({ sessionToken, articleSlug: newId() })).toMatchObject({ asOthers: true });
  });
});
