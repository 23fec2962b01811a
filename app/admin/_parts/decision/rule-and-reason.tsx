import { useTranslations } from 'next-intl';
import { FieldError, TextAreaField } from '@/app/_ui/field';
import { REASON_MAX } from '@/lib/moderation/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import styles from './rule-and-reason.module.css';

type Props = {
  /** What an error summary links to. */
  ids: { houseRule: string; reason: string };
  /** The form as it came back; of another form, nothing. */
  state: Pick<ActionState, 'values' | 'fieldErrors'>;
  /** What can be broken. */
  rules: readonly { key: string; title: string }[];
  /** The reason that stands ready for each rule: script fills it in when the rule is chosen. */
  ready?: Partial<Record<string, string>>;
  /** To whom the reason is, and what it is to say. */
  hint: string;
  rows: number;
};

/** What every decision against somebody names: the house rule that is broken, and the reason in words to them. */
export function RuleAndReason({
  ids,
  state: { values, fieldErrors: errors },
  rules,
  ready,
  hint,
  rows,
}: Props) {
  const t = useTranslations('cases.forms');
  const error = errors.houseRule;
  return (
    <>
      <fieldset id={ids.houseRule} tabIndex={-1} aria-describedby={error && `${ids.houseRule}-error`}>
        <legend className={styles.legend}>{t('rule')}</legend>
        {error && <FieldError id={`${ids.houseRule}-error`}>{error}</FieldError>}
        <div className={styles.rules}>
          {rules.map(({ key, title }, place) => (
            <label key={key} className={styles.rule}>
              <input
                type="radio"
                name="houseRule"
                value={key}
                defaultChecked={values.houseRule === key}
                data-key={place + 1}
                data-ready={ready?.[key]}
              />
              {title}
              <kbd className={styles.key} aria-hidden="true">
                {place + 1}
              </kbd>
            </label>
          ))}
        </div>
      </fieldset>
      <TextAreaField
        id={ids.reason}
        label={t('reason')}
        name="reason"
        hint={hint}
        rows={rows}
        maxLength={REASON_MAX}
        required
        defaultValue={values.reason}
        error={errors.reason}
      />
    </>
  );
}
