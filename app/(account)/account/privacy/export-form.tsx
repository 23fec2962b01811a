'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { exportData } from './actions';

type Props = { words: { form: string; ask: string }; first: ReactNode };

/** Asks for a copy of everything that is kept of whoever sends it. `first`: what is asked for before that. */
export function ExportForm({ words, first }: Props) {
  const [state, action] = useActionState(exportData, untouched);
  if (first && state.status !== 'error') return first;
  return (
    <form action={action} aria-label={words.form}>
      <FormErrors state={state} fieldIds={{}} />
      <Button tone="primary">{words.ask}</Button>
    </form>
  );
}
