import { Badge } from '@/app/_ui/badge';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { appealWords, decidedInWords, notYoursWords } from '../../_parts/appeal-words';
import { Moment } from '../../_parts/moment';
import { AppealForm } from './appeal-form';
import styles from './case.module.css';

/** The appeals about a comment, the latest first: what its author says, and the decision or the way to it. */
export function Appeals({ appeals }: { appeals: AppealView[] }) {
  return (
    <ol role="list" className={styles.entries}>
      {appeals.map((appeal) => (
        <li key={appeal.id}>
          <p>
            <Badge tone={appeal.state === 'OPEN' ? 'accent' : 'plain'}>
              {appealWords[appeal.state].name}
            </Badge>{' '}
            <bdi className={styles.name}>{appeal.author.displayName}</bdi>
            <span className={styles.when}>
              <Moment at={appeal.createdAt} />
            </span>
          </p>
          <p className={styles.note}>Against: {decidedInWords(appeal)}.</p>
          <p className={styles.appealText} dir="auto">
            {appeal.text}
          </p>
          <Answer appeal={appeal} />
        </li>
      ))}
    </ol>
  );
}

function Answer({ appeal }: { appeal: AppealView }) {
  const { id, state, comment, author, whyNot, othersMayDecide, decidedBy, decidedAt, note } = appeal;
  if (whyNot === null) {
    return <AppealForm appealId={id} version={comment.version} authorName={author.displayName} />;
  }
  if (whyNot === 'decided') {
    return (
      <>
        <p>
          {decidedBy ?? 'The system'} {appealWords[state].did}{' '}
          {decidedAt && (
            <span className={styles.when}>
              <Moment at={decidedAt} />
            </span>
          )}
        </p>
        {note && <p className={styles.said}>“{note}”</p>}
      </>
    );
  }
  return (
    <p>
      <strong>
        {notYoursWords[whyNot]}, so you do not decide the appeal.{' '}
        {othersMayDecide
          ? 'Another moderator does.'
          : 'There is no other moderator: it waits until somebody joins the desk. An operator can add one.'}
      </strong>
    </p>
  );
}
