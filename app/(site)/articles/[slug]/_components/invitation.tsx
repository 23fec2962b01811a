import type { Viewer } from '@/lib/members/viewer';
import { may, reasonAgainst } from '@/lib/members/permissions';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import styles from './invitation.module.css';
import { articlePath } from '@/app/_ui/article-path';

/** What comments are for, and what stands between this reader and writing one. */
export async function Invitation({
  slug,
  open,
  viewer,
}: {
  slug: string;
  open: boolean;
  viewer: Viewer | null;
}) {
  return (
    <div className={styles.invitation}>
      {open ? <Standing slug={slug} viewer={viewer} /> : <p>Comments on this article are closed.</p>}
      <p className={styles.words}>
        What have you seen at work, in your studies or in life that bears on this? Share it, and say how you
        know. Views that differ from the article’s, and from one another’s, are welcome as long as they are
        put with respect: that is how the rest of us learn. Please read our{' '}
        <a href="/policy">comments policy</a>, and see{' '}
        <a href="/how-peer-review-works">how peer review works</a>.
      </p>
    </div>
  );
}

async function Standing({ slug, viewer }: { slug: string; viewer: Viewer | null }) {
  const allowed: boolean = may(viewer, 'comment.write');
  if (allowed) return null;
  const { full, short } = membershipName((await currentPolicy()).names);
  const back = `callbackUrl=${encodeURIComponent(`${articlePath(slug)}#comments`)}`;
  if (!viewer) {
    return (
      <p className={styles.door}>
        Please note you must be {full} to comment. <a href={`/join?${back}`}>Sign up here</a> or{' '}
        <a href={`/sign-in?${back}`}>sign in</a> if you are already {short}.
      </p>
    );
  }
  return (
    <p className={styles.door}>
      {viewer.sanction ? (
        reasonAgainst(viewer, 'comment.write')
      ) : (
        <>
          Please note you must be {full} to comment. Your account is not an active membership at the moment:{' '}
          <a href="/account">see how to become {short}</a>.
        </>
      )}
    </p>
  );
}
