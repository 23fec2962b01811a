'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { EmailField } from '../../_parts/email-field';
import { PasswordField } from '../../_parts/password-field';
import { renameAddress } from './address-actions';

const ids = { email: 'new-address', presentPassword: 'address-password' };

type Words = {
  form: string;
  email: string;
  hint: string | undefined;
  present: string;
  save: string;
  showPassword: string;
};

/** Another address, and the password. */
export function AddressForm({ username, words }: { username: string; words: Words }) {
  const [state, action] = useActionState(renameAddress, untouched);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        {/* So that what keeps passwords knows whose this is. */}
        <input type="hidden" name="username" autoComplete="username" value={username} />
        <EmailField id={ids.email} label={words.email} hint={words.hint} autoComplete="email" state={state} />
        <PasswordField
          id={ids.presentPassword}
          name="presentPassword"
          autoComplete="current-password"
          error={state.fieldErrors.presentPassword}
          words={{ password: words.present, showPassword: words.showPassword }}
        />
        <div>
          <Button>{words.save}</Button>
        </div>
      </FormStack>
    </form>
  );
}
