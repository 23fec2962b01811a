'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { endOne, endOthers } from './actions';

/** Ends one session elsewhere. */
export function EndOne({ id, words }: { id: string; words: { end: string; endOf: string } }) {
  const [state, action] = useActionState(endOne, untouched);
  return (
    <form action={action}>
      <FormErrors state={state.values.id === id ? state : untouched} fieldIds={{}} />
      <input type="hidden" name="id" value={id} />
      <Button size="small" aria-label={words.endOf}>
        {words.end}
      </Button>
    </form>
  );
}

/** Ends every session but this one. */
export function EndOthers({ words }: { words: string }) {
  const [state, action] = useActionState(endOthers, untouched);
  return (
    <form action={action}>
      <FormErrors state={state} fieldIds={{}} />
      <Button>{words}</Button>
    </form>
  );
}
