import { useLocale, useTranslations } from 'next-intl';
import { excerpt } from '@/app/_ui/excerpt';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { appealedDecisionInWords } from '../_parts/words/words';
import { CommentFacts, DeskList, DeskRow } from '../_parts/frame/desk-list';
import { waitInWords } from '../_parts/words/wait-in-words';
import { withHidden } from '../_parts/frame/with-hidden';
import styles from './appeals.module.css';

/** The letters of an appeal that are shown before its case is opened. */
const SHOWN = 400;

/** The appeals of a page: who asks, against what, and in which words. */
export function AppealList({ appeals, now }: { appeals: AppealView[]; now: Date }) {
  return <DeskList items={appeals}>{(appeal) => <Row appeal={appeal} now={now} />}</DeskList>;
}

function Row({ appeal, now }: { appeal: AppealView; now: Date }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const { id, comment, author, article, text, state, createdAt } = appeal;
  const href = `/admin/comments/${comment.id}#appeal`;
  const since = state === 'OPEN' && t('waiting', { wait: waitInWords(createdAt, now, t) });
  return (
    <DeskRow
      labelledBy={`of-${id}`}
      facts={<CommentFacts id={`of-${id}`} {...{ href, author, article, since }} />}
    >
      <p className={styles.against}>
        {t('appeal.against', { decision: appealedDecisionInWords(appeal, t, locale) })}
      </p>
      <p className={styles.said} dir="auto">
        {t('quoted', { text: excerpt(text, SHOWN).text })}
      </p>
      <p className={styles.way}>
        <a href={href}>
          {t.rich(appeal.mayDecide ? 'appeal.decide' : 'openCase', {
            name: author.displayName,
            ...withHidden,
          })}
        </a>
        <WhyNot appeal={appeal} />
      </p>
    </DeskRow>
  );
}

function WhyNot({ appeal: { whyNot, othersMayDecide } }: { appeal: AppealView }) {
  const t = useTranslations('desk.notYours');
  if (whyNot === null || whyNot === 'decided') return null;
  return (
    <span className={styles.not}>
      {t(whyNot)}: {t(othersMayDecide ? 'others' : 'waits')}
    </span>
  );
}
