import { Dateline } from '@/app/_ui/timestamp';
import { Author } from '@/app/_ui/thread/author';
import type { CaseView } from '@/lib/moderation/schemas';
import styles from './case.module.css';

/** What is known of a comment's author: what they know, how their comments fared, and what they gave for this one. */
export function AuthorRecord({ comment, required }: { comment: CaseView; required: number }) {
  const { author, memberSince, published, rejected, removed, overturned, reviewsGiven } =
    comment.authorRecord;
  const rows = [
    ['Comments published', published],
    ['Rejected', rejected],
    ['Removed', removed],
    ['Overturned on appeal', overturned],
    ['Reviews given', reviewsGiven],
  ] as const;
  return (
    <>
      <h2 className={styles.title}>Its author</h2>
      <Author id="author" author={author} margin />
      <dl className={styles.record}>
        <div>
          <dt>Member since</dt>
          <dd>
            <Dateline at={memberSince} />
          </dd>
        </div>
        {rows.map(([words, count]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.duty}>{dutyInWords(comment, required)}</p>
      <p className={styles.duty}>
        <a href={`/admin/members/${author.id}`}>The record of {author.displayName}</a>
      </p>
    </>
  );
}

function dutyInWords({ duty }: CaseView, policyRequires: number): string {
  const { required, done, waived } = duty;
  const given = `${done} of the ${required} reviews that this comment costs are done`;
  const rest = waived > 0 ? `; ${waived} were waived, because there was nothing left to review` : '';
  const since = required === policyRequires ? '' : ` (the policy asks for ${policyRequires} now)`;
  return `${given}${rest}${since}.`;
}
