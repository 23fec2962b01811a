'use client';

import { useActionState } from 'react';
import { arrival } from '@/app/_ui/arrival';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { sendLetterAgain } from './letter-again-action';

/** Has the letter about an address sent once more, from whatever page it is on. */
export function LetterAgain({ words }: { words: { again: string; sent: string } }) {
  const [state, action] = useActionState(sendLetterAgain, untouched, HERE);
  if (state.status === 'done')
    return (
      <p {...arrival} role="status">
        <strong>{words.sent}</strong>
      </p>
    );
  return (
    <form action={action} aria-label={words.again} data-nothing-typed="">
      <FormErrors state={state} fieldIds={{}} />
      <Button size="small">{words.again}</Button>
    </form>
  );
}
