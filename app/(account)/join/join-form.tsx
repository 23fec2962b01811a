'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { PasswordField } from '../_parts/password-field';
import { join } from './actions';

const ids = { email: 'join-email', displayName: 'join-display-name', password: 'join-password' };

export function JoinForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, action, pending] = useActionState(join, untouched);
  const { values, fieldErrors } = state;
  return (
    <form action={action} aria-label="Become an Insider" noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <TextField
          id={ids.email}
          label="Email"
          name="email"
          type="email"
          autoComplete="email"
          required
          hint="Only you and the staff see it."
          defaultValue={values.email}
          error={fieldErrors.email}
        />
        <TextField
          id={ids.displayName}
          label="Display name"
          name="displayName"
          autoComplete="nickname"
          required
          hint="2 to 40 characters. It stands beside what you write; your own name carries the most weight."
          defaultValue={values.displayName}
          error={fieldErrors.displayName}
        />
        <PasswordField
          id={ids.password}
          autoComplete="new-password"
          hint="15 characters or more. A few words that only you would put together do well."
          error={fieldErrors.password}
        />
        <div>
          <Button tone="primary" pending={pending}>
            Become an Insider
          </Button>
        </div>
      </FormStack>
    </form>
  );
}
