import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { excerpt } from '@/lib/platform/text/excerpt';
import { linkTo } from '@/app/_ui/link-to';
import { Prose } from '@/app/_ui/prose';
import { useReason } from '@/app/_ui/use-reason';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import { appealedDecisionInWords } from '../_parts/words/words';
import { CommentFacts, DeskList, DeskRow } from '../_parts/frame/desk-list';
import { Moment } from '../_parts/frame/moment';
import { waitInWords } from '../_parts/words/wait-in-words';
import { withHidden } from '../_parts/frame/with-hidden';
import styles from './appeals.module.css';
import { Due } from './due';

/** Characters of a text that are shown before its case is opened. */
const SHOWN = 400;

/** The appeals of a page: who asks, about which text or sanction, against what decision, and in which words. */
export function AppealList({ appeals, now }: { appeals: AppealView[]; now: Date }) {
  return <DeskList items={appeals}>{(appeal) => <Row appeal={appeal} now={now} />}</DeskList>;
}

function Row({ appeal, now }: { appeal: AppealView; now: Date }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const say = useReason();
  const { id, comment, sanction, author, article, text, createdAt, dueAt } = appeal;
  const { rule, note } = appeal.decision;
  const href = comment ? `/admin/comments/${comment.id}#appeal` : `/admin/members/${author.id}#appeal`;
  const since = dueAt && (
    <>
      {t('waiting', { wait: waitInWords(createdAt, now, t) })} <Due at={dueAt} now={now} />
    </>
  );
  return (
    <DeskRow
      labelledBy={`of-${id}`}
      facts={<CommentFacts id={`of-${id}`} {...{ href, author, article, since }} />}
    >
      <p className={styles.against}>
        {t('appeal.against', { decision: appealedDecisionInWords(appeal, t, locale) })}
      </p>
      <dl className={styles.facts}>
        {comment && (
          <Fact name={t('appeal.about')}>
            <div className={styles.text}>
              <Prose kind="comment" html={comment.bodyHtml} />
            </div>
          </Fact>
        )}
        {rule && <Fact name={t('appeal.rule')}>{houseRuleIn(locale, rule)?.title ?? rule}</Fact>}
        {note && <Fact name={t('appeal.reason')}>{say(note)}</Fact>}
        {sanction?.endsAt && (
          <Fact name={t('appeal.until')}>
            <Moment at={sanction.endsAt} />
          </Fact>
        )}
        <Fact name={t('appeal.says', { about: sanction ? 'sanction' : 'comment' })}>
          {excerpt(text, SHOWN).text}
        </Fact>
      </dl>
      <p className={styles.way}>
        <a href={href}>
          {t.rich(appeal.mayDecide ? 'appeal.decide' : 'openCase', {
            name: author.displayName,
            ...withHidden,
          })}
        </a>
        {sanction?.commentId && (
          <span>{t.rich('appeal.for', { link: linkTo(`/admin/comments/${sanction.commentId}`) })}</span>
        )}
        <WhyNot appeal={appeal} />
      </p>
    </DeskRow>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd dir="auto">{children}</dd>
  </div>
);

function WhyNot({ appeal: { whyNot, othersMayDecide } }: { appeal: AppealView }) {
  const t = useTranslations('desk.notYours');
  if (whyNot === null || whyNot === 'decided') return null;
  return (
    <span className={styles.not}>
      {t(whyNot)}: {t(othersMayDecide ? 'others' : 'waits')}
    </span>
  );
}
