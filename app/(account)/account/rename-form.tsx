'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { changeName } from './actions';

type Props = { displayName: string; longest: number; words: { form: string; name: string; save: string } };

const ids = { displayName: 'rename-display-name' };

/** Another name. */
export function RenameForm({ displayName, longest, words }: Props) {
  const [state, action] = useActionState(changeName, untouched);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <TextField
          id={ids.displayName}
          name="displayName"
          label={words.name}
          defaultValue={state.values.displayName ?? displayName}
          error={state.fieldErrors.displayName}
          maxLength={longest}
          autoComplete="nickname"
          dir="auto"
          required
        />
        <div>
          <Button>{words.save}</Button>
        </div>
      </FormStack>
    </form>
  );
}
