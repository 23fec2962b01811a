'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { changeReviewed } from './actions';

/** The switch: shows the number to others, or keeps it from them. */
export function ShowReviewed({ shown, words }: { shown: boolean; words: string }) {
  const [state, action] = useActionState(changeReviewed, untouched);
  return (
    <form action={action}>
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="shown" value={String(shown)} />
      <Button size="small">{words}</Button>
    </form>
  );
}
