'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { exportData } from './actions';

/** Asks for a copy of everything that is kept of whoever sends it. */
export function ExportForm({ words }: { words: { form: string; ask: string } }) {
  const [state, action] = useActionState(exportData, untouched);
  return (
    <form action={action} aria-label={words.form}>
      <FormErrors state={state} fieldIds={{}} />
      <Button tone="primary">{words.ask}</Button>
    </form>
  );
}
