'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { ReasonField } from '../reason-field';
import { restore } from './actions';

type Props = {
  version: number;
  /** Without it, the form goes on from what was sent. */
  inForce?: number;
};

/** Puts an earlier version of the policy back, and asks why. */
export function RestoreForm({ version, inForce }: Props) {
  const t = useTranslations('settings');
  const [state, action] = useActionState(restore, untouched, `/admin/policy/history/${version}`);
  return (
    <form action={action} aria-label={t('history.restore', { version })} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={{ reason: 'restore-reason' }} />
        <input type="hidden" name="restored" value={version} />
        <input type="hidden" name="version" value={inForce ?? state.values.version} />
        <ReasonField id="restore-reason" state={state} required />
        <div>
          <Button tone="primary">{t('history.restore', { version })}</Button>
        </div>
      </FormStack>
    </form>
  );
}
