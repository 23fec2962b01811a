import { useTranslations } from 'next-intl';
import { SelectField, TextAreaField } from '@/app/_ui/field';
import { REASON_MAX } from '@/lib/moderation/schemas';
import type { ActionState } from '@/lib/web/http/define-action';

type Props = {
  /** What an error summary links to. */
  ids: { houseRule: string; reason: string };
  /** The form as it came back; of another form, nothing. */
  state: Pick<ActionState, 'values' | 'fieldErrors'>;
  /** What can be broken. */
  rules: readonly { key: string; title: string }[];
  /** To whom the reason is, and what it is to say. */
  hint: string;
  rows: number;
};

/** What every decision against somebody names: the house rule that is broken, and the reason in words to them. */
export function RuleAndReason({ ids, state: { values, fieldErrors: errors }, rules, hint, rows }: Props) {
  const t = useTranslations('cases.forms');
  return (
    <>
      <SelectField
        id={ids.houseRule}
        label={t('rule')}
        name="houseRule"
        required
        defaultValue={values.houseRule ?? ''}
        error={errors.houseRule}
      >
        <option value="">{t('choose')}</option>
        {rules.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </SelectField>
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
