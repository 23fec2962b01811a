'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { SelectField, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { OFFICE_REASON_MAX } from '@/lib/members/office/schemas';
import { membershipStates, roles } from '@/lib/members/schemas';
import { changeMembership, changeRole } from '../actions';
import styles from './member.module.css';

type Props = {
  memberId: string;
  /** Whom it is about; left out where the page no longer says, because its reader was signed out. */
  name?: string;
  /** Only where this is the form that was sent, and came back. */
  onlySent?: boolean;
};

/** Makes a member a moderator or an administrator, or takes that from them. */
export function RoleForm({ memberId, name, role, onlySent }: Props & { role?: (typeof roles)[number] }) {
  const t = useTranslations('records.member.office');
  const nobody = useTranslations('records.member')('thisMember');
  const words = useTranslations('records.members.roles');
  const [state, send] = useActionState(changeRole, untouched, HERE);
  if (onlySent && state.status === 'idle') return null;
  return (
    <>
      <FormErrors state={state} fieldIds={{ role: 'role', reason: 'role-reason' }} />
      <Fold summary={t('role.change')} open={state.status === 'error'}>
        <form action={send} className={styles.form} aria-label={t('role.change')} noValidate>
          <input type="hidden" name="memberId" value={memberId} />
          <SelectField
            id="role"
            label={t('role.label')}
            name="role"
            defaultValue={state.values.role ?? role}
            error={state.fieldErrors.role}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {words(one)}
              </option>
            ))}
          </SelectField>
          <Reason id="role-reason" state={state} />
          <div>
            <Button>{t('role.submit', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

/** Grants a membership, lets it lapse or revokes it. */
export function MembershipForm({
  memberId,
  name,
  membership,
  onlySent,
}: Props & { membership?: (typeof membershipStates)[number] | null }) {
  const t = useTranslations('records.member.office');
  const nobody = useTranslations('records.member')('thisMember');
  const words = useTranslations('records.members.membership');
  const [state, send] = useActionState(changeMembership, untouched, HERE);
  if (onlySent && state.status === 'idle') return null;
  return (
    <>
      <FormErrors state={state} fieldIds={{ state: 'membership', reason: 'membership-reason' }} />
      <Fold summary={t('membership.change')} open={state.status === 'error'}>
        <form action={send} className={styles.form} aria-label={t('membership.change')} noValidate>
          <input type="hidden" name="memberId" value={memberId} />
          <SelectField
            id="membership"
            label={t('membership.label')}
            name="state"
            defaultValue={state.values.state ?? membership ?? 'ACTIVE'}
            error={state.fieldErrors.state}
          >
            {membershipStates.map((one) => (
              <option key={one} value={one}>
                {words(one)}
              </option>
            ))}
          </SelectField>
          <Reason id="membership-reason" state={state} />
          <div>
            <Button>{t('membership.submit', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

type Sent = { values: Record<string, string>; fieldErrors: Record<string, string> };

function Reason({ id, state }: { id: string; state: Sent }) {
  const t = useTranslations('records.member.office');
  return (
    <TextField
      id={id}
      label={t('reason')}
      name="reason"
      hint={t('reasonHint')}
      maxLength={OFFICE_REASON_MAX}
      required
      defaultValue={state.values.reason}
      error={state.fieldErrors.reason}
    />
  );
}
