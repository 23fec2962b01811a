'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { unlink } from './actions';

/** Lets go of who the member is elsewhere. */
export function UnlinkForm({ provider, words }: { provider: string; words: string }) {
  const [state, action] = useActionState(unlink, untouched);
  return (
    <form action={action}>
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="provider" value={provider} />
      <Button size="small">{words}</Button>
    </form>
  );
}
