import { useId, type ComponentProps, type ReactNode } from 'react';
import { FieldError } from './field';
import styles from './radio-group.module.css';

/** A question with a few answers, of which one is taken. The children are `Radio`s. */
export function RadioGroup({
  id,
  legend,
  hint,
  error,
  children,
}: {
  id?: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  children: ReactNode;
}) {
  const generated = useId();
  const groupId = id ?? generated;
  const described = [hint && `${groupId}-hint`, error && `${groupId}-error`].filter(Boolean).join(' ');
  return (
    <fieldset id={groupId} aria-describedby={described || undefined} tabIndex={-1}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <p className={styles.hint} id={`${groupId}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${groupId}-error`}>{error}</FieldError>}
      <div className={styles.list}>{children}</div>
    </fieldset>
  );
}

/** One answer: named by its label alone, described by its explanation. `shortcut` shows the key that chooses it. */
export function Radio({
  label,
  explanation,
  shortcut,
  ...input
}: Omit<ComponentProps<'input'>, 'type' | 'id'> & {
  label: string;
  explanation?: string;
  shortcut?: string;
}) {
  const id = useId();
  return (
    <label className={styles.choice} htmlFor={id}>
      <input
        {...input}
        type="radio"
        id={id}
        aria-labelledby={`${id}-label`}
        aria-describedby={explanation ? `${id}-why` : undefined}
        aria-keyshortcuts={shortcut}
      />
      <span>
        <span className={styles.name} id={`${id}-label`}>
          {label}
        </span>
        {explanation && (
          <span className={styles.explanation} id={`${id}-why`}>
            {explanation}
          </span>
        )}
      </span>
      {shortcut && (
        <kbd className={styles.shortcut} aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </label>
  );
}
