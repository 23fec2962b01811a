import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/app/_ui/button';
import { Dateline } from '@/app/_ui/timestamp';
import type { OwnCaseView, StatementView } from '@/lib/moderation/statements/schemas';
import { AppealForm } from './appeal-form';
import styles from './decision.module.css';

type Props = { comment: OwnCaseView; statement: StatementView };

/** What the author can do now, each way with how often and until when; and what they said in an appeal. Nothing where there is neither. */
export function WaysOn({ comment, statement }: Props) {
  const t = useTranslations('mine.decision');
  const { appeal, stands } = statement;
  if (!stands && !appeal.filed) return null;
  return (
    <section className={styles.part} aria-labelledby="ways">
      <h2 id="ways">{stands ? t('ways') : t('did')}</h2>
      {stands && <Revise comment={comment} statement={statement} />}
      {appeal.possible && (
        <div className={styles.way}>
          <h3>{t('second')}</h3>
          <p>{t.rich('secondText', { day: () => <Dateline at={appeal.until} /> })}</p>
          <AppealForm id={comment.id} />
        </div>
      )}
      {appeal.filed && (
        <div className={styles.way}>
          <h3>{t('said')}</h3>
          <p className={styles.said} dir="auto">
            {appeal.filed.text}
          </p>
        </div>
      )}
      {stands && !appeal.possible && !appeal.filed && (
        <p>{t.rich('over', { day: () => <Dateline at={appeal.until} /> })}</p>
      )}
    </section>
  );
}

function Revise({ comment, statement: { outcome, resubmission } }: Props) {
  const t = useTranslations('mine.decision');
  const { allowed, left, possible } = resubmission;
  if (outcome === 'REMOVE') return null;
  if (!possible) return <p>{t('usedUp', { allowed })}</p>;
  return (
    <div className={styles.way}>
      <h3>{t('reviseTitle')}</h3>
      <p>
        {t('reviseText')}
        {comment.status === 'REJECTED' && ` ${t('reviseLeft', { left })}`}
      </p>
      <p>
        <ButtonLink tone="primary" href={`/my-comments/${comment.id}/edit`}>
          {t('reviseLink')}
        </ButtonLink>
      </p>
    </div>
  );
}
