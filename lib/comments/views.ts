import { withinTopics } from '@/lib/members/expertise/rules';
import type { PolicySettings } from '@/lib/policy/schemas';
import { standingInLine } from './pace/rules';
import { authorsUntil, can, isReadBlind, mayRevise, publicState, undoableUntil } from './rules';
import type { CommentView, OwnCommentView, AuthorView } from './schemas';
import type { CommentRow } from './thread/store';
import type { OwnCommentRow } from './own/store';

/** A comment as any reader may see it; an empty place where it was taken away and others had answered. */
export function toPublicView(row: CommentRow): CommentView {
  const gone = !row.visible;
  return {
    ...shared(row),
    author: gone ? null : authorOf(row),
    body: gone ? '' : row.body,
    bodyHtml: gone ? '' : row.bodyHtml,
    status: publicState(row),
    reactions: gone ? {} : row.reactions,
  };
}

/** A comment as whoever works at the desk sees it: in the state that it is really in. */
export const toDeskView = (row: CommentRow): CommentView => ({
  ...shared(row),
  author: authorOf(row),
  body: row.body,
  bodyHtml: row.bodyHtml,
  status: row.state,
});

type OwnViewPolicy = Pick<
  PolicySettings['review'],
  'resubmissions' | 'authorHours' | 'quorum' | 'objection' | 'small'
>;

/** A comment as its author sees it: the newest revision, in the state it is really in. */
export function toOwnView(row: OwnCommentRow, policy: OwnViewPolicy): OwnCommentView {
  const decided = !['AWAITING_REVIEWS', 'IN_REVIEW'].includes(row.state) && !isReadBlind(row);
  return {
    ...toDeskView(row),
    visible: row.visible,
    reviews: { required: row.required, done: row.done },
    line: row.state === 'IN_REVIEW' ? standingInLine(row, policy) : null,
    reason: row.reason,
    rule: row.rule,
    verdicts: decided ? row.verdicts : null,
    objection: objectionOf(row, policy),
    undoableUntil: undoableUntil(row.undoable ? { at: row.stateChangedAt } : null)?.toISOString() ?? null,
    allowed: {
      edit: mayRevise(row, policy.resubmissions),
      withdraw: can(row, 'withdraw'),
      resubmit: row.state === 'REJECTED' && mayRevise(row, policy.resubmissions),
      askModerator: row.state === 'OBJECTED',
    },
  };
}

function objectionOf(row: OwnCommentRow, policy: OwnViewPolicy): OwnCommentView['objection'] {
  if (row.state !== 'OBJECTED') return null;
  const { verdicts, notes, stateChangedAt } = row;
  return { verdicts, notes, until: authorsUntil(stateChangedAt, policy).toISOString() };
}

function shared(row: CommentRow) {
  return {
    id: row.id,
    article: { slug: row.articleSlug, title: row.articleTitle, language: row.articleLanguage },
    parentId: row.parentId,
    rootId: row.rootId,
    depth: row.depth,
    language: row.language,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    editedAt: row.editedAt?.toISOString() ?? null,
    replyCount: row.replyCount,
    reactions: row.reactions,
    picked: row.picked,
  };
}

type Written = Pick<CommentRow, 'author' | 'authorId' | 'articleAuthorId' | 'articleTopics'>;

/**
 * Who wrote a comment, as they stand under its article: with what they know of its topics, for the rest is beside the point there,
 * and told apart where the article is theirs.
 */
export function authorOf({ author, authorId, articleAuthorId, articleTopics }: Written): AuthorView {
  return {
    ...author,
    badges: authorId === articleAuthorId ? [...author.badges, 'author'] : author.badges,
    expertise: withinTopics(author.expertise, articleTopics),
  };
}
