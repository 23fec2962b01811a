'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { PasswordField } from '../../_parts/password-field';
import { renewPassword } from './actions';

const ids = { presentPassword: 'present-password', password: 'new-password' };

export type ChangeWords = {
  form: string;
  present: string;
  password: string;
  hint: string;
  save: string;
  showPassword: string;
};

/** The present password, and the one that is to take its place. */
export function PasswordForm({ email, words }: { email: string; words: ChangeWords }) {
  const [state, action] = useActionState(renewPassword, untouched);
  const { showPassword } = words;
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        {/* So that what keeps passwords knows whose this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          id={ids.presentPassword}
          name="presentPassword"
          autoComplete="current-password"
          error={state.fieldErrors.presentPassword}
          words={{ password: words.present, showPassword }}
        />
        <PasswordField
          id={ids.password}
          autoComplete="new-password"
          hint={words.hint}
          error={state.fieldErrors.password}
          words={{ password: words.password, showPassword }}
        />
        <div>
          <Button>{words.save}</Button>
        </div>
      </FormStack>
    </form>
  );
}
