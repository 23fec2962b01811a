import { useTranslations } from 'next-intl';
import type { AuthorView } from '@/lib/comments/schemas';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';
import styles from './knowledge.module.css';

type Known = AuthorView['expertise'][number];

/** What somebody says they know, and from where; with a mark where a moderator has seen proof of it. Nothing where it is nothing. */
export function Knowledge({ expertise }: { expertise: Known[] }) {
  if (expertise.length === 0) return null;
  return (
    <ul role="list" className={styles.knows}>
      {expertise.map((one) => (
        <Credential key={one.field} {...one} />
      ))}
    </ul>
  );
}

function Credential({ field, line, verified }: Known) {
  const t = useTranslations('expertise');
  return (
    <li className={styles.credential}>
      <span className={styles.field}>
        <bdi>{field}</bdi>
        {verified && (
          <span className={styles.verified} title={t('verifiedTitle')}>
            <Icon name="seal" size={14} />
            <VisuallyHidden> {t('verifiedAside')}</VisuallyHidden>
          </span>
        )}
      </span>
      <bdi className={styles.line}>{line}</bdi>
    </li>
  );
}
