import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { articlePath } from '@/app/_ui/article-path';
import { classNames } from '@/app/_ui/class-names';
import styles from './desk-list.module.css';

type ListProps<Item> = {
  items: Item[];
  /** Lines of a table, rather than cases to be read. */
  dense?: boolean;
  children: (item: Item) => ReactNode;
};

/** What a page of the desk lists. */
export function DeskList<Item extends { id: string }>({ items, dense, children }: ListProps<Item>) {
  return (
    <ol role="list" className={classNames(styles.list, dense && styles.dense)}>
      {items.map((item) => (
        <li key={item.id}>{children(item)}</li>
      ))}
    </ol>
  );
}

type RowProps = {
  /** In the margin: what it is about, and since when. */
  facts: ReactNode;
  children: ReactNode;
  /** What can be done about it; where there is room, beside the text. */
  actions?: ReactNode;
  labelledBy?: string;
};

/** One case of a list. */
export function DeskRow({ facts, children, actions, labelledBy }: RowProps) {
  return (
    <article
      className={classNames(styles.row, actions !== undefined && styles.wide)}
      aria-labelledby={labelledBy}
    >
      {facts}
      <div className={styles.text}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </article>
  );
}

/** What stands in the margin of a case. */
export const RowFacts = ({ children }: { children: ReactNode }) => (
  <header className={styles.facts}>{children}</header>
);

type CommentFactsProps = {
  /** The id of the heading. */
  id: string;
  /** Where the case is. */
  href: string;
  author: { displayName: string };
  /** Left out where it is about no comment. */
  article: { slug: string; title: string } | null;
  since?: ReactNode;
};

/** Whom a case is about, and whose comment on which article it is about, if any. */
export function CommentFacts({ id, href, author, article, since }: CommentFactsProps) {
  const t = useTranslations('desk');
  return (
    <RowFacts>
      <h2 id={id} className={styles.author}>
        <a href={href}>
          <bdi>{author.displayName}</bdi>
        </a>
      </h2>
      {article && (
        <p>
          {t.rich('onArticle', {
            title: article.title,
            article: (title) => <a href={articlePath(article.slug)}>{title}</a>,
          })}
        </p>
      )}
      {since && <p className={styles.since}>{since}</p>}
    </RowFacts>
  );
}

type FilterProps = {
  label: string;
  choices: { href: string; words: ReactNode; current: boolean }[];
  /** Its id, where what it says changes while the page is open (`data-live`). */
  live?: string;
};

/** The parts of a list, one of which is shown. */
export function DeskFilter({ label, choices, live }: FilterProps) {
  return (
    <nav id={live} aria-label={label} data-live={live && ''}>
      <ul role="list" className={styles.filter}>
        {choices.map(({ href, words, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
