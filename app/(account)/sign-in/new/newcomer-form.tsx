'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { joinFromOutside } from './actions';

const ids = { displayName: 'new-display-name' };

type Props = {
  /** What they are called elsewhere. */
  displayName: string;
  words: { join: string; name: string; nameHint: string };
};

export function NewcomerForm({ displayName, words }: Props) {
  const [state, action] = useActionState(joinFromOutside, untouched);
  return (
    <form action={action} aria-label={words.join} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <TextField
          id={ids.displayName}
          label={words.name}
          name="displayName"
          autoComplete="nickname"
          required
          hint={words.nameHint}
          defaultValue={state.values.displayName ?? displayName}
          error={state.fieldErrors.displayName}
        />
        <div>
          <Button tone="primary">{words.join}</Button>
        </div>
      </FormStack>
    </form>
  );
}
