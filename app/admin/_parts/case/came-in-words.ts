import type { Locale } from '@/lib/language/locales';
import { reasonInWords } from '@/lib/language/reason-in-words';
import { translator } from '@/lib/language/translator';
import type { CaseView } from '@/lib/moderation/schemas';
import { isOwnReason, type OwnReason } from '@/lib/platform/reasons';
import { whyInWords } from '@/app/admin/_parts/words/words';

type Case = Pick<
  CaseView,
  | 'status'
  | 'reason'
  | 'verdicts'
  | 'needed'
  | 'reported'
  | 'decisions'
  | 'duty'
  | 'visible'
  | 'whyNot'
  | 'revision'
>;
type Telling = {
  locale: Locale;
  /** Reports from which on a comment is hidden, where the policy says so. */
  threshold: number;
};

/** What a comment needed, and why it came to the moderators, in a sentence; null where its state says it all. */
export function cameInWords(comment: Case, { locale, threshold }: Telling): string | null {
  const plain = whyInWords(comment, translator(locale, 'desk'), (reason) => reasonInWords(locale, reason));
  // What their reviewers say is kept from authors, of the desk too, until they are to hear it (R5).
  if (comment.whyNot === 'own-comment') return plain;
  const t = translator(locale, 'cases.came');
  if (comment.status === 'IN_REVIEW') return t('progress', counted(comment));
  const cause = causeInWords(comment, t);
  if (comment.status !== 'REFERRED') return [plain, cause].filter(Boolean).join(' ') || null;
  const { reason, duty } = comment;
  // A moderator put back what was up, and did not mean the new text by what they said.
  const isEdit = comment.visible && (reason === null || typeof reason === 'string');
  const came =
    reason !== null && typeof reason === 'object' && isOwnReason(reason)
      ? (byReason(comment, reason, threshold, t) ?? plain)
      : isEdit
        ? t('edit')
        : plain;
  return [came, cause, duty.waived > 0 && t('waived', duty)].filter(Boolean).join(' ') || null;
}

type Say = ReturnType<typeof translator<'cases.came'>>;

/** Null where the reason says what was needed itself, as those of screening do, or the numbers are not there any more. */
function byReason(comment: Case, reason: OwnReason, threshold: number, t: Say): string | null {
  const numbers = counted(comment);
  switch (reason.code) {
    case 'waited':
      return t('late', { ...numbers, hours: Number(reason.facts.hours) });
    case 'author-asked':
      return numbers.objections > 0 ? t('asked', numbers) : null;
    case 'author-silent':
      return numbers.objections > 0 ? t('silent', { ...numbers, hours: Number(reason.facts.hours) }) : null;
    case 'hidden':
      return comment.reported ? t('hidden', { count: comment.reported.count, threshold }) : null;
    case 'disagreed':
      return disagreed(comment, t);
    default:
      return null;
  }
}

/** What its reviewers decided last, upon a verdict of another one that stopped counting. */
function causeInWords({ decisions: [latest], revision }: Case, t: Say): string | null {
  if (latest?.maker !== 'PEERS' || latest.revision !== revision) return null;
  const { cause } = latest.inputs ?? {};
  if (!cause) return null;
  return t('cause', { cause: cause === 'reviewer-careless' ? 'careless' : 'sanctioned' });
}

/** By what the decision of its reviewers was computed from: of an earlier one, before they were counted, only that they did not agree. */
function disagreed({ decisions, revision }: Case, t: Say): string | null {
  const inputs = decisions.find((d) => d.maker === 'PEERS' && d.revision === revision)?.inputs;
  if (!inputs || !('counted' in inputs) || typeof inputs.counted !== 'object') return null;
  const { reviews, probability } = inputs;
  if (!Array.isArray(reviews)) return null;
  const { accepts, needed, objectBelow } = inputs.counted;
  const objections = reviews.filter(({ verdict }) => verdict !== 'YES').length;
  const numbers = { read: reviews.length, accepts, needed, objections };
  if (Number(probability) < objectBelow) return t('objected', numbers);
  return t(accepts >= needed ? 'unsure' : 'undecided', numbers);
}

function counted({ verdicts: { yes, notCivil, misinformation }, needed }: Case) {
  const objections = notCivil + misinformation;
  const read = yes + objections;
  return { needed, accepts: yes, objections, read, by: read === 0 ? 'nobody' : 'some' };
}
