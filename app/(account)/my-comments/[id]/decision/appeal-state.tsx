import { useTranslations } from 'next-intl';
import { Arrival } from '@/app/_ui/arrival';
import { commentPath } from '@/app/_ui/article-path';
import { Notice } from '@/app/_ui/notice';
import { Dateline } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import type { OwnAppealView } from '@/lib/moderation/appeals/schemas';
import type { OwnCaseView, StatementView } from '@/lib/moderation/statements/schemas';
import styles from './decision.module.css';

type Props = { comment: OwnCaseView; statement: StatementView; justFiled: boolean };

/** What became of an appeal; nothing where there is none. */
export function AppealState({ comment, statement, justFiled }: Props) {
  const { filed } = statement.appeal;
  if (!filed) return null;
  const told = <Told filed={filed} comment={comment} />;
  return <div className={styles.state}>{justFiled ? <Arrival>{told}</Arrival> : told}</div>;
}

function Told({ filed, comment }: { filed: OwnAppealView; comment: OwnCaseView }) {
  const t = useTranslations('mine.decision');
  const asReaders = commentPath(comment.article.slug, comment.id);
  switch (filed.state) {
    case 'OPEN':
      return (
        <Notice tone="good" title={t('open')}>
          <p>{t.rich('openText', { day: () => <Dateline at={filed.createdAt} /> })}</p>
        </Notice>
      );
    case 'REVERSED':
      return (
        <Notice tone="good" title={t('granted')}>
          <Answer filed={filed} />
          {comment.visible && (
            <p>{t.rich('grantedText', { link: (words) => <a href={asReaders}>{words}</a> })}</p>
          )}
        </Notice>
      );
    case 'UPHELD':
      return (
        <Notice title={t('notGranted')}>
          <p>{t('notGrantedText')}</p>
          <Answer filed={filed} />
        </Notice>
      );
    case 'CLOSED':
      return (
        <Notice title={t('ended')}>
          <p>{t('endedText')}</p>
        </Notice>
      );
  }
}

function Answer({ filed: { note, decidedAt } }: { filed: OwnAppealView }) {
  const say = useReason();
  const t = useTranslations('mine.decision');
  return (
    <>
      {note && (
        <p className={styles.answer} dir="auto">
          “{say(note)}”
        </p>
      )}
      {decidedAt && (
        <p className={styles.fine}>{t.rich('another', { day: () => <Dateline at={decidedAt} /> })}</p>
      )}
    </>
  );
}
