import type { AuthorView } from '@/lib/comments/schemas';
import { Badge } from '../badge';
import { classNames } from '../class-names';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';
import styles from './author.module.css';

const badgeWords = { moderator: 'Moderator', staff: 'Staff' } as const;

/**
 * Who wrote, and what they know and from where. `answers` names the one they reply to, where the page's layout does
 * not show it; `margin` sets it for the column beside the text.
 */
export function Author({
  id,
  author,
  answers,
  margin,
}: {
  id: string;
  author: AuthorView;
  answers?: string;
  margin?: boolean;
}) {
  return (
    <div className={classNames(styles.author, margin && styles.margin)}>
      <p className={styles.name}>
        <bdi id={id}>{author.displayName}</bdi>
        {author.badges.map((badge) => (
          <Badge key={badge} tone="accent">
            {badgeWords[badge]}
          </Badge>
        ))}
        {answers && (
          <span className={styles.answers}>
            to <bdi>{answers}</bdi>
          </span>
        )}
      </p>
      {author.expertise.length > 0 && (
        <ul role="list" className={styles.knows}>
          {author.expertise.map((one) => (
            <Credential key={one.field} {...one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Credential({ field, line, verified }: AuthorView['expertise'][number]) {
  return (
    <li className={styles.credential}>
      <span className={styles.field}>
        <bdi>{field}</bdi>
        {verified && (
          <span className={styles.verified} title="Verified by the newsroom">
            <Icon name="check" size={12} />
            <VisuallyHidden> (verified by the newsroom)</VisuallyHidden>
          </span>
        )}
      </span>
      <bdi className={styles.line}>{line}</bdi>
    </li>
  );
}
