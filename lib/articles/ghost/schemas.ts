import { z } from 'zod';
import { email } from '@/lib/members/schemas';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { shortened } from '@/lib/platform/text/shortened';
import { putArticleInput } from '../schemas';

const id = z
  .string()
  .max(24)
  .regex(/^[0-9a-f]{24}$/);
/** A line that Ghost has without our bounds: what is longer is cut. */
const line = (most: number) =>
  z
    .string()
    .transform(normaliseLine)
    .transform((text) => shortened(text, most));
const names = (most: number) =>
  z.array(z.object({ name: line(most) })).transform((all) =>
    all
      .map(({ name }) => name)
      .filter((name) => name !== '')
      .slice(0, 10),
  );

/** A post that can be read on the web, as far as we are to know it. */
const published = z
  .object({
    id,
    status: z.literal('published'),
    title: line(300),
    url: z.string(),
    published_at: z.string(),
    custom_excerpt: line(500).nullish(),
    authors: names(100).optional(),
    tags: names(60).optional(),
  })
  .transform(({ id: ghostId, title, url, published_at, custom_excerpt, authors, tags }) => ({
    id: ghostId,
    article: {
      title,
      address: url,
      published: published_at,
      authors,
      topics: tags,
      standfirst: custom_excerpt ?? '',
    },
  }));
/** One that nobody can read any more, or not yet; of one that was deleted, all is in what it was before. */
const withdrawn = z
  .object({ id, status: z.string().refine((status) => status !== 'published') })
  .transform((post) => ({ id: post.id, article: null }));

type Told = { id: string; article: z.input<typeof putArticleInput> | null };

/** What happened to a post: by which id Ghost knows it, and what it is now; null where it cannot be read there. */
const ofPost = z
  .object({
    post: z.object({
      current: z.union([published, withdrawn, z.strictObject({}).transform(() => null)]),
      previous: z.object({ id: id.optional() }).optional(),
    }),
  })
  .transform(({ post: { current, previous } }, context): Told => {
    if (current) return current;
    if (previous?.id !== undefined) return { id: previous.id, article: null };
    context.addIssue({ code: 'custom', path: ['post'], message: 'names no post' });
    return z.NEVER;
  })
  .pipe(z.object({ id, article: putArticleInput.nullable() }));

/** A member whose data there are others now; of those only their address is looked at, where it is another one. */
const ofMember = z
  .object({
    member: z.object({ current: z.object({ email }), previous: z.object({ email: email.optional() }) }),
  })
  .transform(({ member: { current, previous } }) => ({
    moved: previous.email === undefined ? null : { from: previous.email, to: current.email },
  }));

/** What Ghost says happened: it does not say which event it was, and need not. */
export const ghostEvent = z.union([ofPost, ofMember]);

/** A post as Ghost's Admin API has it, with when it was changed last. */
export const listedPost = z
  .object({ updated_at: z.coerce.date() })
  .loose()
  .transform(({ updated_at: changedAt, ...post }) => ({ changedAt, post }))
  .pipe(
    z.object({
      changedAt: z.date(),
      post: published
        .transform((post): { id: string; article: z.input<typeof putArticleInput> } => post)
        .pipe(z.object({ id, article: putArticleInput })),
    }),
  );

/** What it answers for posts: as many of them as were asked for, each of which may be no article to us, and how many there are from there on. */
export const postsAnswer = z.object({
  posts: z.array(z.object({ id }).loose()),
  meta: z.object({ pagination: z.object({ total: z.int().min(0) }) }),
});

/** The Admin API key of an integration of Ghost's, as Ghost shows it. */
export const connectInput = z.strictObject({
  secretKey: z
    .string()
    .max(200)
    .trim()
    .regex(/^[0-9a-f]{24}:[0-9a-f]{64}$/, { error: 'must be an Admin API key' }),
});

/** Has a job read the posts of Ghost; its payload. */
export const READ_GHOST_POSTS = 'read-ghost-posts';
/** `sealed`: where they are read, and what with. It is good for five minutes, and the key is not in it. */
export type ReadPostsJob = { begunAt: string; sealed: string };

/** Why the posts were not all read. */
export const readingFailures = ['over', 'away', 'refused'] as const;
export type ReadingFailure = (typeof readingFailures)[number];

/** How the last reading of all posts stands. */
export type Reading = {
  state: 'READING' | 'DONE' | 'STOPPED';
  begunAt: string;
  /** How many posts Ghost has, were read, and were left out since they make no article. */
  posts: number;
  read: number;
  leftOut: number;
  /** Null also where the process that read them has gone. */
  failure: ReadingFailure | null;
};

/** How the connection with the Ghost of the settings stands. */
export type GhostConnection = {
  url: string;
  /** What answers there; `null` is no Ghost, or nothing. */
  site: { title: string; url: string; version: string } | null;
  /** Whether the keys can be read that it signs its members' tokens with. */
  hasKeys: boolean;
  /** Whether the policy has it among the sites with articles. */
  isListed: boolean;
  /** When its last webhook came. */
  toldAt: string | null;
  reading: Reading | null;
};
