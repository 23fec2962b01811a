import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf, type Cursor } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { MOST_COUNTED } from '@/lib/platform/paging';
import { beginnings } from '@/lib/platform/text/beginnings';
import { isReadBlind } from '@/lib/comments/rules';
import type { CommentState } from '@/lib/comments/schemas';
import { authorize, may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { PolicySettings } from '@/lib/policy/schemas';
import { actionsFor, momentsOf, slugOf, whyNotImpartial } from './rules';
import {
  waitingQueues,
  type CommentItem,
  type QueueCounts,
  type QueueFilter,
  type QueueItem,
  type QueueName,
  type QueueView,
  type ReportView,
} from './schemas';
import {
  countByAuthor,
  countArrived,
  countHeld,
  findArticle,
  findEdge,
  findMeant,
  findMet,
  findQueue,
  type CommentRow,
  type Narrowing,
  type QueueContent,
  type QueueRow,
} from './store';

/** What each queue holds. */
const contentOf: Record<QueueName, QueueContent> = {
  referred: { state: 'REFERRED' },
  asked: { referral: 'asked' },
  undecided: { referral: 'undecided' },
  late: { referral: 'late' },
  held: { referral: 'held' },
  edits: { referral: 'edits' },
  reported: 'reported',
  all: 'all',
  'in-review': { state: 'IN_REVIEW' },
  objected: { state: 'OBJECTED' },
  published: { state: 'PUBLISHED' },
  rejected: { state: 'REJECTED' },
  removed: { state: 'REMOVED' },
};

/** What waits for somebody is read from the oldest, what is decided from the newest. */
const waits = (content: QueueContent) =>
  content !== 'all' &&
  (content === 'reported' ||
    'referral' in content ||
    ['REFERRED', 'OBJECTED', 'IN_REVIEW', 'AWAITING_REVIEWS'].includes(content.state));

/**
 * A page of one of the desk's queues, narrowed to what a filter asks for. Where that has to be looked up for each comment, a page can have
 * less than it could, or nothing, and go on all the same: so many are looked at as can be in a moment.
 * @throws 401, 403 when the viewer is not of the desk
 */
export const listQueue = ({
  queue,
  ...rest
}: {
  viewer: Viewer | null;
  queue: QueueName;
  filter?: QueueFilter;
  limit?: number;
  cursor?: string;
  context?: Context;
}) => list({ ...rest, content: contentOf[queue] });

/**
 * A page of the comments in a state, narrowed in the same way.
 * @throws 401, 403 when the viewer is not of the desk
 */
export const listByState = ({
  state,
  ...rest
}: {
  viewer: Viewer | null;
  state: CommentState;
  filter?: QueueFilter;
  limit?: number;
  cursor?: string;
}) => list({ ...rest, content: { state } });

async function list({
  viewer,
  content,
  filter = {},
  limit = 25,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  content: QueueContent;
  filter?: QueueFilter;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<QueueView> {
  const moderator = authorize(viewer, 'desk.read');
  const after = decodeCursor(cursor);
  const now = context.now();
  const narrowing = await narrowingOf(filter, now);
  if (!narrowing) return { items: [], nextCursor: null };
  const asked = { viewerId: moderator.id, content, narrowing, oldestFirst: waits(content), after };
  const [{ rows, edge }, { reports }] = await Promise.all([
    findPage({ ...asked, now, limit: limit + 1 }),
    currentPolicy(),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, encodeCursor);
  return {
    items: page.map((row) => toQueueItem(row, moderator, reports)),
    nextCursor: edge ? encodeCursor(edge) : nextCursor,
  };
}

/** What has words that so many comments have is looked for in the queue alone. */
const MANY = 1_000;

/**
 * So many of a queue, and where looking ended, if it goes on there. Words are looked for in what comes next in the queue: what very many have is
 * found there, and their index would be read for long. Where that does not fill the page, few have them, and the index leads to these.
 */
async function findPage(
  asked: Parameters<typeof findQueue>[1],
): Promise<{ rows: Awaited<ReturnType<typeof findQueue>>; edge: Cursor | null }> {
  const rows = await findQueue(database(), asked);
  const edge = rows.length < asked.limit ? await findEdge(database(), asked) : null;
  const { words, ...narrowing } = asked.narrowing;
  const met = edge && words ? await findMet(database(), words, MANY) : [];
  return edge && words && met.length < MANY
    ? findPage({ ...asked, narrowing: { ...narrowing, met } })
    : { rows, edge };
}

/** What a filter means; null where it names somebody or something that there is not. */
async function narrowingOf(
  { q, author, reporter, article, age, ...asked }: QueueFilter,
  now: Date,
): Promise<Narrowing | null> {
  const db = database();
  const [member, reporting, under] = await Promise.all([
    author ? findMeant(db, author) : undefined,
    reporter ? findMeant(db, reporter) : undefined,
    article ? findArticle(db, slugOf(article)) : undefined,
  ]);
  if (member === null || reporting === null || under === null) return null;
  const ids = { authorId: member?.id, reporterId: reporting?.id, articleId: under?.id };
  return { ...asked, ...momentsOf(age, now), ...ids, words: beginnings(q) };
}

/**
 * How many comments have come to a queue after a moment, as far as a filter asks for them, and up to one more than anybody reads.
 * @throws 401, 403
 */
export async function countArrivals({
  viewer,
  queue,
  filter = {},
  since,
  context = systemContext,
}: {
  viewer: Viewer | null;
  queue: QueueName;
  filter?: QueueFilter;
  since: Date;
  context?: Context;
}): Promise<number> {
  const { id: viewerId } = authorize(viewer, 'desk.read');
  const narrowing = await narrowingOf(filter, context.now());
  if (!narrowing) return 0;
  return countArrived(
    database(),
    { viewerId, content: contentOf[queue], narrowing, since },
    MOST_COUNTED + 1,
  );
}

/**
 * How many comments each author of these has in a queue, among the first of it that can be looked at in a moment.
 * @throws 401, 403
 */
export async function countOfAuthors({
  viewer,
  queue,
  items,
}: {
  viewer: Viewer | null;
  queue: QueueName;
  items: readonly Pick<QueueItem, 'author'>[];
}): Promise<Map<string, number>> {
  const { id: viewerId } = authorize(viewer, 'desk.read');
  const content = contentOf[queue];
  const authorIds = [...new Set(items.map(({ author }) => author.id))];
  if (authorIds.length === 0) return new Map();
  return countByAuthor(database(), { content, oldestFirst: waits(content), viewerId }, authorIds);
}

/**
 * How many comments wait in each queue that waits for somebody of the desk.
 * @throws 401, 403
 */
export async function countQueues({ viewer }: { viewer: Viewer | null }): Promise<QueueCounts> {
  authorize(viewer, 'desk.read');
  const counts = await countHeld(
    database(),
    waitingQueues.map((queue) => contentOf[queue]),
    MOST_COUNTED + 1,
  );
  return Object.fromEntries(waitingQueues.map((queue, place) => [queue, counts[place]])) as QueueCounts;
}

/** A row as the desk shows it, with what this viewer may do, who may have written or reviewed it. */
export function toQueueItem(
  row: QueueRow,
  viewer: Viewer,
  { threshold }: Pick<PolicySettings['reports'], 'threshold'>,
): QueueItem {
  // Who reported a comment, how many did and what for, is never its author's to know, whoever they are besides.
  const own = row.authorId === viewer.id;
  return {
    ...toCommentItem(row, viewer),
    reported: own ? null : row.reported && toReported(row.reported),
    reports: own ? [] : row.reports.map(toReportView),
    pressing: !own && (row.reported?.count ?? 0) >= threshold,
  };
}

/** The same without its reports. */
export function toCommentItem(row: CommentRow, viewer: Viewer): CommentItem {
  const { id, body, bodyHtml, language, state, version, revision, reason } = row;
  const blind = isReadBlind(row);
  const whyNot = whyNotImpartial(row, viewer.id);
  const own = whyNot === 'own-comment';
  const mayDecide = may(viewer, 'desk.decide') && !whyNot;
  return {
    id,
    article: { slug: row.articleSlug, title: row.articleTitle },
    author: { id: row.authorId, displayName: row.authorName },
    body,
    bodyHtml,
    language,
    status: state,
    version,
    revision,
    reason,
    stateChangedAt: row.stateChangedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    blind,
    // What its reviewers say while they are at it is not its author's to know, whoever they are besides.
    verdicts: blind || (own && state === 'IN_REVIEW') ? UNKNOWN : row.verdicts,
    held: row.held && { ...row.held, until: new Date(row.held.until).toISOString() },
    claimedBy: row.claimedBy,
    allowed: mayDecide && !row.held ? actionsFor(row) : [],
    whyNot,
    alone: row.reviewed && !whyNot,
  };
}

/** What its reviewers said is for after the decision. */
const UNKNOWN = { yes: 0, notCivil: 0, misinformation: 0 };

/** A time comes out of JSON as PostgreSQL writes it. */
const toReported = ({ first, last, ...rest }: NonNullable<QueueItem['reported']>) => ({
  ...rest,
  first: new Date(first).toISOString(),
  last: new Date(last).toISOString(),
});
const toReportView = (report: ReportView): ReportView => ({
  ...report,
  createdAt: new Date(report.createdAt).toISOString(),
});
