'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { connect } from './actions';

const ids = { secretKey: 'ghost-key' };

/** Takes a key of an integration of Ghost's. It does not come back with what is wrong with it. */
export function ConnectForm() {
  const t = useTranslations('ghost.form');
  const [state, action] = useActionState(connect, untouched, HERE);
  return (
    <form action={action} aria-label={t('submit')} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <TextField
          id={ids.secretKey}
          label={t('key')}
          hint={t('keyHint')}
          name="secretKey"
          required
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          error={state.fieldErrors.secretKey}
        />
        <div>
          <Button tone="primary">{t('submit')}</Button>
        </div>
      </FormStack>
    </form>
  );
}
