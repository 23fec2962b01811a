import { ButtonLink } from '@/app/_ui/button';
import { Dateline } from '@/app/_ui/timestamp';
import type { OwnCaseView, StatementView } from '@/lib/moderation/statements/schemas';
import { AppealForm } from './appeal-form';
import styles from './decision.module.css';

type Props = { comment: OwnCaseView; statement: StatementView };

/** What the author can do now, each way with how often and until when; and what they said in an appeal. Nothing where there is neither. */
export function WaysOn({ comment, statement }: Props) {
  const { appeal, stands } = statement;
  if (!stands && !appeal.filed) return null;
  return (
    <section className={styles.part} aria-labelledby="ways">
      <h2 id="ways">{stands ? 'What you can do now' : 'What you did about it'}</h2>
      {stands && <Revise comment={comment} statement={statement} />}
      {appeal.possible && (
        <div className={styles.way}>
          <h3>Ask for a second decision</h3>
          <p>
            If you think that the decision is wrong, say why. A moderator who did not take it decides anew.
            You can appeal once, until <Dateline at={appeal.until} />.
          </p>
          <AppealForm id={comment.id} />
        </div>
      )}
      {appeal.filed && (
        <div className={styles.way}>
          <h3>What you said in your appeal</h3>
          <p className={styles.said} dir="auto">
            {appeal.filed.text}
          </p>
        </div>
      )}
      {stands && !appeal.possible && !appeal.filed && (
        <p>
          The time for an appeal was over on <Dateline at={appeal.until} />.
        </p>
      )}
    </section>
  );
}

function Revise({ comment, statement: { outcome, resubmission } }: Props) {
  const { allowed, left, possible } = resubmission;
  if (outcome === 'REMOVE') return null;
  if (!possible) {
    return (
      <p>
        A rejected comment can be revised {allowed === 1 ? 'once' : `${allowed} times`}, and this one has
        been.
      </p>
    );
  }
  const count =
    comment.status === 'REJECTED' ? ` You can do so ${left === 1 ? 'once more' : `${left} more times`}.` : '';
  return (
    <div className={styles.way}>
      <h3>Revise it and send it in again</h3>
      <p>
        Change what the reason is about, and leave the rest as it is. The reviews that you gave stay done.
        {count}
      </p>
      <p>
        <ButtonLink tone="primary" href={`/my-comments/${comment.id}/edit`}>
          Revise and resubmit
        </ButtonLink>
      </p>
    </div>
  );
}
