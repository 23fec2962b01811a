import type { Cursor } from '@/lib/platform/cursor';
import { arrayLiteral, sql, type SqlTx } from '@/lib/platform/db';
import { toStored } from '@/lib/platform/reasons';
import type { PreparedComment } from './prepare-comment';
import type { ImportReport, LeftOut, Source } from './schemas';

export type ImportRow = { id: string; position: number; report: ImportReport };

/**
 * Has a transaction's statements wait for longer than usual, and go by indexes. Each is planned once, while the tables may be all but empty: what is planned then
 * goes through whole tables, and would still do so when they have a million rows. Nobody waits until the disk has it: how far the file was read is lost with what was.
 * What is inserted gets no documents by itself (`insertDocuments`).
 */
export const prepareSession = (tx: SqlTx, timeoutMs: number) =>
  tx.$queryRaw`select set_config('statement_timeout', ${String(timeoutMs)}, true), set_config('synchronous_commit', 'off', true),
    set_config('trialogue.documents', 'later', true), set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;

/** The import of a file of a source that was begun and not finished, or a new one. */
export async function openImport(
  tx: SqlTx,
  one: {
    id: string;
    source: Source;
    fileName: string;
    digest: string;
    startedAt: Date;
    report: ImportReport;
  },
): Promise<ImportRow> {
  const rows = await tx.$queryRaw<ImportRow[]>`
    insert into comment_imports (id, source, file_name, digest, started_at, report)
      values (${one.id}::uuid, ${one.source}, ${one.fileName}, ${one.digest}, ${one.startedAt}, ${JSON.stringify(one.report)}::jsonb)
    on conflict (source, digest) where finished_at is null
      do update set file_name = excluded.file_name, stage = 'IMPORTING', failure = null
    returning id, position, report`;
  const [row] = rows;
  if (!row) throw new Error('The import is not where it was put.');
  // What was foreseen: what is left out is noted anew.
  if (row.position === 0)
    await tx.$executeRaw`delete from left_out_comments where import_id = ${row.id}::uuid`;
  return row;
}

/** Locks an import. Null where it is not, or no longer, where whoever asks has left it: another process goes on with it, or has finished it. */
export async function lockImport(tx: SqlTx, id: string, position: number): Promise<ImportReport | null> {
  const [row] = await tx.$queryRaw<{ report: ImportReport }[]>`
    select report from comment_imports where id = ${id}::uuid and position = ${position} and finished_at is null for no key update`;
  return row?.report ?? null;
}

export const saveProgress = (tx: SqlTx, id: string, position: number, report: ImportReport) =>
  tx.$executeRaw`update comment_imports set position = ${position}, report = ${JSON.stringify(report)}::jsonb where id = ${id}::uuid`;

/** Ends an import. Its file is needed no more. */
export async function finishImport(tx: SqlTx, id: string, report: ImportReport, at: Date): Promise<void> {
  await tx.$executeRaw`update comment_imports set stage = 'DONE', finished_at = ${at}, report = ${JSON.stringify(report)}::jsonb
    where id = ${id}::uuid`;
  await tx.$executeRaw`delete from comment_import_files where import_id = ${id}::uuid`;
  // With this, the disk has all that was before.
  await tx.$executeRaw`set local synchronous_commit to default`;
}

/** Writes down by name what was left out, after those before. */
export async function insertLeftOut(
  db: SqlTx,
  importId: string,
  { named, before }: { named: readonly LeftOut[]; before: number },
): Promise<void> {
  if (named.length === 0) return;
  await db.$executeRaw`
    insert into left_out_comments (import_id, number, reason, external_id)
    select ${importId}::uuid, ${before} + number, reason, external_id
    from unnest(${named.map(({ leftOut }) => leftOut)}::text[], ${named.map(({ externalId }) => externalId)}::text[])
      with ordinality as g (reason, external_id, number)`;
}

/** A comment that was imported before, as far as what answers it needs it. */
export type Placed = {
  id: string;
  articleId: string;
  rootId: string | null;
  depth: number;
  /** Since when it is up, or was written. */
  since: Date;
  /** It is up, or a place that can have something below it. */
  shown: boolean;
  /** Which import it came by. */
  importId: string;
};

export async function findPlaced(
  db: SqlTx,
  source: Source,
  externalIds: readonly string[],
): Promise<Map<string, Placed>> {
  const rows = await db.$queryRaw<(Placed & { externalId: string })[]>`
    select i.external_id as "externalId", c.id, c.article_id as "articleId", c.root_id as "rootId", c.depth,
      coalesce(c.published_at, c.created_at) as since, c.published_at is not null as shown, i.import_id as "importId"
    from imported_comments i join comments c on c.id = i.comment_id
    where i.source = ${source} and i.external_id = any(${externalIds}::text[])`;
  return new Map(rows.map(({ externalId, ...placed }) => [externalId, placed]));
}

/** What comments have whatever their place: lists, as the database reads them. */
export type Columns = Record<(typeof OWN)[number], string>;
const OWN = ['externalId', 'state', 'body', 'bodyHtml', 'wordCount', 'createdAt', 'editedAt'] as const;
export const columnsOf = (comments: readonly PreparedComment[]): Columns =>
  Object.fromEntries(
    OWN.map((name) => [name, arrayLiteral(comments.map((comment) => comment[name]))]),
  ) as Columns;

/** The place of a comment that is new. */
export type Place = Omit<Placed, 'importId'> & {
  authorId: string;
  /** BCP 47. */
  language: string;
  parentId: string | null;
  /** Of what is inserted together with it. */
  replyCount: number;
  descendantCount: number;
};

/**
 * Inserts comments with their texts, and notes what their source calls them, in one statement. Those that answer one another may be among them.
 * @param columns of some comments
 * @param places of each of those, or null for one that is not inserted
 * @throws a violation of a unique key where one was imported meanwhile
 */
export async function insertComments(
  tx: SqlTx,
  {
    importId,
    source,
    columns,
    places,
    at,
  }: { importId: string; source: Source; columns: Columns; places: readonly (Place | null)[]; at: Date },
): Promise<void> {
  const all = <Value>(of: (place: Place) => Value) => places.map((place) => place && of(place));
  const ids = arrayLiteral(all(({ id }) => id));
  await tx.$executeRaw`
    with comment as (
      insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, published_revision, visible, reply_count,
        descendant_count, state_reason, created_at, state_changed_at, published_at, edited_at)
      select id, article_id, author_id, parent_id, root_id, depth, state::"CommentState", case when published_at is not null then 1 end,
        state = 'PUBLISHED', reply_count, descendant_count,
        case when state in ('REFERRED', 'REMOVED') then ${toStored({ code: 'imported', facts: {} })}::jsonb end, created_at,
        case state when 'REFERRED' then ${at}::timestamptz else coalesce(edited_at, created_at) end, published_at, edited_at
      from unnest(${ids}::uuid[], ${all(({ articleId }) => articleId)}::uuid[], ${all(({ authorId }) => authorId)}::uuid[],
        ${all(({ parentId }) => parentId)}::uuid[], ${all(({ rootId }) => rootId)}::uuid[],
        ${all(({ depth }) => depth)}::int[], ${columns.state}::text[],
        ${all(({ replyCount }) => replyCount)}::int[], ${all(({ descendantCount }) => descendantCount)}::int[], ${columns.createdAt}::timestamptz[],
        ${all(({ shown, since }) => (shown ? since.toISOString() : null))}::timestamptz[], ${columns.editedAt}::timestamptz[])
        as g (id, article_id, author_id, parent_id, root_id, depth, state, reply_count, descendant_count, created_at, published_at, edited_at)
      where id is not null
    ), known as (
      insert into imported_comments (source, external_id, comment_id, import_id)
      select ${source}, external_id, id, ${importId}::uuid from unnest(${ids}::uuid[], ${columns.externalId}::text[]) as g (id, external_id)
      where id is not null
    )
    insert into comment_revisions (comment_id, number, body, body_html, word_count, language, created_at)
    select id, 1, body, body_html, word_count, language, created_at
    from unnest(${ids}::uuid[], ${columns.body}::text[],
      ${columns.bodyHtml}::text[], ${columns.wordCount}::int[], ${all(({ language }) => language)}::text[], ${columns.createdAt}::timestamptz[])
      as g (id, body, body_html, word_count, language, created_at)
    where id is not null`;
}

/**
 * Makes what search and the desk find some comments by, as they are now, where it is not there yet. Until the transaction ends nobody changes one of them, or
 * their texts: it would be found by what it was. Who did so while this waited has made the documents of the new text.
 */
export async function insertDocuments(tx: SqlTx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    with text as materialized (
      select c.id, c.article_id, c.author_id, c.published_at, c.visible and r.number = c.published_revision as shown, r.number = c.revision as newest,
        m.display_name, r.language, r.body
      from comments c join members m on m.id = c.author_id
        join comment_revisions r on r.comment_id = c.id and r.number in (c.published_revision, c.revision)
      where c.id = any(${arrayLiteral(ids)}::uuid[]) order by c.id for share of c, r
    ), found as (
      insert into search_documents (comment_id, article_id, author_id, published_at, document)
      select id, article_id, author_id, published_at, search_text(language, body) from text where shown
      on conflict (comment_id) do nothing
    )
    insert into desk_documents (comment_id, document)
    select id, search_text('simple', display_name || ' ' || body) from text where newest
    on conflict (comment_id) do nothing`;
}

