'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { stay } from './actions';

/** Undoes that somebody asked to leave. */
export function StayForm({ words }: { words: string }) {
  const [state, action] = useActionState(stay, untouched);
  return (
    <form action={action}>
      <FormErrors state={state} fieldIds={{}} />
      <Button tone="primary">{words}</Button>
    </form>
  );
}
