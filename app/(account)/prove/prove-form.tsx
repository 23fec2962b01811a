'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { PasswordField, type PasswordWords } from '../_parts/password-field';
import { prove } from './actions';

const ids = { password: 'proof-password' };

type Props = {
  email: string;
  /** Where to go then; empty for whoever has a form open elsewhere. */
  next: string;
  words: { form: string; send: string } & PasswordWords;
};

/** The password once more. */
export function ProveForm({ email, next, words }: Props) {
  const [state, action] = useActionState(prove, untouched);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="next" value={next} />
        {/* So that what keeps passwords knows whose this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          id={ids.password}
          autoComplete="current-password"
          error={state.fieldErrors.password}
          words={words}
        />
        <div>
          <Button tone="primary">{words.send}</Button>
        </div>
      </FormStack>
    </form>
  );
}
