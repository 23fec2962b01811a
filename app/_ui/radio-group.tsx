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

/** One answer: named by its label alone, described by its explanation. `shortcut` shows the key that chooses it, where script runs. */
export function Radio({
  id,
  label,
  explanation,
  shortcut,
  ...input
}: Omit<ComponentProps<'input'>, 'type'> & {
  label: string;
  explanation?: string;
  shortcut?: string;
}) {
  const generated = useId();
  const inputId = id ?? generated;
  return (
    <label className={styles.choice} htmlFor={inputId}>
      <input
        {...input}
        type="radio"
        id={inputId}
        aria-labelledby={`${inputId}-label`}
        aria-describedby={explanation ? `${inputId}-why` : undefined}
      />
      <span>
        <span className={styles.name} id={`${inputId}-label`}>
          {label}
        </span>
        {explanation && (
          <span className={styles.explanation} id={`${inputId}-why`}>
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
