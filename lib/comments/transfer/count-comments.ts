import { createHash } from 'node:crypto';
import { findArticles } from '@/lib/articles/known/make-known';
import { findStrangers } from '@/lib/members/unclaimed/take-in-authors';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements } from '@/lib/platform/db';
import { ADDED } from './place-comments';
import type { PreparedComment } from './prepare-comment';
import { eachStep, type Records } from './prepare-steps';
import { countLeftOut, emptyReport, takeNamed, type Tally } from './report';
import { isLeftOut, type ImportReport, type LeftOut, type Source } from './schemas';
import { findPlaced } from './store';

/** Records that are looked up together. */
const STEP = 2_000;

/** What is kept in mind of a comment: about a hundred bytes each. */
type Seen = {
  id: string;
  parent: number | null;
  article: number;
  state: PreparedComment['state'];
  lost: PreparedComment['lost'];
  /** Who would be added by it, and what. */
  newAuthor?: number;
  newArticle?: number;
  /** Of its article, where that is known. */
  articleId?: string;
  fate: 'unknown' | 'looking' | 'placed' | 'parent-missing' | 'parent-in-circle' | 'parent-elsewhere';
};

/** Says what would come of an import, and changes nothing. */
export async function countComments({
  source,
  records,
  withoutPending = false,
  onLeftOut = () => Promise.resolve(),
  context = systemContext,
}: {
  source: Source;
  records: Records;
  withoutPending?: boolean;
  /** Hears what would be left out, in order. */
  onLeftOut?: (some: { named: LeftOut[]; before: number }) => Promise<void>;
  context?: Context;
}): Promise<ImportReport> {
  const report = emptyReport();
  const tally: Tally = { report, named: [] };
  const seen = new Map<number, Seen>();
  /** What was imported before, with the article that it is under. */
  const here = new Map<number, string>();

  async function look(step: readonly PreparedComment[]): Promise<void> {
    const ids = step.flatMap(({ externalId, parentId }) => [externalId, parentId ?? externalId]);
    const placed = await findPlaced(sqlStatements(), source, [...new Set(ids)]);
    for (const [externalId, { articleId }] of placed) here.set(short(externalId), articleId);
    const fresh: PreparedComment[] = [];
    for (const comment of step) {
      const key = short(comment.externalId);
      if (here.has(key)) report.known += 1;
      else if (seen.has(key)) countLeftOut(tally, 'repeated', comment.externalId);
      else {
        const { externalId: id, parentId, article, state, lost } = comment;
        const parent = parentId === null ? null : short(parentId);
        seen.set(key, { id, parent, article: short(article.externalId), state, lost, fate: 'unknown' });
        fresh.push(comment);
      }
    }
    const db = sqlStatements();
    const strangers = await findStrangers(db, { source, authors: fresh.map(({ author }) => author) });
    const articles = await findArticles(db, { source, articles: fresh.map(({ article }) => article) });
    for (const [place, { externalId }] of fresh.entries()) {
      const one = seen.get(short(externalId));
      const [author, article] = [strangers[place], articles[place]];
      if (one && author) one.newAuthor = short(author);
      if (one && article && 'id' in article) one.articleId = article.id;
      if (one && article && 'unknown' in article) one.newArticle = short(article.unknown);
    }
  }

  const prepared = { source, records, from: 0, size: STEP, terms: { now: context.now(), withoutPending } };
  await eachStep(prepared, async (step) => {
    report.read += step.length;
    for (const one of step) if (isLeftOut(one)) countLeftOut(tally, one.leftOut, one.externalId);
    await look(step.filter((one): one is PreparedComment => !isLeftOut(one)));
    if (tally.named.length >= STEP) await onLeftOut(takeNamed(tally));
  });
  const authors = new Set<number>();
  const articles = new Set<number>();
  for (const one of seen.values()) {
    decide(one, seen, here);
    if (one.fate === 'placed' && one.newAuthor !== undefined) authors.add(one.newAuthor);
    const isUnder = one.fate === 'placed' || one.fate === 'parent-elsewhere';
    if (isUnder && one.newArticle !== undefined) articles.add(one.newArticle);
    if (one.fate === 'placed') report.added[ADDED[one.state]] += 1;
    else if (one.fate !== 'unknown' && one.fate !== 'looking') countLeftOut(tally, one.fate, one.id);
    if (one.fate === 'placed' && one.lost) countLeftOut(tally, one.lost, one.id);
    if (tally.named.length >= STEP) await onLeftOut(takeNamed(tally));
  }
  await onLeftOut(takeNamed(tally));
  return { ...report, authors: authors.size, articles: articles.size };
}

/** Says what becomes of a comment, by going up from it until that is known. */
function decide(one: Seen, seen: ReadonlyMap<number, Seen>, here: ReadonlyMap<number, string>): void {
  const path: Seen[] = [];
  let fate: Seen['fate'] | undefined;
  for (let at: Seen | undefined = one; fate === undefined;) {
    if (!at) fate = 'parent-missing';
    else if (at.fate === 'looking') fate = 'parent-in-circle';
    else if (at.fate !== 'unknown') fate = at.fate;
    else {
      at.fate = 'looking';
      path.push(at);
      const above = at.parent === null ? undefined : here.get(at.parent);
      if (above !== undefined) fate = above === at.articleId ? 'placed' : 'parent-elsewhere';
      else if (at.parent === null) fate = 'placed';
      else at = seen.get(at.parent);
    }
  }
  for (const each of path.reverse()) {
    const parent = each.parent === null ? undefined : seen.get(each.parent);
    const isElsewhere = fate === 'placed' && parent !== undefined && parent.article !== each.article;
    // What is below one of another article has no parent here any more.
    if (isElsewhere) fate = 'parent-elsewhere';
    each.fate = fate;
  }
}

/** 48 bits of a hash: of a million ids, two are the same once in five hundred times. */
const short = (id: string): number => createHash('sha1').update(id).digest().readUIntBE(0, 6);
