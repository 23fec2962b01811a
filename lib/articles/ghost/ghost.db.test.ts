import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signUpFromOutside } from '@/lib/members/outside/sign-up-from-outside';
import { systemContext } from '@/lib/platform/context';
import { env } from '@/lib/platform/env';
import { query } from '@/lib/testing/database';
import { openNewsroom } from '@/lib/testing/newsroom';
import { moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { readDiscussion } from '../discussion/read-discussion';
import { setDiscussion } from '../discussion/set-discussion';
import { takeGhostEvent } from './take-ghost-event';
import { webhooksOf } from './webhooks';

const GHOST_URL = 'https://www.example.org';
const SECRET = webhooksOf(GHOST_URL).secret;
const own = env().GHOST_URL;
let clock = 0;

beforeEach(async () => {
  await openNewsroom();
  Object.assign(env(), { GHOST_URL });
  clock = Date.now() - 60_000;
});
afterEach(() => {
  Object.assign(env(), { GHOST_URL: own });
});

const ID = '692d5a0f3c8e2a0001b4d9e1';
/** As Ghost sends one, but for much that is not looked at. */
const post = {
  id: ID,
  uuid: '5f0c',
  status: 'published',
  visibility: 'public',
  title: 'How the weir was built',
  url: 'https://www.example.org/weir/',
  published_at: '2026-02-03T06:00:00.000Z',
  custom_excerpt: 'Twice, and the second time with the stones of the first.',
  authors: [{ id: '1', name: 'Ada Weir' }],
  tags: [{ id: '2', name: 'Water', visibility: 'public' }],
  html: '<p>Long ago.</p>',
};
const isNow = (current: object) => JSON.stringify({ post: { current, previous: { title: 'Before' } } });
const isGone = JSON.stringify({ post: { current: {}, previous: { id: ID, title: post.title } } });

const signed = (body: string, sentAt: number, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(`${body}${sentAt}`).digest('hex')}, t=${sentAt}`;
/** Each is sent a second after the one before, unless it says when. */
const take = (body: string, { sentAt = (clock += 1_000), header = signed(body, sentAt) } = {}) =>
  takeGhostEvent({ raw: Buffer.from(body), signature: header });

const article = async () =>
  (
    await query<Record<string, unknown> & { id: string }>(
      `select id, slug, headline, address, standfirst, byline, topics, commenting::text as commenting, commenting_note as note
      from articles where external_id = $1`,
      [`ghost-${ID}`],
    )
  )[0];
const acts = async () =>
  (
    await query<{ action: string; by: string | null }>(
      'select action, actor_id as by from audit_entries where subject_id = $1 order by id',
      [(await article())!.id],
    )
  ).map(({ action, by }) => [action, by]);

describe('word from Ghost', () => {
  it('of a post that can be read there makes an article of it, and brings it up to date', async () => {
    await take(isNow(post));
    expect(await article()).toMatchObject({
      slug: 'how-the-weir-was-built',
      headline: post.title,
      address: post.url,
      byline: 'Ada Weir',
      topics: ['Water'],
      standfirst: post.custom_excerpt,
      commenting: 'OPEN',
    });
    await take(isNow(post));
    await take(isNow({ ...post, title: 'How the weir broke', custom_excerpt: null, tags: [] }));
    expect(await article()).toMatchObject({
      slug: 'how-the-weir-was-built',
      headline: 'How the weir broke',
      topics: [],
      standfirst: '',
    });
    expect(await acts()).toEqual([
      ['article.import', null],
      ['article.update', null],
    ]);
  });

  it('that is longer than we take is cut', async () => {
    const many = Array.from({ length: 12 }, (_, number) => ({ name: `Topic ${number}` }));
    await take(isNow({ ...post, title: '🛶'.repeat(400), tags: [...many, { name: ' ' }] }));
    const { headline, topics } = (await article())!;
    expect([...(headline as string)].length).toBe(300);
    expect(topics).toHaveLength(10);
  });

  it.each([
    ['is a draft again', isNow({ ...post, status: 'draft' })],
    ['was deleted', isGone],
  ])('of a post that %s has its discussion archived, and opened again with it', async (_, gone) => {
    await take(gone);
    expect(await article(), 'one that was never here').toBeUndefined();
    await take(isNow(post));
    await take(gone);
    await take(gone);
    expect(await article()).toMatchObject({ commenting: 'ARCHIVED', note: 'The article was taken back.' });
    await take(isNow(post));
    expect(await article()).toMatchObject({ commenting: 'OPEN', note: '' });
    expect((await acts()).map(([action]) => action)).toEqual([
      'article.import',
      'article.set-discussion',
      'article.set-discussion',
    ]);
  });

  it('opens nothing that the desk has closed, before or since', async () => {
    await take(isNow(post));
    const { id } = (await article())!;
    const desk = await moderator();
    const set = async (more: object) => {
      const {
        version,
        commenting,
        note,
        closeAfterDays,
        moderatorFirst,
        slowMinutes,
        announcement,
        defaultSort,
        topics,
      } = await readDiscussion({ viewer: desk, id });
      const now = { version, commenting, note, closeAfterDays, moderatorFirst, slowMinutes };
      await setDiscussion({
        viewer: desk,
        id,
        settings: { ...now, announcement, defaultSort, topics, ...more },
      });
    };
    await set({ commenting: 'STAFF' });
    await take(isGone);
    await take(isNow(post));
    expect(await article()).toMatchObject({ commenting: 'STAFF' });
    await take(isGone);
    await set({ note: 'For good.' });
    await take(isNow(post));
    expect(await article()).toMatchObject({ commenting: 'ARCHIVED', note: 'For good.' });
  });

  it('that was sent earlier comes to nothing, however late it arrives; so does what comes again', async () => {
    const [first, second] = [isNow(post), isNow({ ...post, title: 'The second title' })];
    await take(second, { sentAt: clock + 2_000 });
    await take(first, { sentAt: clock + 1_000 });
    expect(await article()).toMatchObject({ headline: 'The second title' });
    await take(isGone, { sentAt: clock + 3_000 });
    await take(second, { sentAt: clock + 2_000 });
    expect(await article()).toMatchObject({ commenting: 'ARCHIVED' });
  });

  it('of several at once leaves one article, as the last that was sent has it', async () => {
    const bodies = Array.from({ length: 6 }, (_, number) => isNow({ ...post, title: `Title ${number}` }));
    const { refusals } = await inParallel(
      bodies.map((body, number) => take(body, { sentAt: clock + number * 1_000 })).reverse(),
    );
    expect(refusals).toEqual([]);
    expect(await article()).toMatchObject({ headline: 'Title 5' });
  });

  it.each<[string, (body: string) => string | null]>([
    ['not signed', () => null],
    ['signed with another secret', (body) => signed(body, Date.now(), 'x'.repeat(40))],
    ['signed for another body', () => signed(isGone, Date.now())],
    ['signed too long ago', (body) => signed(body, Date.now() - 6 * 60_000)],
    ['signed later than now', (body) => signed(body, Date.now() + 6 * 60_000)],
    [
      'said to be sent at another time',
      (body) => signed(body, Date.now() - 6 * 60_000).replace(/t=\d+/, `t=${Date.now()}`),
    ],
    ['signed without a time', (body) => signed(body, Date.now()).split(',')[0]!],
  ])('is refused where it is %s', async (_, header) => {
    const body = isNow(post);
    expect(
      await refusalOf(takeGhostEvent({ raw: Buffer.from(body), signature: header(body) })),
    ).toMatchObject({
      status: 400,
      code: 'signature-refused',
    });
    expect(await article()).toBeUndefined();
    await take(body);
    expect(await article()).toBeDefined();
  });

  it.each([
    ['is no JSON', '{'],
    ['is of something else', JSON.stringify({ member: { current: { id: ID } } })],
    [
      'moves a member to what is no address',
      JSON.stringify({ member: { current: { email: 'x' }, previous: {} } }),
    ],
    ['names no post', JSON.stringify({ post: { current: {}, previous: {} } })],
    ['has no address', isNow({ ...post, url: undefined })],
    ['has an address that leads nowhere', isNow({ ...post, url: 'javascript:alert(1)' })],
    ['has no id of Ghost’s', isNow({ ...post, id: '1' })],
  ])('that %s is refused, signed as it may be', async (_, body) => {
    await take(isNow(post));
    await expect(take(body)).rejects.toThrow();
    expect(await article()).toMatchObject({ headline: post.title, commenting: 'OPEN' });
  });

  it('is also of a member who has another address there', async () => {
    const [member, other] = ['thandi@example.org', 'thandi@example.net'];
    const identity = {
      provider: 'publication',
      subject: member,
      email: member,
      emailVerified: true,
      name: null,
      membership: null,
      roles: null,
      saidAt: new Date().toISOString(),
    };
    await signUpFromOutside({ identity, displayName: 'Thandi Ghost', address: '203.0.113.9' });
    const subjects = async () =>
      (await query<{ subject: string }>('select subject from outside_identities')).map(
        ({ subject }) => subject,
      );
    const isNow = (previous: object) =>
      JSON.stringify({ member: { current: { id: ID, email: other, name: 'Thandi' }, previous } });
    const moved = isNow({ email: member, updated_at: '2026-02-03T06:00:00.000Z' });
    // What else is said of them is not ours to know.
    await take(isNow({ name: 'T.' }));
    await expect(take(moved, { header: signed(moved, Date.now(), 'another secret') })).rejects.toThrow();
    expect(await subjects()).toEqual([member]);
    await take(moved);
    expect(await subjects()).toEqual([other]);
  });

  it('is not taken where no Ghost is set', async () => {
    const body = isNow(post);
    Object.assign(env(), { GHOST_URL: undefined });
    expect(await refusalOf(take(body))).toMatchObject({ status: 404 });
  });

  it('is looked at as of when it comes', async () => {
    const late = { ...systemContext, now: () => new Date(Date.now() + 6 * 60_000) };
    const body = isNow(post);
    const event = { raw: Buffer.from(body), signature: signed(body, Date.now()), context: late };
    expect((await refusalOf(takeGhostEvent(event))).code).toBe('signature-refused');
  });
});
