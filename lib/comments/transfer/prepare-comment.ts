import { detectLanguage } from '@/lib/language/detect-language';
import { renderComment } from '@/lib/platform/text/markdown';
import { countWords, normaliseText } from '@/lib/platform/text/normalise';
import { BLANK } from '@/lib/members/personal-data/personal-data';
import type { CommentState } from '../schemas';
import type { LeftOut, OutsideComment } from './schemas';
import { toMarkdown } from './to-markdown';

/** Characters that the database takes as a text; and as many as are looked at to make one of them. */
const MOST_CHARACTERS = 20_000;
const MOST_LOOKED_AT = 100_000;

/** A comment of another system as it will stand here, but for whose it is, under what, and what it answers. */
export type PreparedComment = Pick<OutsideComment, 'externalId' | 'article' | 'parentId' | 'author'> & {
  state: Extract<CommentState, 'PUBLISHED' | 'REFERRED' | 'REMOVED' | 'WITHDRAWN'>;
  body: string;
  bodyHtml: string;
  wordCount: number;
  /** Empty where it is too short to tell, and likely to be that of its article. */
  language: string;
  createdAt: string;
  editedAt: string | null;
  /** Why there is no text, where the source has one. */
  lost: 'text-empty' | 'text-too-long' | null;
};

export type Terms = {
  now: Date;
  /** What waits for approval there is left out, and waits for nobody here. */
  withoutPending: boolean;
};

/**
 * What was up is up, and what was not may be put up by a moderator. What its author deleted comes without its words, and so does what cannot be
 * kept: as a place for what answers it.
 */
export function prepareComment(
  comment: OutsideComment,
  { now, withoutPending }: Terms,
): PreparedComment | LeftOut {
  const { externalId, article, parentId, author, createdAt, editedAt, state } = comment;
  if (withoutPending && state === 'pending') return { leftOut: 'pending', externalId };
  if (Date.parse(createdAt) > now.getTime()) return { leftOut: 'date-to-come', externalId };
  if (parentId === externalId) return { leftOut: 'parent-in-circle', externalId };
  const body = state === 'deleted' ? '' : textOf(comment.text);
  const isEmpty = !body;
  const text = body || BLANK;
  return {
    externalId,
    article,
    parentId,
    author,
    createdAt,
    lost: !isEmpty || state === 'deleted' ? null : body === null ? 'text-too-long' : 'text-empty',
    editedAt:
      editedAt !== null && editedAt > createdAt && Date.parse(editedAt) <= now.getTime() ? editedAt : null,
    state: isEmpty ? 'WITHDRAWN' : STATES[state],
    body: text,
    bodyHtml: isEmpty ? BLANK : renderComment(text),
    wordCount: isEmpty ? 0 : countWords(text),
    language: isEmpty ? '' : detectLanguage(text, ''),
  };
}

const STATES = {
  published: 'PUBLISHED',
  pending: 'REFERRED',
  rejected: 'REMOVED',
  spam: 'REMOVED',
  deleted: 'WITHDRAWN',
} as const;

/** Null for what is too long to be kept. */
function textOf(text: OutsideComment['text']): string | null {
  if (text.body.length > MOST_LOOKED_AT) return null;
  const body = normaliseText(toMarkdown(text));
  return body.length > MOST_CHARACTERS && [...body].length > MOST_CHARACTERS ? null : body;
}
