import { useTranslations } from 'next-intl';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './field.module.css';
import { Icon } from './icon';

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

type FieldProps = {
  /** Needed where an error summary links to the control. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence that says what to do; the control is marked as wrong. */
  error?: string;
  /** Says so beside the label. What is not marked is needed. */
  optional?: boolean;
};

/** A label, a hint and an error around any control, wired so that assistive technology reads the three with it. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const t = useTranslations('forms');
  const generated = useId();
  const controlId = id ?? generated;
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={controlId}>
        {label}
        {optional && <span className={styles.optional}> {t('optional')}</span>}
      </label>
      {hint && (
        <p className={styles.hint} id={`${controlId}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${controlId}-error`}>{error}</FieldError>}
      {children({
        id: controlId,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  );
}

/** The sentence that says what is wrong with a control, beside it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className={styles.error} id={id}>
      <Icon name="alert" size={15} />
      <span>{children}</span>
    </p>
  );
}

type Control<Element extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<Element>, 'id'>;

/** One line of text, of any `type`. */
export function TextField({ id, label, hint, error, optional, className, ...input }: Control<'input'>) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      {(wiring) => <input {...input} {...wiring} className={classNames(styles.control, className)} />}
    </Field>
  );
}

/** Several lines of text. `prose` sets them in the reading face, as they will appear. */
export function TextAreaField({
  id,
  label,
  hint,
  error,
  optional,
  prose,
  className,
  ...area
}: Control<'textarea'> & { prose?: boolean }) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      {(wiring) => (
        <textarea
          dir="auto"
          {...area}
          {...wiring}
          className={classNames(styles.control, styles.area, prose && styles.prose, className)}
        />
      )}
    </Field>
  );
}

/** The control of a choice alone, where its label stands elsewhere. */
export const Select = ({ className, ...select }: ComponentProps<'select'>) => (
  <select {...select} className={classNames(styles.control, className)} />
);

/** A choice from a list that is too long for radios. */
export function SelectField({ id, label, hint, error, optional, className, ...select }: Control<'select'>) {
  return (
    <Field {...{ id, label, hint, error, optional }}>
      {(wiring) => <Select {...select} {...wiring} className={className} />}
    </Field>
  );
}

/** A box to tick: named by its label alone, described by its hint. */
export function Checkbox({
  id,
  label,
  hint,
  ...input
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  const generated = useId();
  const inputId = id ?? generated;
  return (
    <label className={styles.check}>
      <input
        {...input}
        type="checkbox"
        id={inputId}
        aria-labelledby={`${inputId}-label`}
        aria-describedby={hint ? `${inputId}-hint` : undefined}
      />
      <span>
        <span id={`${inputId}-label`}>{label}</span>
        {hint && (
          <span className={styles.what} id={`${inputId}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}

/** Fields below one another at a comfortable width; `wide` fills the column. */
export function FormStack({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={classNames(styles.form, wide && styles.wide)}>{children}</div>;
}
