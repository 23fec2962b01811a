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

export type SignInWords = Record<'signIn' | 'email' | 'working' | 'worked', string> & PasswordWords;

export function SignInForm({ callbackUrl, words }: { callbackUrl: string; words: SignInWords }) {
  const [state, action] = useActionState(enter, untouched);
  const { fieldErrors } = state;
  return (
    <form action={action} aria-label={words.signIn} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        {state.details?.work !== undefined && (
          // Without script nothing of it is seen, and the wait is what it was.
          <proof-of-work task={JSON.stringify(state.details.work)} doing={words.working} done={words.worked}>
            <input type="hidden" name="work" />
          </proof-of-work>
        )}
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
