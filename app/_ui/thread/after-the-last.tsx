import type { BatchView } from '@/lib/peer-review/schemas';
import { Notice } from '../notice';

/** What comes once there is nothing left to review for a comment. */
export function AfterTheLast({ batch: { commentId, status } }: { batch: BatchView }) {
  const own = `/my-comments#comment-${commentId}`;
  if (status !== 'IN_REVIEW') {
    return (
      <p>
        <a href={own}>See your comment, and what you can do about it</a>
      </p>
    );
  }
  return (
    <Notice tone="good" title="Thank you: you are done.">
      <p>
        Other members review your comment now. Once enough of them find it acceptable it is posted, without
        anything more for you to do. Where they object or disagree, a moderator decides and tells you why.
      </p>
      <p>
        You can follow it under <a href={own}>My comments</a>.
      </p>
    </Notice>
  );
}
