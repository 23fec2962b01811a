import { articlePath } from '@/app/_ui/article-path';
import { excerpt } from '@/app/_ui/excerpt';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { decidedInWords, notYoursWords } from '../_parts/appeal-words';
import { waitInWords } from '../_parts/wait-in-words';
import styles from './appeals.module.css';

/** The letters of an appeal that are shown before its case is opened. */
const SHOWN = 400;

/** The appeals of a page: who asks, against what, and in which words. */
export function AppealList({ appeals, now }: { appeals: AppealView[]; now: Date }) {
  return (
    <ol role="list" className={styles.list}>
      {appeals.map((appeal) => (
        <li key={appeal.id}>
          <Row appeal={appeal} now={now} />
        </li>
      ))}
    </ol>
  );
}

function Row({ appeal, now }: { appeal: AppealView; now: Date }) {
  const { id, comment, author, article, text, state, createdAt } = appeal;
  return (
    <article className={styles.row} aria-labelledby={`of-${id}`}>
      <header className={styles.facts}>
        <h2 id={`of-${id}`} className={styles.author}>
          <a href={`/admin/comments/${comment.id}#appeal`}>
            <bdi>{author.displayName}</bdi>
          </a>
        </h2>
        <p>
          on <a href={articlePath(article.slug)}>{article.title}</a>
        </p>
        {state === 'OPEN' && <p className={styles.since}>Waiting for {waitInWords(createdAt, now)}</p>}
      </header>
      <div className={styles.text}>
        <p className={styles.against}>Against: {decidedInWords(appeal)}</p>
        <p className={styles.said} dir="auto">
          “{excerpt(text, SHOWN).text}”
        </p>
        <p className={styles.way}>
          <a href={`/admin/comments/${comment.id}#appeal`}>
            {appeal.mayDecide ? 'Decide the appeal' : 'Open the case'}
            <VisuallyHidden> of {author.displayName}</VisuallyHidden>
          </a>
          <WhyNot appeal={appeal} />
        </p>
      </div>
    </article>
  );
}

function WhyNot({ appeal: { whyNot, othersMayDecide } }: { appeal: AppealView }) {
  if (whyNot === null || whyNot === 'decided') return null;
  return (
    <span className={styles.not}>
      {notYoursWords[whyNot]}:{' '}
      {othersMayDecide ? 'another moderator decides.' : 'it waits until another moderator joins the desk.'}
    </span>
  );
}
