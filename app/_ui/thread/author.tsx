import type { ReactNode } from 'react';
import type { AuthorView } from '@/lib/comments/schemas';
import { Avatar } from '../avatar';
import { classNames } from '../class-names';
import { AuthorBadges } from './author-badges';
import { AuthorName } from './author-name';
import styles from './author.module.css';
import { Knowledge } from './knowledge';

type Props = {
  id: string;
  author: AuthorView;
  /** Set for the column beside the text. */
  margin?: boolean;
  /** When they wrote. */
  when?: ReactNode;
};

/** Who wrote, at a glance and in words, and what they know and from where. */
export function Author({ id, author, margin, when }: Props) {
  return (
    <div className={classNames(styles.author, margin && styles.margin)}>
      <Avatar {...author} />
      <p className={styles.name}>
        <AuthorName id={id} author={author} className={styles.link} />
        <AuthorBadges badges={author.badges} />
        {when}
      </p>
      {author.expertise.length > 0 && (
        <div className={styles.knows}>
          <Knowledge expertise={author.expertise} />
        </div>
      )}
    </div>
  );
}
