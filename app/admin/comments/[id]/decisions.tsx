import { houseRule } from '@/lib/moderation/house-rules';
import type { DecisionView } from '@/lib/moderation/schemas';
import { Moment } from '../../_parts/moment';
import { assumptionsInWords, decisionInWords, inputsInWords } from '../../_parts/words';
import styles from './case.module.css';

/** What was decided so far, the latest first, and why it came out so. */
export function Decisions({ decisions }: { decisions: DecisionView[] }) {
  if (decisions.length === 0) return <p>Nothing has been decided yet.</p>;
  return (
    <ol role="list" className={styles.entries}>
      {decisions.map((decision) => (
        <li key={`${decision.createdAt} ${decision.outcome}`}>
          <p>
            <span className={styles.name}>{decisionInWords(decision)}</span>{' '}
            <span className={styles.when}>
              <Moment at={decision.createdAt} />
              {decision.revision > 1 && `, text ${decision.revision}`}
            </span>
          </p>
          <Why decision={decision} />
        </li>
      ))}
    </ol>
  );
}

/** The numbers of a decision of peers; the rule and the reason of anybody else's. */
function Why({ decision }: { decision: DecisionView }) {
  const { rule, note } = decision;
  const inputs = inputsInWords(decision);
  if (inputs) {
    return (
      <>
        <p className={styles.numbers}>{inputs}</p>
        <p className={styles.note}>{assumptionsInWords(decision)}</p>
      </>
    );
  }
  return (
    <>
      {rule && (
        <p>
          House rule: <a href={`/policy#${rule}`}>{houseRule(rule)?.title ?? rule}</a>
        </p>
      )}
      {note && <p className={styles.said}>“{note}”</p>}
    </>
  );
}
