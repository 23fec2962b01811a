import type { ReactNode } from 'react';
import type { AuditEntryView } from '@/lib/moderation/schemas';
import type { Reason } from '@/lib/platform/reasons';
import { messagesOf } from '@/lib/language/translator';
import type { Say } from '../words/words';

/** Whoever reads of a comment of their own is not told who reviewed or reported it. */
const UNNAMED = new Set(['report.file', 'review.record']);

/** What is on record of an act, apart from where its entry stands. */
export type Recorded = Omit<AuditEntryView, 'id' | 'at'>;

type Telling = {
  t: Say;
  /** Makes of what the act is about what the page wants, such as a link. */
  subject: (words: ReactNode) => ReactNode;
  /** The end of the sentence about a change of the policy, from the reason that the record has of it. */
  change: (reason: Reason | null) => string;
};

/** What an entry of the record says, as a sentence. */
export function actInWords(entry: Recorded, telling: Telling): ReactNode {
  const { t, subject, change } = telling;
  const { action, fromState, toState, reason } = entry;
  const key = `acts.${action}` as 'acts.report.close';
  if (!t.has(key)) return unknownAct(entry, telling);
  return t.rich(key, {
    actor: entry.actor ?? t(UNNAMED.has(action) ? 'somebody' : 'system'),
    about: entry.subjectType,
    by: entry.actor ? 'somebody' : 'nobody',
    fromState: fromState ?? '',
    toState: toState ?? '',
    change: action === 'policy.change' ? change(reason) : '',
    it: subject,
  });
}

/** Every act that there is a sentence for, as a choice: the sentence without whoever did it. */
export const namesOfActs = (t: Say): { action: string; name: string }[] =>
  Object.entries(messagesOf('en').desk.acts)
    .flatMap(([subject, acts]) => Object.keys(acts).map((act) => `${subject}.${act}`))
    .map((action) => ({
      action,
      name: t.markup(`acts.${action}` as 'acts.report.close', {
        actor: '…',
        about: 'comment',
        by: 'somebody',
        fromState: '',
        toState: '',
        change: '.',
        it: (words) => words,
      }),
    }));

/** An act that has no sentence yet: "The system recorded “lift sanction” about a member." */
function unknownAct({ action, actor, subjectType }: Recorded, { t, subject }: Telling): ReactNode {
  const [did = action, of = ''] = action.split('.').reverse();
  const key = `subjects.${subjectType}` as 'subjects.comment';
  return t.rich('actUnknown', {
    actor: actor ?? t('system'),
    words: [did, of].join(' ').replaceAll('-', ' ').trim(),
    subject: t.has(key) ? t(key) : subjectType,
    it: subject,
  });
}
