import { Arrival } from '@/app/_ui/arrival';
import { articlePath } from '@/app/_ui/article-path';
import { Notice } from '@/app/_ui/notice';
import { Dateline } from '@/app/_ui/timestamp';
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
  switch (filed.state) {
    case 'OPEN':
      return (
        <Notice tone="good" title="Your appeal is in">
          <p>
            Since <Dateline at={filed.createdAt} />. A moderator who did not take this decision reads your
            comment and what you say, and you are told what they decide.
          </p>
        </Notice>
      );
    case 'REVERSED':
      return (
        <Notice tone="good" title="Your appeal was granted">
          <Answer filed={filed} />
          {comment.visible && (
            <p>
              Your comment is posted.{' '}
              <a href={`${articlePath(comment.article.slug)}/comments/${comment.id}#comment-${comment.id}`}>
                See it as readers do
              </a>
            </p>
          )}
        </Notice>
      );
    case 'UPHELD':
      return (
        <Notice title="Your appeal was not granted">
          <p>A moderator who had not taken the first decision came to the same one.</p>
          <Answer filed={filed} />
        </Notice>
      );
    case 'CLOSED':
      return (
        <Notice title="Your appeal has ended">
          <p>The comment moved on before a moderator had decided, so there was nothing left to decide.</p>
        </Notice>
      );
  }
}

function Answer({ filed: { note, decidedAt } }: { filed: OwnAppealView }) {
  return (
    <>
      {note && (
        <p className={styles.answer} dir="auto">
          “{note}”
        </p>
      )}
      {decidedAt && (
        <p className={styles.fine}>
          Another moderator, <Dateline at={decidedAt} />
        </p>
      )}
    </>
  );
}
