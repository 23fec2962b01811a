import type { SqlTx } from '@/lib/platform/db';

/** An article as it is known here: what it is written in is what its comments are likely to be written in. */
export type KnownArticle = { id: string; language: string };

/** Which articles a source knows by these ids. */
export async function findImported(
  tx: SqlTx,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, KnownArticle>> {
  const rows = await tx.$queryRaw<({ externalId: string } & KnownArticle)[]>`
    select i.external_id as "externalId", a.id, a.language from imported_articles i join articles a on a.id = i.article_id
    where i.source = ${source} and i.external_id = any(${externalIds}::text[])`;
  return new Map(rows.map(({ externalId, id, language }) => [externalId, { id, language }]));
}

/** Articles by what the publication's own system knows them by, by where they are read, and by their address here. */
export async function findByNames(
  tx: SqlTx,
  { identifiers, addresses, slugs }: { identifiers: string[]; addresses: string[]; slugs: string[] },
): Promise<(KnownArticle & { identifier: string | null; address: string | null; slug: string })[]> {
  return tx.$queryRaw`
    select id, language, external_id as identifier, address, slug from articles where external_id = any(${identifiers}::text[])
    union all select id, language, external_id, address, slug from articles where address = any(${addresses}::text[])
    union all select id, language, external_id, address, slug from articles where slug = any(${slugs}::text[])`;
}

export const insertImported = (
  tx: SqlTx,
  source: string,
  articles: readonly { externalId: string; articleId: string }[],
) =>
  tx.$executeRaw`insert into imported_articles (source, external_id, article_id)
    select ${source}, external_id, article_id
    from unnest(${articles.map(({ externalId }) => externalId)}::text[], ${articles.map(({ articleId }) => articleId)}::uuid[])
      as g (external_id, article_id) on conflict do nothing`;

export type NewArticle = {
  id: string;
  slug: string;
  externalId: string | null;
  address: string | null;
  headline: string;
  language: string;
  publishedAt: string;
};

/** Adds articles that are read elsewhere. */
export const insertKnown = (tx: SqlTx, articles: readonly NewArticle[], at: Date) =>
  tx.$executeRaw`
    insert into articles (id, slug, external_id, address, headline, standfirst, byline, language, topics, body, body_html, word_count, published_at, updated_at)
    select id, slug, external_id, address, headline, '', '', language, '{}', '', '', 0, published_at, ${at}
    from unnest(${articles.map(({ id }) => id)}::uuid[], ${articles.map(({ slug }) => slug)}::text[], ${articles.map((one) => one.externalId)}::text[],
      ${articles.map(({ address }) => address)}::text[], ${articles.map(({ headline }) => headline)}::text[],
      ${articles.map(({ language }) => language)}::text[], ${articles.map((one) => one.publishedAt)}::timestamptz[])
      as g (id, slug, external_id, address, headline, language, published_at)`;
