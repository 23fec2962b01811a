'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { PasswordField, type PasswordWords } from '../_parts/password-field';
import { accept } from './actions';

const ids = { displayName: 'invited-name', password: 'invited-password' };

export function AcceptForm({
  token,
  name,
  words,
}: {
  token: string;
  /** What whoever invited them calls them. */
  name?: string;
  words: { form: string; name: string; nameHint: string; hint: string } & PasswordWords;
}) {
  const [state, action] = useActionState(accept, untouched);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="token" value={token} />
        <TextField
          id={ids.displayName}
          label={words.name}
          name="displayName"
          autoComplete="nickname"
          required
          hint={words.nameHint}
          defaultValue={state.values.displayName ?? name}
          error={state.fieldErrors.displayName}
        />
        <PasswordField
          id={ids.password}
          autoComplete="new-password"
          hint={words.hint}
          error={state.fieldErrors.password}
          words={words}
        />
        <div>
          <Button tone="primary">{words.form}</Button>
        </div>
      </FormStack>
    </form>
  );
}