/** Comments of an import that have no documents: it was cut off before it made them. */
export async function findUndocumented(db: SqlTx, importId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select comment_id as id from imported_comments i
    where import_id = ${importId}::uuid and not exists (select from desk_documents d where d.comment_id = i.comment_id)`;
  return rows.map(({ id }) => id);
}

/** Comments that were there before, with what is below them now. */
export type Grown = { id: string; replies: number; descendants: number };

/** Counts what readers see below comments and articles that were there before, in the order in which everybody locks them. */
export async function countUp(
  tx: SqlTx,
  { grown, articles }: { grown: readonly Grown[]; articles: ReadonlyMap<string, number> },
): Promise<void> {
  if (grown.length > 0) {
    const ids = grown.map(({ id }) => id);
    await tx.$queryRaw`select id from comments where id = any(${ids}::uuid[]) order by id for no key update`;
    await tx.$executeRaw`
      update comments c set reply_count = c.reply_count + g.replies, descendant_count = c.descendant_count + g.descendants
      from unnest(${ids}::uuid[], ${grown.map(({ replies }) => replies)}::int[], ${grown.map((one) => one.descendants)}::int[])
        as g (id, replies, descendants) where c.id = g.id`;
  }
  if (articles.size === 0) return;
  await tx.$queryRaw`select id from articles where id = any(${[...articles.keys()]}::uuid[]) order by id for no key update`;
  await tx.$executeRaw`update articles a set comment_count = a.comment_count + g.count
    from unnest(${[...articles.keys()]}::uuid[], ${[...articles.values()]}::int[]) as g (id, count) where a.id = g.id`;
}

/** Makes places of comments that were never up, and of all that is above them: something is below them that readers see. */
export async function makePlaces(tx: SqlTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`with recursive above (id) as (
      select unnest(${ids}::uuid[]) union select c.parent_id from above a join comments c on c.id = a.id where c.parent_id is not null)
    update comments set published_revision = 1, published_at = created_at
    where published_at is null and id = any(array(select id from above))`;
}

/** Keeps what answers something that has not come. Returns the external ids of those that are kept: the others were before. */
export async function insertUnplaced(
  tx: SqlTx,
  importId: string,
  comments: readonly PreparedComment[],
): Promise<Set<string>> {
  if (comments.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ externalId: string }[]>`
    insert into unplaced_comments (import_id, external_id, parent_id, comment)
    select ${importId}::uuid, external_id, parent_id, comment
    from unnest(${comments.map(({ externalId }) => externalId)}::text[], ${comments.map(({ parentId }) => parentId ?? '')}::text[],
      ${comments.map((comment) => JSON.stringify(comment))}::jsonb[]) as g (external_id, parent_id, comment)
    on conflict do nothing returning external_id as "externalId"`;
  return new Set(rows.map(({ externalId }) => externalId));
}

/** Takes some of those whose parents have come by now, or come before them in what is returned. */
export async function takePlaceable(
  tx: SqlTx,
  { importId, source, limit }: { importId: string; source: Source; limit: number },
): Promise<PreparedComment[]> {
  const rows = await tx.$queryRaw<{ comment: PreparedComment }[]>`
    with recursive ready (external_id, level) as (
      select u.external_id, 0 from unplaced_comments u join imported_comments i on i.source = ${source} and i.external_id = u.parent_id
        where u.import_id = ${importId}::uuid
      union all
      select u.external_id, r.level + 1 from ready r join unplaced_comments u on u.import_id = ${importId}::uuid and u.parent_id = r.external_id),
    few as materialized (select external_id, level from ready limit ${limit}),
    taken as (delete from unplaced_comments u using few s where u.import_id = ${importId}::uuid and u.external_id = s.external_id
      returning u.comment, s.level)
    select comment from taken order by level`;
  return rows.map(({ comment }) => comment);
}

/** Takes some of what nothing is above that could ever come, or what is in a circle. */
export async function takeUnplaceable(
  tx: SqlTx,
  { importId, limit }: { importId: string; limit: number },
): Promise<{ externalId: string; inCircle: boolean }[]> {
  return tx.$queryRaw`
    with recursive lost (external_id) as (
      select u.external_id from unplaced_comments u where u.import_id = ${importId}::uuid
        and not exists (select from unplaced_comments p where p.import_id = u.import_id and p.external_id = u.parent_id)
      union all
      select u.external_id from lost l join unplaced_comments u on u.import_id = ${importId}::uuid and u.parent_id = l.external_id),
    few as materialized ((select external_id, false as in_circle from lost limit ${limit})
      union all
      (select external_id, true from unplaced_comments where import_id = ${importId}::uuid and not exists (select from lost) limit ${limit})),
    taken as (delete from unplaced_comments u using few f where u.import_id = ${importId}::uuid and u.external_id = f.external_id
      returning u.external_id as "externalId", f.in_circle as "inCircle")
    select * from taken order by 1`;
}

/** Makes some of an author's comments another's, with what they are found by and what was decided about them. They are locked as everybody locks them. */
export async function moveToAuthor(
  tx: SqlTx,
  { from, memberId, limit }: { from: string; memberId: string; limit: number },
): Promise<{ id: string; articleId: string }[]> {
  const moved = await tx.$queryRaw<{ id: string; articleId: string }[]>`
    select id, article_id as "articleId" from comments where author_id = ${from}::uuid order by id limit ${limit} for no key update`;
  const ids = moved.map(({ id }) => id);
  if (ids.length === 0) return [];
  await tx.$executeRaw`update comments set author_id = ${memberId}::uuid where id = any(${ids}::uuid[])`;
  await tx.$executeRaw`update search_documents set author_id = ${memberId}::uuid where comment_id = any(${ids}::uuid[])`;
  await tx.$executeRaw`update decisions set author_id = ${memberId}::uuid where comment_id = any(${ids}::uuid[])`;
  // The desk finds them by the name of who wrote them.
  await tx.$executeRaw`
    update desk_documents d set document = search_text('simple', m.display_name || ' ' || r.body)
    from comments c join members m on m.id = c.author_id join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.id = any(${ids}::uuid[]) and d.comment_id = c.id`;
  return moved;
}

export const findOwnReactions = (
  tx: SqlTx,
  memberId: string,
  ids: readonly string[],
): Promise<{ commentId: string; kind: string }[]> =>
  tx.$queryRaw`select comment_id as "commentId", kind from reactions
    where member_id = ${memberId}::uuid and comment_id = any(${ids}::uuid[])`;

/** An article that has comments, as other systems may be told of it. */
export type ExportedArticle = {
  id: string;
  /** What the publication's own system knows it by. */
  identifier: string | null;
  /** Where it is read. */
  address: string;
  title: string;
  publishedAt: string;
};

export type ExportedComment = {
  id: string;
  article: ExportedArticle;
  parentId: string | null;
  author: { id: string; name: string; address: string | null };
  /** Both empty where it was taken back. */
  markdown: string;
  html: string;
  createdAt: string;
  editedAt: string | null;
  state: 'published' | 'pending' | 'rejected' | 'deleted';
};

export type ArticleRow = {
  id: string;
  identifier: string | null;
  address: string | null;
  slug: string;
  title: string;
  publishedAt: Date;
};
export type CommentRow = Omit<ExportedComment, 'article' | 'createdAt' | 'editedAt'> & {
  createdAt: Date;
  editedAt: Date | null;
} & { articleId: string };

/** Where a list goes on: after this one. */
export type After = Cursor | null;

const exportedArticle = sql`a.id, a.external_id as identifier, a.address, a.slug, a.headline as title, a.published_at as "publishedAt"`;

/** Articles with comments in the order of their ids. */
export const findExportedArticles = (db: SqlTx, after: string | null, limit: number): Promise<ArticleRow[]> =>
  db.$queryRaw`select ${exportedArticle} from articles a
    where a.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      and exists (select from comments c where c.article_id = a.id)
    order by a.id limit ${limit}`;

export const findExportedArticlesById = (db: SqlTx, ids: readonly string[]): Promise<ArticleRow[]> =>
  db.$queryRaw`select ${exportedArticle} from articles a where a.id = any(${ids}::uuid[])`;

/**
 * Comments in the order in which they were written, of one article or of all: what readers see, and else the newest text. An author's address is one that
 * they have shown to be theirs, or that they wrote with elsewhere.
 */
export const findExported = (
  db: SqlTx,
  { articleId, after, limit }: { articleId: string | null; after: After; limit: number },
): Promise<CommentRow[]> =>
  db.$queryRaw`
    select c.id, c.article_id as "articleId", c.parent_id as "parentId",
      json_build_object('id', m.id, 'name', m.display_name,
        'address', case when m.verified_at is not null and m.left_at is null then m.email else u.email_folded end) as author,
      case when c.state in ('WITHDRAWN', 'EXPIRED') then '' else r.body end as markdown,
      case when c.state in ('WITHDRAWN', 'EXPIRED') then '' else r.body_html end as html,
      c.created_at as "createdAt", c.edited_at as "editedAt",
      case when c.visible then 'published' when c.state in ('WITHDRAWN', 'EXPIRED') then 'deleted'
        when c.state in ('REJECTED', 'REMOVED') then 'rejected' else 'pending' end as state
    from ${articleId === null ? sql`comments` : sql`(select * from comments where article_id = ${articleId}::uuid offset 0)`} c
      join members m on m.id = c.author_id left join unclaimed_members u on u.member_id = m.id
      join comment_revisions r on r.comment_id = c.id and r.number = case when c.visible then c.published_revision else c.revision end
    where (c.created_at, c.id) > (${after?.at ?? new Date(0)}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by c.created_at, c.id limit ${limit}`;
