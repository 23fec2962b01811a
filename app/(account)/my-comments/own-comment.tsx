import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import { ButtonLink, ButtonRow } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { Prose } from '@/app/_ui/prose';
import { Ago } from '@/app/_ui/timestamp';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { stateWords } from '@/app/_ui/thread/state-words';
import type { OwnCommentView } from '@/lib/comments/schemas';
import styles from './my-comments.module.css';
import { Reasons } from './reasons';
import { Withdrawal } from './withdrawal';
import { acceptedTextIsUp, editInWords, editWasRejected, nextInWords, stateInWords } from './words';

/** A comment of one's own: where it stands and why, the newest text, and what can be done with it. */
export function OwnComment({ comment, now }: { comment: OwnCommentView; now: string }) {
  const { id, article, status, bodyHtml, createdAt } = comment;
  const next = nextInWords(comment);
  return (
    <article id={`comment-${id}`} className={styles.comment} aria-labelledby={`on-${id}`}>
      <header className={styles.facts}>
        <h2 id={`on-${id}`} className={styles.on}>
          <a href={articlePath(article.slug)}>{article.title}</a>
        </h2>
        <p className={styles.when}>
          Written <Ago at={createdAt} now={now} />
        </p>
      </header>
      <div className={styles.main}>
        <p className={styles.state}>
          <Badge tone={stateWords[status].tone}>{stateInWords(comment)}</Badge>
        </p>
        {next && <p className={styles.next}>{next}</p>}
        {isAgainst(comment) && (
          <Notice tone="bad">
            <Reasons comment={comment} />
          </Notice>
        )}
        {!isAgainst(comment) && comment.reason && <p className={styles.next}>{comment.reason}</p>}
        <Prose kind="comment" html={bodyHtml} />
        <Verdicts comment={comment} />
        <Actions comment={comment} />
      </div>
    </article>
  );
}

const isAgainst = (comment: OwnCommentView) =>
  comment.status === 'REJECTED' || comment.status === 'REMOVED' || editWasRejected(comment);

function Verdicts({ comment: { verdicts } }: { comment: OwnCommentView }) {
  if (!verdicts) return null;
  const { yes, notCivil, misinformation } = verdicts;
  if (yes + notCivil + misinformation === 0) return null;
  return (
    <p className={styles.verdicts}>
      Your peers’ verdicts: {yes} yes, {notCivil} not civil, {misinformation} mis/disinformation
    </p>
  );
}

function Actions({ comment }: { comment: OwnCommentView }) {
  const { id, article, status, allowed } = comment;
  const which = `your comment on ${article.title}`;
  const isUp = status === 'PUBLISHED' || acceptedTextIsUp(comment);
  return (
    <ButtonRow>
      {status === 'AWAITING_REVIEWS' && (
        <ButtonLink size="small" tone="primary" href={`/review?comment=${id}`}>
          Go on reviewing<VisuallyHidden> for {which}</VisuallyHidden>
        </ButtonLink>
      )}
      {allowed.edit && (
        <ButtonLink size="small" href={`/my-comments/${id}/edit`}>
          {editInWords(comment)}
          <VisuallyHidden> {which}</VisuallyHidden>
        </ButtonLink>
      )}
      {isUp && (
        <a className={styles.link} href={`${articlePath(article.slug)}/comments/${id}#comment-${id}`}>
          See it as readers do<VisuallyHidden> ({which})</VisuallyHidden>
        </a>
      )}
      {allowed.withdraw && <Withdrawal id={id} which={which} isUp={isUp} />}
    </ButtonRow>
  );
}
