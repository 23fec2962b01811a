import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './notice.module.css';

/**
 * Something that the person should know. `live` announces it when it appears without a new page: a good or plain
 * one when they pause, a bad one at once.
 */
export function Notice({
  tone = 'plain',
  title,
  live,
  children,
}: {
  tone?: 'plain' | 'good' | 'bad';
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  const role = live ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div role={role} className={classNames(styles.notice, tone !== 'plain' && styles[tone])}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
    </div>
  );
}

/** What stopped a form, on top of it; each problem is a link to its control. Nothing when there is none. */
export function ErrorSummary({
  title,
  problems,
}: {
  title?: string;
  problems: { message: string; fieldId?: string }[];
}) {
  const t = useTranslations('forms');
  if (problems.length === 0) return null;
  return (
    <Notice tone="bad" title={title ?? t('correct')}>
      <ul>
        {problems.map(({ message, fieldId }) => (
          <li key={message}>{fieldId ? <a href={`#${fieldId}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </Notice>
  );
}
