import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/app/_ui/button';
import type { OwnCaseView, StatementView } from '@/lib/moderation/statements/schemas';
import { AppealWay } from '../../../_parts/appeal-way';
import styles from '../../../_parts/decision.module.css';

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
      <AppealWay about="comment" id={comment.id} appeal={appeal} stands={stands} />
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
