import type { AuditEntryView } from '@/lib/moderation/schemas';
import { policyChangeInWords } from '../policy/change-in-words';

/** A sentence in three parts; the one in the middle is what it is about. */
type Sentence = [before: string, subject: string, after: string];

type Said = (actor: string, entry: AuditEntryView) => Sentence;

const ofComment =
  (did: string, byNobody: Sentence): Said =>
  (_, { actor }) =>
    actor ? [`${actor} ${did} `, 'a comment', '.'] : byNobody;

const ofReviewer =
  (did: string, byNobody: string): Said =>
  (_, { actor }) =>
    actor ? [`${actor} ${did} `, 'a member', ' as a reviewer.'] : ['', 'A member', byNobody];

/** Whoever reads of a comment of their own is not told who reviewed or reported it. */
const SOMEBODY = 'Somebody';

const sentences: Record<string, Said> = {
  'comment.submit': (actor) => [`${actor} submitted `, 'a comment', '.'],
  'comment.revise': (actor) => [`${actor} sent a new text of `, 'a comment', '.'],
  'comment.line-up': () => ['', 'A comment', ' got in line for review: its author’s reviews are done.'],
  'comment.publish': ofComment('published', ['Reviewers published ', 'a comment', '.']),
  'comment.refer': ofComment('referred', ['', 'A comment', ' was referred to moderators.']),
  'comment.reject': ofComment('rejected', ['', 'A comment', ' was rejected.']),
  'comment.remove': ofComment('removed', ['', 'A comment', ' was removed.']),
  'comment.hide': () => ['', 'A comment', ' was hidden, because readers had reported it.'],
  'comment.restore': ofComment('restored', ['', 'A comment', ' was restored.']),
  'comment.withdraw': ofComment('withdrew', ['', 'A comment', ' was withdrawn.']),
  'comment.expire': () => ['', 'A comment', ' expired.'],
  'appeal.file': (actor) => [`${actor} appealed against the decision about `, 'a comment', '.'],
  'appeal.decide': (actor, { toState }) => [
    `${actor} ${toState === 'UPHELD' ? 'upheld' : 'reversed'} the decision about `,
    'a comment',
    ' on appeal.',
  ],
  'appeal.close': () => ['The appeal about ', 'a comment', ' was closed: the comment had moved on.'],
  'report.file': (_, { actor }) => [`${actor ?? SOMEBODY} reported `, 'a comment', '.'],
  'report.close': (_, { actor, toState }) => {
    const done = toState === 'ACTED' ? 'acted upon' : 'dismissed';
    return actor
      ? [`${actor} ${done} the reports of `, 'a comment', '.']
      : ['The reports of ', 'a comment', ` were ${done}.`];
  },
  'review.record': (_, { actor }) => [`${actor ?? SOMEBODY} gave `, 'a review', '.'],
  'review.waive': () => [
    'The rest of the reviews owed for ',
    'a comment',
    ' was waived: there was nothing left to review.',
  ],
  'calibration.pick': (actor) => [`${actor} made `, 'a comment', ' a calibration item.'],
  'calibration.retire': (actor) => [`${actor} took `, 'a calibration item', ' out of use.'],
  'calibration.bring-back': (actor) => [`${actor} brought `, 'a calibration item', ' back into use.'],
  'calibration.contest': (actor) => [`${actor} contested the verdict of `, 'a calibration item', '.'],
  'calibration.decide-contest': (actor, { toState }) => [
    `${actor} decided that a contested `,
    'calibration item',
    toState === 'KEPT' ? ' stands.' : ' does not hold.',
  ],
  'policy.change': (actor, { reason }) => [`${actor} changed `, 'the policy', policyChangeInWords(reason)],
  'member.sign-up': (actor) => [`${actor} became `, 'a member', '.'],
  'member.sign-up-again': () => ['Somebody signed up with the address of ', 'a member', '.'],
  'member.enroll': () => ['', 'A member', ' was added by the operator.'],
  'member.promote': () => ['', 'A member', ' was made an administrator by the operator.'],
  'review.void': () => ['A review of ', 'a comment', ' no longer counts.'],
  'reviewer.warn': ofReviewer('warned', ' was warned as a reviewer.'),
  'reviewer.suspend': ofReviewer('took all weight from', ' lost all weight as a reviewer.'),
  'reviewer.reinstate': ofReviewer('restored', ' is in good standing again as a reviewer.'),
  'member.sanction': (actor, { toState }) => [
    `${actor} ${toState === 'BAN' ? 'banned' : 'gave a time-out to'} `,
    'a member',
    '.',
  ],
  'member.unsanction': (actor, { fromState }) => [
    `${actor} lifted the ${fromState === 'BAN' ? 'ban' : 'time-out'} of `,
    'a member',
    '.',
  ],
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
