import { useTranslations } from 'next-intl';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { RevisionView } from '@/lib/comments/editing/list-revisions';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { decisionInWords } from '@/app/admin/_parts/words/words';
import styles from './revisions.module.css';

/** Every text that a comment has had, the newest first: when it came, what was decided about it, and what it changed. */
export function Revisions({ revisions }: { revisions: RevisionView[] }) {
  const t = useTranslations('cases.revisions');
  return (
    <ol role="list" className={styles.list}>
      {revisions.map((revision) => (
        <li key={revision.number}>
          <h3 className={styles.title}>
            {t('text', { number: revision.number })}
            <span className={styles.when}>
              <Moment at={revision.createdAt} />
            </span>
          </h3>
          <Decided revision={revision} />
          <p className={styles.text} dir="auto" lang={revision.language}>
            {revision.parts ? <Changes parts={revision.parts} /> : revision.body}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Decided({ revision: { decisions, correction } }: { revision: RevisionView }) {
  const t = useTranslations('cases.revisions');
  const desk = useTranslations('desk');
  if (correction) return <p className={styles.decided}>{t('correction')}</p>;
  if (decisions.length === 0) return <p className={styles.decided}>{t('undecided')}</p>;
  return (
    <ul role="list" className={styles.decided}>
      {decisions.map((decision) => (
        <li key={decision.at}>
          {t.rich('decided', {
            decision: decisionInWords(decision, desk),
            when: () => <Moment at={decision.at} />,
          })}
        </li>
      ))}
    </ul>
  );
}

/** Said also to who does not see colours and lines: what was taken out, and what was put in. */
function Changes({ parts }: { parts: NonNullable<RevisionView['parts']> }) {
  const t = useTranslations('cases.revisions');
  return parts.map(({ kind, text }, at) => {
    if (kind === 'same') return <span key={at}>{text}</span>;
    const Mark = kind === 'added' ? 'ins' : 'del';
    return (
      <Mark key={at}>
        <VisuallyHidden>{t(kind === 'added' ? 'putIn' : 'takenOut')}</VisuallyHidden>
        {text}
        <VisuallyHidden>]</VisuallyHidden>
      </Mark>
    );
  });
}
