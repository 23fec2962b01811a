import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names';

/** A word or two that says what someone or something is. */
export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'accent' | 'danger';
  children: ReactNode;
}) {
  return <span className={classNames(styles.badge, tone !== 'plain' && styles[tone])}>{children}</span>;
}
