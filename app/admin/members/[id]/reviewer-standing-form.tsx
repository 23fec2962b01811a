'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { SelectField, TextAreaField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { STANDING_REASON_MAX } from '@/lib/peer-review/records/schemas';
import { reviewerStandings, type ReviewerStanding } from '@/lib/peer-review/schemas';
import { setStanding } from '../actions';
import styles from './member.module.css';

type Props = {
  memberId: string;
  name?: string;
  /** How they stand now. */
  standing?: ReviewerStanding;
  /** Only where this is the form that was sent, and came back. */
  onlySent?: boolean;
};

/** Sets how a reviewer stands, whatever the ladder says. Folded up until it is wanted. */
export function ReviewerStandingForm({ memberId, name, standing, onlySent }: Props) {
  const t = useTranslations('records.member.standing');
  const nobody = useTranslations('records.member')('thisMember');
  const states = useTranslations('desk.states');
  const [state, send] = useActionState(setStanding, untouched, HERE);
  const { values, fieldErrors: errors } = state;
  const sent = state.status !== 'idle';
  if (onlySent && !sent) return null;
  return (
    <Fold summary={t('summary')} open={sent}>
      <form action={send} className={styles.form} aria-label={t('label')} noValidate>
        <FormErrors state={state} fieldIds={{ standing: 'standing', reason: 'standing-reason' }} />
        <input type="hidden" name="memberId" value={memberId} />
        <SelectField
          id="standing"
          label={t('standing')}
          name="standing"
          required
          defaultValue={values.standing ?? ''}
          error={errors.standing}
        >
          <option value="">{t('choose')}</option>
          {reviewerStandings
            .filter((each) => each !== standing)
            .map((each) => (
              <option key={each} value={each}>
                {states(each)}
              </option>
            ))}
        </SelectField>
        <TextAreaField
          id="standing-reason"
          label={t('reason')}
          name="reason"
          hint={t('hint')}
          rows={3}
          maxLength={STANDING_REASON_MAX}
          required
          defaultValue={values.reason}
          error={errors.reason}
        />
        <div>
          <Button size="small">{t('button', { name: name ?? nobody })}</Button>
        </div>
      </form>
    </Fold>
  );
}
