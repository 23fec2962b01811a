import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import { ButtonLink, ButtonRow } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { Prose } from '@/app/_ui/prose';
import { Ago } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { standingOf } from '@/app/_ui/review/standing-of';
import { stateTones } from '@/app/_ui/review/state-tones';
import { Steps } from '@/app/_ui/review/steps';
import { dayInWords } from '@/lib/language/times';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { writtenIn } from '@/lib/language/locales';
import type { OwnCaseView, StatementView } from '@/lib/moderation/statements/schemas';
import { decisionHref } from '../_parts/decision-href';
import styles from './my-comments.module.css';
import { Objection } from './objection';
import { Reasons } from './reasons';
import { Withdrawal } from './withdrawal';
import { acceptedTextIsUp, editCalled, nextKey } from './words';

/** Words for those who do not see what they are about. */
const hidden = (chunks: ReactNode) => <VisuallyHidden>{chunks}</VisuallyHidden>;

/** A comment of one's own: where it stands and why, the newest text, and what can be done with it. */
export function OwnComment({ comment, now }: { comment: OwnCaseView; now: string }) {
  const t = useTranslations('mine');
  const { id, article, status, bodyHtml, language, createdAt, reviews } = comment;
  const next = nextKey(comment);
  return (
    <article id={`comment-${id}`} tabIndex={-1} className={styles.comment} aria-labelledby={`on-${id}`}>
      <header className={styles.facts}>
        <h2 id={`on-${id}`} className={styles.on}>
          <a href={articlePath(article.slug)} {...writtenIn(article.language)}>
            {article.title}
          </a>
        </h2>
        <p className={styles.when}>{t.rich('written', { ago: () => <Ago at={createdAt} now={now} /> })}</p>
      </header>
      <div className={styles.main}>
        {standingOf(status) ? (
          <Steps comment={comment} />
        ) : (
          <p className={styles.state}>
            <Badge tone={stateTones[status]}>{t(`state.${status}`, reviews)}</Badge>
          </p>
        )}
        {next && <p className={styles.next}>{t(`next.${next}`)}</p>}
        <Decision comment={comment} />
        <Prose kind="comment" html={bodyHtml} lang={language} />
        {comment.objection ? (
          <Objection comment={comment} />
        ) : (
          <>
            <Verdicts comment={comment} />
            <Actions comment={comment} />
          </>
        )}
      </div>
    </article>
  );
}

/** The decision that it stands under, in short, and the way to the whole of it; else why it is where it is. */
function Decision({ comment }: { comment: OwnCaseView }) {
  const t = useTranslations('mine');
  const say = useReason();
  const { id, article, reason, statement } = comment;
  const because = reason && <p className={styles.next}>{say(reason)}</p>;
  if (!statement) return because;
  const { stands, appeal } = statement;
  return (
    <>
      {stands ? (
        <Notice tone="bad">
          <Reasons comment={{ rule: statement.rule?.key ?? null, reason: statement.facts }} />
        </Notice>
      ) : (
        because
      )}
      {appeal.filed && <p className={styles.next}>{t(`appealed.${appeal.filed.state}`)}</p>}
      {stands && <Ways statement={statement} />}
      <p>
        <a className={styles.link} href={decisionHref('comment', id)}>
          {t(`decisionLink.${wayToDecision(statement)}`)}
          {t.rich('decisionLink.about', { title: article.title, hidden })}
        </a>
      </p>
    </>
  );
}

/** The ways on from a decision against a comment, with how often and until when; nothing where there is none left. */
function Ways({ statement: { appeal, resubmission } }: { statement: StatementView }) {
  const t = useTranslations('mine.ways');
  const locale = useLocale();
  if (!resubmission.possible && !appeal.possible) return null;
  const day = dayInWords(new Date(appeal.until), locale);
  const { left } = resubmission;
  return (
    <p className={styles.next}>
      {!resubmission.possible
        ? t('appeal', { day })
        : appeal.possible
          ? t('both', { left, day })
          : t('revise', { left })}
    </p>
  );
}

function wayToDecision({ stands, appeal }: StatementView): 'appeal' | 'whole' | 'earlier' {
  if (appeal.possible) return 'appeal';
  return stands || appeal.filed ? 'whole' : 'earlier';
}

function Verdicts({ comment: { verdicts } }: { comment: OwnCommentView }) {
  const t = useTranslations('mine');
  if (!verdicts) return null;
  const { yes, notCivil, misinformation } = verdicts;
  if (yes + notCivil + misinformation === 0) return null;
  return <p className={styles.verdicts}>{t('verdicts', verdicts)}</p>;
}

function Actions({ comment }: { comment: OwnCommentView }) {
  const t = useTranslations('mine');
  const { id, article, status, allowed } = comment;
  const which = t('which', { title: article.title });
  const isUp = status === 'PUBLISHED' || acceptedTextIsUp(comment);
  return (
    <ButtonRow>
      {status === 'AWAITING_REVIEWS' && (
        <ButtonLink size="small" tone="primary" href={`/review?comment=${id}`}>
          {t.rich('goOn', { which, hidden })}
        </ButtonLink>
      )}
      {allowed.edit && (
        <ButtonLink size="small" href={`/my-comments/${id}/edit`}>
          {t.rich(`editLink.${editCalled(comment)}`, { which, hidden })}
        </ButtonLink>
      )}
      {isUp && (
        <a className={styles.link} href={commentPath(article.slug, id)}>
          {t.rich('asReaders', { which, hidden })}
        </a>
      )}
      {allowed.withdraw && <Withdrawal id={id} which={which} isUp={isUp} />}
    </ButtonRow>
  );
}
