'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { SelectField, TextAreaField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { STANDING_REASON_MAX } from '@/lib/peer-review/records/schemas';
import { reviewerStandings, type ReviewerStanding } from '@/lib/peer-review/schemas';
import { standingWords } from '../../_parts/words';
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
  const [state, send, pending] = useActionState(setStanding, untouched, HERE);
  const { values, fieldErrors: errors } = state;
  const sent = state.status !== 'idle';
  if (onlySent && !sent) return null;
  return (
    <Fold summary="Set the standing" open={sent}>
      <form action={send} className={styles.form} aria-label="Standing as a reviewer" noValidate>
        <FormErrors state={state} fieldIds={{ standing: 'standing', reason: 'standing-reason' }} />
        <input type="hidden" name="memberId" value={memberId} />
        <SelectField
          key={values.standing}
          id="standing"
          label="Standing"
          name="standing"
          required
          defaultValue={values.standing ?? ''}
          error={errors.standing}
        >
          <option value="">Choose another one</option>
          {reviewerStandings
            .filter((each) => each !== standing)
            .map((each) => (
              <option key={each} value={each}>
                {standingWords[each]}
              </option>
            ))}
        </SelectField>
        <TextAreaField
          id="standing-reason"
          label="Reason"
          name="reason"
          hint="Your words to the reviewer. What was known until now no longer counts for the ladder."
          rows={3}
          maxLength={STANDING_REASON_MAX}
          required
          defaultValue={values.reason}
          error={errors.reason}
        />
        <div>
          <Button size="small" pending={pending}>
            Set the standing of {name ?? 'this member'}
          </Button>
        </div>
      </form>
    </Fold>
  );
}
