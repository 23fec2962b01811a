'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { EmailField } from '../_parts/email-field';
import { PasswordField, type PasswordWords } from '../_parts/password-field';
import { enter } from './actions';

const ids = { email: 'sign-in-email', password: 'sign-in-password' };

export type SignInWords = { signIn: string; email: string } & PasswordWords;

export function SignInForm({ callbackUrl, words }: { callbackUrl: string; words: SignInWords }) {
  const [state, action] = useActionState(enter, untouched);
  const { fieldErrors } = state;
  return (
    <form action={action} aria-label={words.signIn} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <EmailField id={ids.email} label={words.email} autoComplete="username webauthn" state={state} />
        <PasswordField
          id={ids.password}
          autoComplete="current-password"
          error={fieldErrors.password}
          words={words}
        />
        <div>
          <Button tone="primary">{words.signIn}</Button>
        </div>
      </FormStack>
    </form>
  );
}
