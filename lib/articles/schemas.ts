import { z } from 'zod';
import { threadSorts } from '@/lib/policy/schemas';
import { pageLimit } from '@/lib/platform/paging';
import { typedLine, typedText, typedTime } from '@/lib/platform/text/typed-text';

export const pictureSchema = z.object({
  /** A path on this site. */
  src: z.string(),
  /** The same picture at half the width, for small screens. */
  smallSrc: z.string().nullable(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
});
export type Picture = z.output<typeof pictureSchema>;
/** As it is kept: a page imported as text has a caption and a credit, and no picture to show with them yet. */
export type StoredPicture = Omit<Picture, 'src'> & { src: string | null };

/** What a discussion takes: comments of members, of members of staff alone, none, or nothing at all any more. */
export const commenting = z.enum(['OPEN', 'STAFF', 'CLOSED', 'ARCHIVED']);
export type Commenting = z.output<typeof commenting>;

export const articleSummary = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    title: z.string(),
    standfirst: z.string(),
    byline: z.string(),
    topics: z.array(z.string()),
    publishedAt: z.iso.datetime(),
    /** Minutes to read it, at 238 words a minute. */
    readingMinutes: z.int(),
    commentCount: z.int(),
    commentsOpen: z.boolean().meta({ description: 'Whether members may comment on it now.' }),
    /** BCP 47: what it is written in. */
    language: z.string(),
    picture: pictureSchema.nullable(),
  })
  .meta({ id: 'ArticleSummary', description: 'An article as it is announced.' });
export type ArticleSummary = z.output<typeof articleSummary>;

export const articleView = articleSummary
  .extend({
    bodyHtml: z.string().meta({ description: 'Empty where the article is read elsewhere.' }),
    address: z.string().nullable().meta({ description: 'Where it is read, when that is elsewhere.' }),
    /** The order in which its comments are read, where it has one of its own. */
    defaultSort: z.enum(threadSorts).nullable(),
    discussion: z
      .object({
        takes: commenting.meta({
          description:
            'OPEN: comments of members. STAFF: only of members of staff. CLOSED: no more comments. ARCHIVED: no reactions either.',
        }),
        note: z.string().meta({ description: 'Why, in a line; empty where nothing is said.' }),
        closesAt: z.iso.datetime().nullable(),
        moderatorFirst: z.boolean().meta({ description: 'Whether a moderator reads every comment first.' }),
        slowMinutes: z.int().meta({ description: 'Minutes that a member waits between two comments here.' }),
        announcementHtml: z.string().meta({ description: 'What stands above the thread.' }),
      })
      .meta({ description: 'How comments are taken here.' }),
  })
  .meta({ id: 'Article', description: 'An article with its text.' });
export type ArticleView = z.output<typeof articleView>;

/** As long as the longest article, in Markdown. */
export const BODY_CHARACTERS = 200_000;

/** Named as in the other calls at this path: two that differ in the name alone are one to OpenAPI. */
export const externalIdParams = z.object({
  slug: typedText(200, { units: 200 })
    .min(1)
    .meta({ description: 'What your own system knows the article by: its external id.' }),
});

export const putArticleInput = z
  .strictObject({
    title: typedLine(300).min(1),
    address: typedText(2_000, { units: 2_000 })
      .regex(/^https?:\/\/\S+$/, 'must be the whole address, such as https://example.org/article')
      .refine((address) => URL.canParse(address) && new URL(address).hostname.includes('.'))
      .meta({ description: 'Where it is read.' }),
    published: typedTime(),
    authors: z.array(typedLine(100).min(1)).max(10).optional(),
    topics: z.array(typedLine(60).min(1)).max(10).optional(),
    standfirst: typedLine(500).optional(),
    language: typedText(20, { units: 20 })
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag like en or af')
      .optional(),
    body: typedText(BODY_CHARACTERS, { units: BODY_CHARACTERS })
      .optional()
      .meta({ description: 'Markdown. Without one, the page here leads to where the article is read.' }),
  })
  .meta({
    id: 'PutArticle',
    description: 'An article of another system. What is left out stays as it is.',
    examples: [
      {
        title: 'How the harbour clock was mended',
        address: 'https://example.org/harbour-clock',
        published: '2026-02-03T06:00:00Z',
        authors: ['A. Reporter'],
        topics: ['Harbour'],
      },
    ],
  });
