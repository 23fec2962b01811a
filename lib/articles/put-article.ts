import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { renderArticle } from '@/lib/platform/text/markdown';
import { countWords, normaliseText } from '@/lib/platform/text/normalise';
import { currentPolicy } from '@/lib/policy/current-policy';
import { bareAddress, slugFrom, spellingsOf } from './rules';
import type { ArticleView, PutArticle } from './schemas';
import {
  deleteDismissed,
  findBySlug,
  findByExternalId,
  findDiscovered,
  findFreeSlug,
  insertOutside,
  moveDiscussion,
  oneImportAtATime,
  updateOutside,
  type OutsideArticle,
  type Told,
} from './store';

/**
 * Inserts the article that a publication's own system knows by an id, or brings it up to date: what is left out stays as it is, and so do
 * its comments, and the address of their page here. The same again changes nothing. One that made itself known at the same address becomes this one.
 * @throws 401, 403 for all but administrators
 */
export async function putArticle({
  viewer,
  externalId,
  article,
  context = systemContext,
}: {
  viewer: Viewer | null;
  externalId: string;
  article: PutArticle;
  context?: Context;
}): Promise<{ article: ArticleView; created: boolean }> {
  const admin = authorize(viewer, 'article.import');
  const at = context.now();
  return transaction(async (tx) => {
    await oneImportAtATime(tx);
    const { slug, created } = await upsertArticle(tx, { externalId, article, actorId: admin.id, at });
    const view = await findBySlug(tx, slug, at);
    if (!view) throw new Error(`the article ${slug} is not where it was put`);
    return { article: view, created };
  });
}

/**
 * As `putArticle`, for whoever may, in a transaction that holds `oneImportAtATime`.
 * @param actorId null where the publication's system does it itself
 */
export async function upsertArticle(
  tx: Tx,
  {
    externalId,
    article,
    actorId,
    at,
  }: { externalId: string; article: PutArticle; actorId: string | null; at: Date },
): Promise<{ id: string; slug: string; created: boolean }> {
  const { language } = await currentPolicy();
  const known = await findByExternalId(tx, externalId);
  // What a reader has seen first is the same article.
  const seen = await findDiscovered(tx, spellingsOf(article.address));
  const current = known ?? seen;
  if (known && seen) await merge(tx, { seen, known, actorId, at });
  const next = merged(current ?? { ...NOTHING, language: language.default }, article);
  const slug = current?.slug ?? (await findFreeSlug(tx, slugFrom(article.title) || 'article'));
  const id = current?.id ?? newId();
  if (!current || current.externalId !== externalId || isOther(current, next)) {
    const rendered = { bodyHtml: renderArticle(next.body), wordCount: countWords(next.body) };
    if (current) await updateOutside(tx, current, { ...next, ...rendered, externalId }, at);
    else await insertOutside(tx, { id, slug, externalId, ...next, ...rendered }, at);
    await deleteDismissed(tx, bareAddress(article.address));
    const action = current ? 'article.update' : 'article.import';
    await record(tx, { at, actorId, action, subjectType: 'article', subjectId: id });
    await emit(tx, {
      type: action,
      subjectId: id,
      payload: { slug },
      tags: ['front', 'articles', `article:${id}`],
    });
  }
  return { id, slug, created: !current };
}

/** A page that was read at its new address before the publication's system told of that: its article becomes the one that was known. */
async function merge(
  tx: Tx,
  { seen, known, actorId, at }: Record<'seen' | 'known', Told> & { actorId: string | null; at: Date },
): Promise<void> {
  const { id: subjectId, slug, address } = seen;
  await moveDiscussion(tx, { from: subjectId, to: known.id });
  await record(tx, {
    at,
    actorId,
    action: 'article.merge',
    subjectType: 'article',
    subjectId,
    details: { address, into: known.id },
  });
  await emit(tx, {
    type: 'article.remove',
    subjectId,
    payload: { slug },
    tags: ['front', 'articles', `article:${subjectId}`, `article:${known.id}`],
    removal: true,
  });
}

const NOTHING = { standfirst: '', byline: '', topics: [], body: '' };

type Kept = Pick<OutsideArticle, 'standfirst' | 'byline' | 'topics' | 'body' | 'language'>;

const merged = (kept: Kept, given: PutArticle): OutsideArticle => ({
  headline: given.title,
  address: given.address,
  publishedAt: new Date(given.published),
  standfirst: given.standfirst ?? kept.standfirst,
  byline: given.authors?.join(', ') ?? kept.byline,
  topics: given.topics ? [...new Set(given.topics)] : kept.topics,
  body: given.body === undefined ? kept.body : normaliseText(given.body),
  language: given.language ?? kept.language,
});

const isOther = (current: OutsideArticle, next: OutsideArticle): boolean =>
  (Object.keys(next) as (keyof OutsideArticle)[]).some(
    (key) => JSON.stringify(current[key]) !== JSON.stringify(next[key]),
  );
