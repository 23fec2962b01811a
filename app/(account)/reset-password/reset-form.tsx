'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { PasswordField, type PasswordWords } from '../_parts/password-field';
import { chooseNew } from './actions';

const ids = { password: 'new-password' };

export function ResetForm({
  token,
  words,
}: {
  token: string;
  words: { form: string; hint: string; save: string } & PasswordWords;
}) {
  const [state, action] = useActionState(chooseNew, untouched);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="token" value={token} />
        <PasswordField
          id={ids.password}
          autoComplete="new-password"
          hint={words.hint}
          error={state.fieldErrors.password}
          words={words}
        />
        <div>
          <Button tone="primary">{words.save}</Button>
        </div>
      </FormStack>
    </form>
  );
}
