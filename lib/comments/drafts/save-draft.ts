import { systemContext, type Context } from '@/lib/platform/context';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { database } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { readArticle } from '@/lib/articles/read-article';
import { DRAFT_MAX } from './limits';
import { type DraftKept, toDraftView } from './schemas';
import {
  findEditTarget,
  deleteDraft,
  findDraft,
  upsertDraft,
  upsertDraftFrom,
  type DraftText,
  wasPublished,
} from './store';

/**
 * Keeps what a member is typing, for any of their devices. An empty text forgets it. Where another device kept a different one
 * since `basedOn`, nothing is kept, and that one is the answer.
 * @throws 403 when they may not write, 404, 422 when it is too long to be kept, 429
 */
export async function saveDraft({
  viewer,
  articleSlug,
  parentId,
  body,
  basedOn,
  context = systemContext,
}: {
  viewer: Viewer;
  articleSlug: string;
  parentId?: string | null;
  body: string;
  /** When the text was kept that it goes on from; null: there was none. Left out, it is kept whatever there is. */
  basedOn?: Date | null;
  context?: Context;
}): Promise<DraftKept> {
  authorize(viewer, 'comment.draft');
  await countKeeping(viewer.id);
  const draft = await placeDraft({ articleSlug, parentId, body });
  return keepDraft(viewer.id, draft, { basedOn, at: context.now() });
}

/**
 * Keeps what a member is typing in place of a comment of theirs, as `saveDraft` keeps a new one.
 * @throws 403 when they may not write, 404 when it is not theirs, 422 when it is too long to be kept, 429
 */
export async function saveEditDraft({
  viewer,
  commentId,
  body,
  basedOn,
  context = systemContext,
}: {
  viewer: Viewer;
  commentId: string;
  body: string;
  /** When the text was kept that it goes on from; null: there was none. Left out, it is kept whatever there is. */
  basedOn?: Date | null;
  context?: Context;
}): Promise<DraftKept> {
  authorize(viewer, 'comment.write');
  await countKeeping(viewer.id);
  const place = isId(commentId) ? await findEditTarget(database(), viewer.id, commentId) : null;
  if (!place) throw notFound('comment');
  return keepDraft(viewer.id, { ...place, body: keepable(body) }, { basedOn, at: context.now() });
}

/**
 * Keeps a text in its place, or forgets what is kept there where it is empty. Where `basedOn` is given and somebody kept another
 * text since, that one stays and is the answer: of two devices, neither takes the other's words away.
 */
async function keepDraft(
  memberId: string,
  draft: DraftText,
  { basedOn, at }: { basedOn?: Date | null; at: Date },
): Promise<DraftKept> {
  const db = database();
  if (draft.body.trim() === '') {
    if (basedOn !== null) await deleteDraft(db, memberId, draft.target, basedOn);
    const left = basedOn === undefined ? null : await findDraft(db, memberId, draft.target);
    return left ? { kept: false, current: toDraftView(left) } : { kept: true, savedAt: null };
  }
  if (basedOn === undefined) {
    await upsertDraft(db, memberId, draft, at);
    return { kept: true, savedAt: at.toISOString() };
  }
  const savedAt = await upsertDraftFrom(db, memberId, draft, { at, basedOn });
  if (savedAt) return { kept: true, savedAt: savedAt.toISOString() };
  const current = await findDraft(db, memberId, draft.target);
  // It was sent, or emptied, between the two looks: then there is nothing to go on from any longer.
  return current
    ? { kept: false, current: toDraftView(current) }
    : keepDraft(memberId, draft, { basedOn: null, at });
}

/**
 * Where a text belongs, and the text as it can be kept: as it was typed, but for what a database does not store.
 * A parent that is gone is still one: its answer was under way.
 * @throws 404 for the article, or for a parent that cannot be one, 422 when the text is too long to be kept
 */
export async function placeDraft({
  articleSlug,
  parentId,
  body: typed,
}: {
  articleSlug: string;
  parentId?: string | null;
  body: string;
}): Promise<DraftText> {
  const body = keepable(typed);
  if (parentId && !isId(parentId)) throw notFound('comment');
  const { id: articleId } = await readArticle({ slug: articleSlug });
  if (parentId && !(await wasPublished(database(), parentId, articleId))) throw notFound('comment');
  return { articleId, target: parentId ?? articleId, body };
}

/** A text is kept each time that typing pauses, and some write on two devices. */
const KEPT_PER_MEMBER = { name: 'keep-draft', points: 600, seconds: 600 };

/**
 * Counts one keeping of a text by a member.
 * @throws 429
 */
const countKeeping = (memberId: string): Promise<void> => countAgainst(KEPT_PER_MEMBER, memberId);

/**
 * A text without what a database does not store.
 * @throws 422 when it is too long to be kept
 */
export function keepable(typed: string): string {
  const body = typed.replaceAll('\0', '');
  if ([...body].length <= DRAFT_MAX) return body;
  throw refused('draft-too-long', { field: 'body', limit: DRAFT_MAX });
}
