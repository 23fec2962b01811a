import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '@/app/_ui/icon';
import { useReason } from '@/app/_ui/use-reason';
import type { AuditEntryView } from '@/lib/moderation/schemas';
import styles from './audit-list.module.css';
import { policyChangeInWords } from '@/app/admin/policy/change-in-words';
import { actInWords, type Recorded } from './act-in-words';
import { Moment } from '../frame/moment';

/** Acts, one a line: when, who did what to what, and why. `inCase` where all are about the one comment or member of the page. */
export function AuditList({ entries, inCase }: { entries: AuditEntryView[]; inCase?: boolean }) {
  return (
    <ol role="list" className={styles.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <span className={styles.when}>
            <Moment at={entry.at} />
          </span>
          <div className={styles.what}>
            <RecordedAct entry={entry} inCase={inCase} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** One act, as a sentence, with why. */
export function RecordedAct({ entry, inCase }: { entry: Recorded; inCase?: boolean }) {
  return (
    <>
      <p>
        <Act entry={entry} inCase={inCase} />
      </p>
      {entry.key !== null && <ByKey name={entry.key} />}
      <Change entry={entry} />
    </>
  );
}

/** That a program did it, and by which key. */
function ByKey({ name }: { name: string }) {
  const t = useTranslations('desk');
  return <p className={styles.change}>{t('byKey', { key: name })}</p>;
}

/** Where the desk has a page for what an act was about. */
const pages: Record<string, string> = {
  comment: '/admin/comments',
  member: '/admin/members',
  article: '/admin/articles',
};

function pageOf({ action, reason, subjectType, subjectId }: Recorded): string | undefined {
  if (action === 'policy.change' && reason !== null && typeof reason === 'object')
    return `/admin/policy/history/${(reason.facts as { version: number }).version}`;
  return pages[subjectType] && `${pages[subjectType]}/${subjectId}`;
}

function Act({ entry, inCase }: { entry: Recorded; inCase?: boolean }) {
  const t = useTranslations('desk');
  const settings = useTranslations('settings');
  const href = inCase ? undefined : pageOf(entry);
  const subject = (words: ReactNode) => (href ? <a href={href}>{words}</a> : words);
  return actInWords(entry, {
    t,
    subject,
    change: (reason) => policyChangeInWords(reason, settings),
  });
}

function Change({ entry: { action, fromState, toState, reason } }: { entry: Recorded }) {
  const t = useTranslations('desk');
  const say = useReason();
  const stateInWords = useStateInWords();
  const moved = fromState !== null && toState !== null && fromState !== toState;
  // A change of the policy has its reason in the sentence.
  const why = action === 'policy.change' ? null : reason;
  if (!moved && !why) return null;
  return (
    <p className={styles.change}>
      {moved && (
        <>
          {stateInWords(fromState)} <Icon name="right" size={12} /> {stateInWords(toState)}
        </>
      )}
      {moved && why && '. '}
      {why && t('quoted', { text: say(why) })}
    </p>
  );
}

/** A state of whatever an entry of the audit is about, in words where it has any. */
function useStateInWords(): (state: string) => string {
  const states = useTranslations('desk.states');
  const takes = useTranslations('discussions.takes');
  const roles = useTranslations('records.members.roles');
  const membership = useTranslations('records.members.membership');
  return (state) => {
    for (const say of [states, takes, roles, membership] as (typeof states)[])
      if (say.has(state as 'GOOD')) return say(state as 'GOOD');
    return state;
  };
}
