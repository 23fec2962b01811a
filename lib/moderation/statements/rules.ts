import type { Reason } from '@/lib/platform/reasons';
import type { Lifecycle } from '@/lib/comments/rules';
import { standingDecision } from '../appeals/rules';
import type { OwnAppealView } from '../appeals/schemas';
import type { HouseRule } from '../house-rules';
import type { StatementGist } from './schemas';

/** A decision of any kind about a comment, as it is recorded. */
export type DecisionFacts = {
  id: string;
  version: number;
  revision: number;
  maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
  outcome: 'PUBLISH' | 'OBJECT' | 'REFER' | 'REJECT' | 'REMOVE' | 'RESTORE';
  rule: string | null;
  note: Reason | null;
  passage: string | null;
  decidedAt: Date;
  /** The text that it is about. */
  textRevision: number;
  textHtml: string;
  language: string;
  /** Why screening brought this text to a moderator; null when it did not. */
  held: Reason | null;
  /** Reports that the decision acted upon. */
  reports: number;
  appeal: OwnAppealView | null;
};

/** A comment with all that was decided about it, newest first. */
export type CommentHistory = {
  commentId: string;
  comment: Pick<Lifecycle, 'state' | 'visible' | 'revision' | 'publishedRevision' | 'resubmissions'>;
  decisions: DecisionFacts[];
};

/** What the statement takes from the policy in force, and from the clock. */
export type Terms = {
  now: Date;
  publication: string;
  appealDays: number;
  resubmissions: number;
  /** The house rule with this key. */
  ruleOf: (key: string) => HouseRule | undefined;
};

export type Against = DecisionFacts & { outcome: 'REJECT' | 'REMOVE' };

const isAgainst = (decision: DecisionFacts): decision is Against =>
  decision.outcome === 'REJECT' || decision.outcome === 'REMOVE';

/** The decision against its author that a comment stands under, or else the latest there was; null when there was none. */
export function decisionToExplain({ comment, decisions }: CommentHistory): Against | null {
  const standing = standingOf({ comment, decisions });
  return (
    decisions.find((d): d is Against => isAgainst(d) && d.id === standing) ??
    decisions.find(isAgainst) ??
    null
  );
}

/** The decision against its author that was taken on this version of a comment, whatever came after it. */
export const decisionAt = ({ decisions }: CommentHistory, version: number): Against | null =>
  decisions.find((d): d is Against => isAgainst(d) && d.version === version) ?? null;

/** The decision that a comment stands under; null when there is none. */
export function standingOf({
  comment,
  decisions,
}: Pick<CommentHistory, 'comment' | 'decisions'>): string | null {
  const decisive = decisions.filter(
    (d): d is DecisionFacts & { outcome: 'PUBLISH' | 'REJECT' | 'REMOVE' } =>
      d.outcome === 'PUBLISH' || isAgainst(d),
  );
  return standingDecision(comment, decisive)?.id ?? null;
}

/** A text before this one was accepted, so that readers went on seeing that. */
const isEditOfPublished = ({ decisions }: CommentHistory, { version }: Against): boolean =>
  decisions.some((d) => d.version < version && d.outcome === 'PUBLISH');

const isReferral = ({ outcome }: DecisionFacts) => outcome === 'REFER' || outcome === 'OBJECT';

const previousOf = ({ decisions }: CommentHistory, { version }: Against): DecisionFacts | undefined =>
  decisions.find((d) => d.version < version);

/** What was decided, how it came to a moderator, and what part of that was automatic. */
export function gistOf(history: CommentHistory, decision: Against, publication: string): StatementGist {
  const { held, reports, outcome } = decision;
  const previous = previousOf(history, decision);
  const isOfText = (d: DecisionFacts) => isReferral(d) && d.revision === decision.revision;
  const referred = previous && isOfText(previous) ? previous : null;
  // What peers objected to is theirs, also where its author left it to the clock.
  const byPeers =
    referred !== null &&
    history.decisions.some((d) => d.version < decision.version && d.maker === 'PEERS' && isOfText(d));
  return {
    decided: outcome === 'REMOVE' ? 'removed' : isEditOfPublished(history, decision) ? 'edit' : 'rejected',
    source: sourceOf({ held, reports, referredBy: byPeers ? 'PEERS' : referred?.maker }),
    held: isByProgram(held) ? held : null,
    computed: byPeers,
    passed: referred?.maker === 'SYSTEM' ? referred.note : null,
    publication,
  };
}

/** Whether a program found something in a text: where moderators read all of an article first, a person has said so. */
const isByProgram = (held: Reason | null): boolean =>
  held !== null && !(typeof held === 'object' && held.code === 'article-moderated');

function sourceOf({
  held,
  reports,
  referredBy,
}: {
  held: Reason | null;
  reports: number;
  referredBy: DecisionFacts['maker'] | undefined;
}): StatementGist['source'] {
  if (reports > 0) return 'reported';
  if (referredBy === 'PEERS') return 'disputed';
  if (held) return 'held';
  return referredBy ? 'late' : 'found';
}

/**
 * Whether a passage is quoted from a text, either as it was typed or as it is shown: whoever copies it from a page copies
 * neither the marks of its Markdown nor its line breaks.
 */
export function isQuotedFrom(
  passage: string,
  { body, bodyHtml }: { body: string; bodyHtml: string },
): boolean {
  const wanted = oneLine(passage);
  return wanted !== '' && (oneLine(body).includes(wanted) || oneLine(shownText(bodyHtml)).includes(wanted));
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** What a person reads of our own rendering of a text; blocks are apart, as they are on the page. */
const shownText = (html: string) =>
  html
    .replace(/<\/?(?:p|li|ul|ol|blockquote|br|pre|h\d)\b[^<>]*>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name]!);
