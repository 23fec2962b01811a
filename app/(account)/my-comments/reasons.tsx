import type { OwnCommentView } from '@/lib/comments/schemas';
import { houseRule } from '@/lib/moderation/house-rules';
import styles from './my-comments.module.css';

/** The rule that a decision against a comment names, and the moderator's words. */
export function Reasons({ comment: { rule, reason } }: { comment: Pick<OwnCommentView, 'rule' | 'reason'> }) {
  if (!rule && !reason) return <p>The moderator who decided this named no rule and gave no reason.</p>;
  return (
    <>
      {rule && (
        <p>
          House rule: <a href={`/policy#${rule}`}>{houseRule(rule)?.title ?? rule}</a>
        </p>
      )}
      {reason && <p className={styles.reason}>“{reason}”</p>}
    </>
  );
}