export type PutArticle = z.output<typeof putArticleInput>;

/** Articles that can be put at once. */
export const MOST_AT_ONCE = 100;

const batchArticle = z
  .strictObject({ externalId: externalIdParams.shape.slug, ...putArticleInput.shape })
  .meta({ id: 'BatchArticle', description: 'An article of another system, with its id there.' });

/** One of several: what is put, or what is wrong with it. */
export type BatchItem = { externalId: string | null; article: PutArticle | null; issues: z.core.$ZodIssue[] };

/** What a flawed item is called, as far as that can be told. */
const idIn = (given: unknown): string | null =>
  externalIdParams.shape.slug.safeParse((given as { externalId?: unknown } | null)?.externalId).data ?? null;

export const putArticlesInput = z
  .strictObject({
    items: z
      .array(
        batchArticle
          .transform(({ externalId, ...article }): BatchItem => ({ externalId, article, issues: [] }))
          // A flawed one stands in the way of none of the others. (Whoever describes the schema asks without one.)
          .catch((flawed: { input?: unknown; error: { issues: z.core.$ZodIssue[] } } | undefined) => ({
            externalId: idIn(flawed?.input),
            article: null,
            issues: flawed?.error.issues ?? [],
          })),
      )
      .min(1)
      .max(MOST_AT_ONCE),
  })
  .meta({
    id: 'PutArticles',
    description: 'Articles of another system, each taken by itself.',
    examples: [
      {
        items: [
          {
            externalId: 'story-4711',
            title: 'How the harbour clock was mended',
            address: 'https://example.org/harbour-clock',
            published: '2026-02-03T06:00:00Z',
          },
        ],
      },
    ],
  });

/** How many comments readers see under an article at a moment of the database's, and which article that is to another system. */
export type CountedArticle = {
  slug: string;
  externalId: string | null;
  commentCount: number;
  countedAt: Date;
};

/** Articles that are asked about at once. */
export const MOST_NAMES = 100;

const article = z
  .string()
  .meta({ description: 'As it was asked about: by its id, its slug, its external id, or its address.' });
const namedArticle = z.object({
  article,
  slug: z.string().meta({ description: 'What its discussion is found by here.' }),
  count: z.int().meta({ description: 'How many comments readers see.' }),
});
/** An article by a name that somebody has for it. */
export type NamedArticle = z.output<typeof namedArticle>;

/** A name is that of one article, however long its address is. */
export const articleName = typedText(2_000, { units: 2_000 })
  .min(1)
  .regex(/^[^\0]*$/);

export const countsQuery = z.strictObject({
  articles: typedText(8_000, { units: 8_000 })
    .transform((list, ctx) => {
      try {
        return list.split(',').map((name) => decodeURIComponent(name));
      } catch {
        ctx.addIssue({ code: 'custom', message: 'must have no percent sign but one that begins an escape' });
        return z.NEVER;
      }
    })
    .pipe(z.array(articleName).min(1).max(MOST_NAMES))
    .meta({
      description: `Up to ${MOST_NAMES} articles, with commas between them: each by its id, slug, external id or address, with what is no letter or digit in it escaped as in an address.`,
    }),
  origin: typedText(200, { units: 200 })
    .min(1)
    .meta({ description: 'Of the page that asks. It is one of `embed.origins` of the policy.' }),
});
export const countsView = z
  .object({
    items: z.array(namedArticle),
    discoverable: z.array(article).meta({
      description:
        'Of the others, addresses of pages that make themselves known: `/embed/-/opening?article=` leads to the discussion of each.',
    }),
  })
  .meta({
    id: 'DiscussionCounts',
    description: 'The articles that are known here, as they were asked about.',
  });

export const articlesQuery = z.strictObject({ limit: pageLimit(30) });
export const articlesView = z
  .object({ items: z.array(articleSummary) })
  .meta({ id: 'ArticleList', description: 'Articles.' });
