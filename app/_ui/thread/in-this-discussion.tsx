import { useTranslations } from 'next-intl';
import { highlightKinds, type Highlight, type HighlightKind } from '@/lib/comments/highlights/schemas';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Icon, type IconName } from '../icon';
import styles from './in-this-discussion.module.css';

const icons: Record<HighlightKind, IconName> = {
  picked: 'star',
  verified: 'seal',
  bridging: 'across',
  staff: 'press',
};

/** Characters of a comment that are enough to want to read it. */
const BEGINNING = 70;

/** Beside a discussion, where there is room: the way to what stands out in it. */
export function InThisDiscussion({
  highlights,
  href,
}: {
  highlights: Highlight[];
  /** Where a comment is read. */
  href: (commentId: string) => string;
}) {
  const t = useTranslations('thread.highlights');
  return (
    <nav className={styles.beside} aria-labelledby="in-this-discussion">
      <h3 id="in-this-discussion" className={styles.title}>
        {t('title')}
      </h3>
      {highlightKinds.map((kind) => {
        const ofKind = highlights.filter((one) => one.kind === kind);
        return (
          ofKind.length > 0 && (
            <div key={kind} className={styles.kind}>
              <h4 className={styles.label}>
                <Icon name={icons[kind]} size={14} />
                {t(kind)}
              </h4>
              <ul role="list">
                {ofKind.map(({ id, author, body }) => (
                  <li key={id} data-leads-to={id}>
                    <a href={href(id)}>
                      <bdi className={styles.name}>{author.displayName}</bdi>
                      <span dir="auto" className={styles.beginning}>
                        {excerpt(body, BEGINNING).text}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </nav>
  );
}
