'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { REASON_MAX } from '@/lib/moderation/schemas';
import { lift } from '../actions';
import styles from './member.module.css';

type Props = {
  memberId: string;
  /** Whom it is about; left out where the page no longer says, because its reader was signed out. */
  name?: string;
  /** The id of the sanction in force. */
  current?: string;
  /** They have left: it is written for the record. */
  former?: boolean;
  /** Only where this is the form that was sent, and came back. */
  onlySent?: boolean;
};

/** Ends the sanction in force before its time. */
export function LiftForm({ memberId, name, current, former = false, onlySent }: Props) {
  const t = useTranslations('records.member.sanction');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(lift, untouched, HERE);
  const { values, fieldErrors: errors } = state;
  if (onlySent && state.status === 'idle') return null;
  return (
    <form action={send} className={styles.form} aria-label={t('liftLabel')} noValidate>
      <FormErrors state={state} fieldIds={{ reason: 'lift-reason' }} />
      <input type="hidden" name="memberId" value={memberId} />
      <input type="hidden" name="sanctionId" value={current ?? values.sanctionId} />
      <TextAreaField
        id="lift-reason"
        label={t('liftReason')}
        name="reason"
        hint={t('liftHint', { former: String(former) })}
        rows={2}
        maxLength={REASON_MAX}
        required
        defaultValue={values.reason}
        error={errors.reason}
      />
      <div>
        <Button>{t('lift', { name: name ?? nobody })}</Button>
      </div>
    </form>
  );
}
