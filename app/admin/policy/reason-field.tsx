import { useTranslations } from 'next-intl';
import { TextAreaField } from '@/app/_ui/field';
import { CHANGE_REASON_MAX } from '@/lib/policy/schemas';
import type { ActionState } from '@/lib/web/http/define-action';

type Props = { id: string; state: Pick<ActionState, 'values' | 'fieldErrors'>; required?: boolean };

/** Why the policy is changed. */
export function ReasonField({ id, state: { values, fieldErrors }, required }: Props) {
  const t = useTranslations('settings.form');
  return (
    <TextAreaField
      id={id}
      name="reason"
      label={t('reason')}
      hint={t('reasonHint')}
      error={fieldErrors.reason}
      defaultValue={values.reason}
      rows={2}
      maxLength={CHANGE_REASON_MAX}
      required={required}
    />
  );
}
