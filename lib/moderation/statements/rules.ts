import { mayRevise, type Standing } from '@/lib/comments/rules';
import { appealableUntil, standingDecision } from '../appeals/rules';
import type { OwnAppealView } from '../appeals/schemas';
import type { HouseRule } from '../house-rules';
import type { StatementView } from './schemas';

/** A decision of any kind about a comment, as it is recorded. */
export type DecisionFacts = {
  id: string;
  version: number;
  revision: number;
  maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
  outcome: 'PUBLISH' | 'REFER' | 'REJECT' | 'REMOVE' | 'RESTORE';
  rule: string | null;
  note: string | null;
  passage: string | null;
  decidedAt: Date;
  /** The text that it is about. */
  textRevision: number;
  textHtml: string;
  /** Why screening brought this text to a moderator; null when it did not. */
  held: string | null;
  /** Reports that the decision acted upon. */
  reports: number;
  appeal: OwnAppealView | null;
};

/** A comment with all that was decided about it, newest first. */
export type CommentHistory = {
  commentId: string;
  comment: Pick<Standing, 'state' | 'visible' | 'revision' | 'publishedRevision' | 'resubmissions'>;
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

type Against = DecisionFacts & { outcome: 'REJECT' | 'REMOVE' };

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

function standingOf({ comment, decisions }: Pick<CommentHistory, 'comment' | 'decisions'>): string | null {
  const decisive = decisions.filter(
    (d): d is DecisionFacts & { outcome: 'PUBLISH' | 'REJECT' | 'REMOVE' } =>
      d.outcome === 'PUBLISH' || isAgainst(d),
  );
  return standingDecision(comment, decisive)?.id ?? null;
}

/**
 * The statement of reasons for a decision against a comment, with every fact that Article 17 (3) of Regulation (EU) 2022/2065
 * asks for. Mail and page say it with the same words.
 */
export function statementOf(history: CommentHistory, decision: Against, terms: Terms): StatementView {
  const { comment, commentId } = history;
  const stands = standingOf(history) === decision.id;
  const until = appealableUntil(decision.decidedAt, terms.appealDays);
  const left = Math.max(0, terms.resubmissions - comment.resubmissions);
  const rejected = stands && decision.outcome === 'REJECT';
  return {
    decisionId: decision.id,
    commentId,
    outcome: decision.outcome,
    stands,
    ...decidedInWords(decision, editOfPublished(history, decision)),
    rule: (decision.rule && terms.ruleOf(decision.rule)) || null,
    facts: decision.note,
    passage: decision.passage,
    revision: decision.textRevision,
    textHtml: decision.textHtml,
    ...originInWords(decision, previousOf(history, decision)),
    decidedBy: `A moderator of ${terms.publication}`,
    decidedAt: decision.decidedAt.toISOString(),
    appeal: {
      until: until.toISOString(),
      possible: stands && decision.appeal === null && terms.now <= until,
      filed: decision.appeal,
    },
    resubmission: {
      allowed: terms.resubmissions,
      left,
      possible: rejected && mayRevise(comment, terms.resubmissions),
    },
    redress: REDRESS,
  };
}

const REDRESS =
  'Whatever comes of an appeal here, you can also turn to an out-of-court dispute settlement body, or to a court. One way does not close the others.';

/** A text before this one was accepted, so that readers went on seeing that. */
const editOfPublished = ({ decisions }: CommentHistory, { version, outcome }: Against): boolean =>
  outcome === 'REJECT' && decisions.some((d) => d.version < version && d.outcome === 'PUBLISH');

const previousOf = ({ decisions }: CommentHistory, { version }: Against): DecisionFacts | undefined =>
  decisions.find((d) => d.version < version);

function decidedInWords({ outcome }: Against, edit: boolean): Pick<StatementView, 'decided' | 'scope'> {
  if (outcome === 'REMOVE')
    return {
      decided: 'Your comment was taken down.',
      scope:
        'Nobody but you and the moderators sees it any longer, wherever they are, and for as long as the decision stands. Your account and your other comments are not affected.',
    };
  if (edit)
    return {
      decided: 'The new text of your comment was not accepted.',
      scope:
        'The new text is not shown to anybody but you and the moderators, wherever they are, and for as long as the decision stands. The text that was accepted before is not affected, and neither are your account and your other comments.',
    };
  return {
    decided: 'Your comment was not accepted, so it is not posted.',
    scope:
      'Nobody but you and the moderators sees it, wherever they are, and for as long as the decision stands. Your account and your other comments are not affected.',
  };
}

/** How it came to a moderator, and what part of that was automatic. The decision itself was a person's each time. */
function originInWords(
  decision: Against,
  previous: DecisionFacts | undefined,
): Pick<StatementView, 'source' | 'automatic'> {
  const { held, reports } = decision;
  const referred = previous?.outcome === 'REFER' && previous.revision === decision.revision ? previous : null;
  const automatic: string[] = [];
  if (held) automatic.push(`A program that checks each new text set yours aside for a moderator: “${held}”`);
  if (referred?.maker === 'PEERS') automatic.push(COMPUTED);
  if (referred?.maker === 'SYSTEM' && referred.note)
    automatic.push(`A program passed it to a moderator: “${referred.note}”`);
  const source = sourceInWords({ held, reports, referredBy: referred?.maker });
  return {
    source,
    automatic: {
      involved: automatic.length > 0,
      words:
        automatic.length > 0
          ? `${automatic.join(' ')} The decision itself was taken by a person.`
          : 'Nothing automatic was involved. The decision was taken by a person.',
    },
  };
}

const COMPUTED =
  'A formula combined the verdicts of its reviewers, each weighed by how often that reviewer has been right before, also about comments whose right verdict is known. It computed how likely the text is to be acceptable; that was not enough to post it without a moderator.';

function sourceInWords({
  held,
  reports,
  referredBy,
}: {
  held: string | null;
  reports: number;
  referredBy: DecisionFacts['maker'] | undefined;
}): string {
  if (reports > 0) return 'Readers had reported it, and a moderator looked at it.';
  if (referredBy === 'PEERS')
    return 'Members reviewed it and did not settle it, so a moderator gave a second opinion.';
  if (held) return 'It was set aside before anybody reviewed it, and a moderator read it.';
  if (referredBy) return 'It was not settled in time, so a moderator gave a second opinion.';
  return 'A moderator came upon it, or had it before them already.';
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
    .replace(/<\/?(?:p|li|ul|ol|blockquote|br|pre|h\d)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');
