import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

/** A word or two that says what someone or something is, with a small drawing of it where there is one. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  /** `full` stands out on a page of others. */
  tone?: 'plain' | 'accent' | 'full' | 'danger';
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={classNames(styles.badge, tone !== 'plain' && styles[tone])}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  );
}
