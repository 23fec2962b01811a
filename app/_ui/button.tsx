import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';

type Look = {
  /** `primary` once a form; `danger` for what cannot be undone; `quiet` reads as a link. */
  tone?: 'primary' | 'plain' | 'danger' | 'quiet';
  size?: 'normal' | 'small';
};

const look = ({ tone = 'plain', size = 'normal' }: Look, className?: string) =>
  classNames(styles.button, tone !== 'plain' && styles[tone], size === 'small' && styles.small, className);

/** A button. While its form is sent it keeps its focus and its words, and looks busy. */
export function Button({ tone, size, className, type = 'submit', ...rest }: Look & ComponentProps<'button'>) {
  return <button {...rest} type={type} className={look({ tone, size }, className)} />;
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function ButtonLink({ tone, size, className, ...rest }: Look & ComponentProps<'a'>) {
  return <a {...rest} className={look({ tone, size }, className)} />;
}

/** Buttons side by side, the main one first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
