'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { PasswordField, type PasswordWords } from '../_parts/password-field';
import { confirm } from './actions';

const ids = { password: 'confirm-password' };

/** Shows whose an address is, for who is signed in to the account, and else for the password of it. */
export function ConfirmForm({
  token,
  email,
  words,
}: {
  token: string;
  email: string;
  words: { form: string; act: string; password: PasswordWords | null };
}) {
  const [state, action] = useActionState(confirm, untouched);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="token" value={token} />
        {words.password && (
          <>
            {/* So that what keeps passwords knows whose this is. */}
            <input type="hidden" name="username" autoComplete="username" value={email} />
            <PasswordField
              id={ids.password}
              autoComplete="current-password"
              error={state.fieldErrors.password}
              words={words.password}
            />
          </>
        )}
        <div>
          <Button tone="primary">{words.act}</Button>
        </div>
      </FormStack>
    </form>
  );
}
