import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import { ButtonLink, ButtonRow } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { Prose } from '@/app/_ui/prose';
import { Ago } from '@/app/_ui/timestamp';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { stateWords } from '@/app/_ui/thread/state-words';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { OwnCaseView } from '@/lib/moderation/statements/schemas';
import styles from './my-comments.module.css';
import { Reasons } from './reasons';
import { Withdrawal } from './withdrawal';
import {
  acceptedTextIsUp,
  appealInWords,
  editInWords,
  nextInWords,
  stateInWords,
  waysInWords,
} from './words';

/** A comment of one's own: where it stands and why, the newest text, and what can be done with it. */
export function OwnComment({ comment, now }: { comment: OwnCaseView; now: string }) {
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
        <Decision comment={comment} />
        <Prose kind="comment" html={bodyHtml} />
        <Verdicts comment={comment} />
        <Actions comment={comment} />
      </div>
    </article>
  );
}

/** The decision that it stands under, in short, and the way to the whole of it; else why it is where it is. */
function Decision({ comment }: { comment: OwnCaseView }) {
  const { id, article, reason, statement } = comment;
  if (!statement) return reason && <p className={styles.next}>{reason}</p>;
  const { stands, appeal } = statement;
  const ways = stands ? waysInWords(statement) : null;
  return (
    <>
      {stands ? (
        <Notice tone="bad">
          <Reasons comment={{ rule: statement.rule?.key ?? null, reason: statement.facts }} />
        </Notice>
      ) : (
        reason && <p className={styles.next}>{reason}</p>
      )}
      {appeal.filed && <p className={styles.next}>{appealInWords[appeal.filed.state]}</p>}
      {ways && <p className={styles.next}>{ways}</p>}
      <p>
        <a className={styles.link} href={`/my-comments/${id}/decision`}>
          {wayToDecision(statement)}
          <VisuallyHidden> about your comment on {article.title}</VisuallyHidden>
        </a>
      </p>
    </>
  );
}

function wayToDecision({ stands, appeal }: NonNullable<OwnCaseView['statement']>): string {
  if (appeal.possible) return 'Read the whole decision, or appeal';
  return stands || appeal.filed ? 'Read the whole decision' : 'Read the earlier decision';
}

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
