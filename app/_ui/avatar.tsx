import type { AuthorView } from '@/lib/comments/schemas';
import styles from './avatar.module.css';
import { classNames } from './class-names';
import { colourOf, initialsOf } from './initials';

type Props = Pick<AuthorView, 'displayName' | 'badges' | 'expertise'> & {
  /** Set where it stands beside a headline. */
  large?: boolean;
};

/**
 * A member at a glance: initials on a colour of their own, with a ring where a moderator has seen proof of what they know here. Those who
 * speak for the publication are square. It says nothing that the words beside it do not say, so nobody is read it.
 */
export function Avatar({ displayName, badges, expertise, large }: Props) {
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
    />
  );
}

function roleOf(badges: AuthorView['badges']): string | undefined {
  if (badges.includes('author')) return styles.author;
  return badges.includes('staff') || badges.includes('moderator') ? styles.staff : undefined;
}
