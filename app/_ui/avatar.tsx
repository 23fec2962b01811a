import type { AuthorView } from '@/lib/comments/schemas';
import { picturePath } from '@/lib/members/picture/schemas';
import styles from './avatar.module.css';
import { classNames } from './class-names';
import { colourOf, initialsOf } from './initials';

type Props = Pick<AuthorView, 'displayName' | 'picture' | 'badges' | 'expertise'> & {
  /** Set where it stands beside a headline. */
  large?: boolean;
};

/**
 * A member at a glance: their picture, or initials on a colour of their own, with a ring where a moderator has seen proof of what they know
 * here. Those who speak for the publication are square. It says nothing that the words beside it do not say, so nobody is read it.
 */
export function Avatar({ displayName, picture, badges, expertise, large }: Props) {
  return (
    <span
      aria-hidden="true"
      data-initials={initialsOf(displayName)}
      className={classNames(
        styles.avatar,
        large && styles.large,
        roleOf(badges) ?? styles[`c${colourOf(displayName)}`],
        expertise.some(({ verified }) => verified) && styles.ring,
      )}
    >
      {picture !== null && <Portrait picture={picture} large={large} />}
    </span>
  );
}

/** It lies on the initials, which are seen until it is there, and where it cannot be had. */
function Portrait({ picture, large }: { picture: string; large?: boolean }) {
  const [pixels, small, wide] = large ? ([64, 144, 256] as const) : ([36, 72, 144] as const);
  const src = picturePath(picture, small);
  return (
    <img
      src={src}
      srcSet={`${src} 2x, ${picturePath(picture, wide)} 4x`}
      width={pixels}
      height={pixels}
      alt=""
      loading="lazy"
      decoding="async"
    />
  );
}

function roleOf(badges: AuthorView['badges']): string | undefined {
  if (badges.includes('author')) return styles.author;
  return badges.includes('staff') || badges.includes('moderator') ? styles.staff : undefined;
}
