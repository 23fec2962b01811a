import type { AuditEntryView } from '@/lib/moderation/schemas';
import { policyChangeInWords } from '../policy/change-in-words';

/** A sentence in three parts; the one in the middle is what it is about. */
type Sentence = [before: string, subject: string, after: string];

type Said = (actor: string, entry: AuditEntryView) => Sentence;

const ofComment =
  (did: string, byNobody: Sentence): Said =>
  (_, { actor }) =>
    actor ? [`${actor} ${did} `, 'a comment', '.'] : byNobody;

const sentences: Record<string, Said> = {
  'comment.submit': (actor) => [`${actor} submitted `, 'a comment', '.'],
  'comment.revise': (actor) => [`${actor} sent a new text of `, 'a comment', '.'],
  'comment.line-up': () => ['', 'A comment', ' got in line for review: its author’s reviews are done.'],
  'comment.publish': ofComment('published', ['Reviewers published ', 'a comment', '.']),
  'comment.refer': ofComment('referred', ['', 'A comment', ' was referred to moderators.']),
  'comment.reject': ofComment('rejected', ['', 'A comment', ' was rejected.']),
  'comment.remove': ofComment('removed', ['', 'A comment', ' was removed.']),
  'comment.restore': ofComment('restored', ['', 'A comment', ' was restored.']),
  'comment.withdraw': ofComment('withdrew', ['', 'A comment', ' was withdrawn.']),
  'comment.expire': () => ['', 'A comment', ' expired.'],
  'review.record': (actor) => [`${actor} gave `, 'a review', '.'],
  'review.waive': () => [
    'The rest of the reviews owed for ',
    'a comment',
    ' was waived: there was nothing left to review.',
  ],
  'policy.change': (actor, { reason }) => [`${actor} changed `, 'the policy', policyChangeInWords(reason)],
  'member.sign-up': (actor) => [`${actor} became `, 'a member', '.'],
  'member.sign-up-again': () => ['Somebody signed up with the address of ', 'a member', '.'],
  'member.enroll': () => ['', 'A member', ' was added by the operator.'],
  'member.promote': () => ['', 'A member', ' was made an administrator by the operator.'],
  'article.import': () => ['', 'An article', ' was brought in by the operator.'],
  'article.update': () => ['', 'An article', ' was brought up to date by the operator.'],
  'demo.laid': () => ['', 'The demonstration', ' was set up: its members and comments are made up.'],
  'member.sign-out-everywhere': (actor) => [`${actor} `, 'signed out', ' on every device.'],
};

/** What an entry of the record says, as a sentence. */
export function actInWords(entry: AuditEntryView): Sentence {
  const actor = entry.actor ?? 'The system';
  return sentences[entry.action]?.(actor, entry) ?? unknownAct(actor, entry);
}

/** An act that has no sentence yet: "The system recorded “lift sanction” about a member." */
function unknownAct(actor: string, { action, subjectType }: AuditEntryView): Sentence {
  const [did = action, of = ''] = action.split('.').reverse();
  const words = [did, of].join(' ').replaceAll('-', ' ').trim();
  return [`${actor} recorded “${words}” about `, subjects[subjectType] ?? subjectType, '.'];
}

const subjects: Record<string, string> = {
  comment: 'a comment',
  member: 'a member',
  policy: 'the policy',
  article: 'an article',
};
