'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { EmailField } from '../_parts/email-field';
import { PasswordField, type PasswordWords } from '../_parts/password-field';
import { join } from './actions';

const ids = { email: 'join-email', displayName: 'join-display-name', password: 'join-password' };

export type JoinWords = {
  /** Of the form, and of its button. */
  join: string;
  email: string;
  emailHint: string;
  name: string;
  nameHint: string;
  passwordHint: string;
} & PasswordWords;

export function JoinForm({ callbackUrl, words }: { callbackUrl: string; words: JoinWords }) {
  const [state, action] = useActionState(join, untouched);
  const { values, fieldErrors } = state;
  return (
    <form action={action} aria-label={words.join} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <EmailField
          id={ids.email}
          label={words.email}
          hint={words.emailHint}
          autoComplete="email"
          state={state}
        />
        <TextField
          id={ids.displayName}
          label={words.name}
          name="displayName"
          autoComplete="nickname"
          required
          hint={words.nameHint}
          defaultValue={values.displayName}
          error={fieldErrors.displayName}
        />
        <PasswordField
          id={ids.password}
          autoComplete="new-password"
          hint={words.passwordHint}
          words={words}
          error={fieldErrors.password}
        />
        <div>
          <Button tone="primary">{words.join}</Button>
        </div>
      </FormStack>
    </form>
  );
}
