'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { SelectField, TextAreaField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { REASON_MAX } from '@/lib/moderation/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { lift, sanction } from '../actions';
import { lengths } from '../lengths';
import styles from './member.module.css';

type Props = {
  memberId: string;
  /** Whom it is about; left out where the page no longer says, because its reader was signed out. */
  name?: string;
  /** The id of the sanction in force. */
  current?: string;
  /** Only where this is the form that was sent, and came back. */
  onlySent?: boolean;
};

/**
 * Keeps a member from writing, for a while or until it is lifted. Where something does already, it is folded up; it stays the
 * same form, so that what was in its way is said when that came up meanwhile.
 */
export function SanctionForm({ memberId, name, current, onlySent }: Props) {
  const t = useTranslations('records.member.sanction');
  const nobody = useTranslations('records.member')('thisMember');
  const [sent, send] = useActionState(sanction, untouched, HERE);
  if (onlySent && sent.status === 'idle') return null;
  const state = onlySent || concerns(sent, current) ? sent : untouched;
  const form = (
    <form action={send} className={styles.form} aria-label={t(current ? 'changeLabel' : 'label')} noValidate>
      <SanctionFields memberId={memberId} current={current} state={state} />
      <div>
        <Button tone="danger">{t(current ? 'changeOf' : 'of', { name: name ?? nobody })}</Button>
      </div>
    </form>
  );
  return (
    <>
      <FormErrors state={state} fieldIds={{ length: 'length', reason: 'sanction-reason' }} />
      {current ? (
        <Fold summary={t('change')} open={state.status === 'error'}>
          {form}
        </Fold>
      ) : (
        form
      )}
    </>
  );
}

/** Whether what stopped the form is about the member as they stand now: a later attempt has gone through otherwise. */
function concerns({ code, details, values }: ActionState, current: string | undefined): boolean {
  const inTheWay = details?.current as { id: string } | undefined;
  const about = code === 'already-sanctioned' ? inTheWay?.id : values.replaces || undefined;
  return about === current;
}

function SanctionFields({
  memberId,
  current,
  state,
}: Pick<Props, 'memberId' | 'current'> & { state: ActionState }) {
  const t = useTranslations('records.member.sanction');
  const { values, fieldErrors: errors } = state;
  return (
    <>
      <input type="hidden" name="memberId" value={memberId} />
      <input type="hidden" name="replaces" value={current ?? values.replaces ?? ''} />
      <SelectField
        id="length"
        label={t('length')}
        name="length"
        required
        defaultValue={values.length ?? ''}
        error={errors.length}
      >
        <option value="">{t('choose')}</option>
        {lengths.map((value) => (
          <option key={value} value={value}>
            {t(`lengths.${value}`)}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        id="sanction-reason"
        label={t('reason')}
        name="reason"
        hint={t('reasonHint')}
        rows={3}
        maxLength={REASON_MAX}
        required
        defaultValue={values.reason}
        error={errors.reason}
      />
    </>
  );
}

/** Ends the sanction in force before its time. */
export function LiftForm({ memberId, name, current, onlySent }: Props) {
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
        hint={t('liftHint')}
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
