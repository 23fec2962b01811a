import { Prose } from '@/app/_ui/prose';
import { Dateline } from '@/app/_ui/timestamp';
import type { OwnCaseView, StatementView } from '@/lib/moderation/statements/schemas';
import styles from './decision.module.css';

/** The statement of reasons, as a letter: the decision, why, and the text that it is about. */
export function Letter({ comment, statement }: { comment: OwnCaseView; statement: StatementView }) {
  const { decided, facts, rule, passage, decidedBy, decidedAt } = statement;
  return (
    <>
      <p className={styles.decided}>{decided}</p>
      <p className={styles.signed}>
        {decidedBy}, <Dateline at={decidedAt} />
        {!statement.stands && <> · {nowInWords(comment)}</>}
      </p>
      {statement.stands && (
        <p className={styles.kind}>
          Thank you for writing it. Below are the reasons, and what you can do about it. Nothing that you
          wrote is lost.
        </p>
      )}
      <section className={styles.part} aria-labelledby="why">
        <h2 id="why">Why</h2>
        {rule && (
          <p>
            It breaks a house rule that every member agrees to:{' '}
            <a href={`/policy#${rule.key}`}>{rule.title}</a>.
          </p>
        )}
        {facts ? (
          <blockquote className={styles.facts} dir="auto">
            {facts}
          </blockquote>
        ) : (
          <p>The moderator gave no reason in words of their own.</p>
        )}
        {passage && (
          <>
            <p className={styles.caption}>It is about this passage:</p>
            <p className={styles.passage} dir="auto">
              <mark>{passage}</mark>
            </p>
          </>
        )}
        {rule && <p className={styles.rule}>The rule says: {rule.text}</p>}
      </section>
      <section className={styles.part} aria-labelledby="text">
        <h2 id="text">What you wrote</h2>
        <div className={styles.text}>
          <Prose kind="comment" html={statement.textHtml} />
        </div>
        <p className={styles.fine}>It stays yours: you find it here and among your comments.</p>
      </section>
    </>
  );
}

/** What is said for completeness: how far the decision reaches, how it came about, and who else can be turned to. */
export function SmallPrint({
  statement: { scope, source, automatic, redress },
}: {
  statement: StatementView;
}) {
  return (
    <section className={styles.part} aria-labelledby="how">
      <h2 id="how">For the record</h2>
      <dl className={styles.how}>
        <div>
          <dt>How far it reaches</dt>
          <dd>{scope}</dd>
        </div>
        <div>
          <dt>How a moderator came to it</dt>
          <dd>{source}</dd>
        </div>
        <div>
          <dt>What was automatic</dt>
          <dd>{automatic.words}</dd>
        </div>
        <div>
          <dt>Who else you can turn to</dt>
          <dd>{redress}</dd>
        </div>
      </dl>
    </section>
  );
}

/** A decision that is past: where the comment stands now. */
function nowInWords({ status }: OwnCaseView): string {
  if (status === 'PUBLISHED') return 'it no longer stands: your comment is posted';
  if (status === 'WITHDRAWN') return 'you have withdrawn the comment since';
  return 'you have sent in another text since';
}
