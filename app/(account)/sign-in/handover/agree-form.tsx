'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { agree } from './actions';

/** The one button by which a frame is signed in. */
export function AgreeForm({ id, words }: { id: string; words: { form: string; agree: string } }) {
  const [state, action] = useActionState(agree, untouched);
  return (
    <form action={action} aria-label={words.form}>
      <FormStack>
        <FormErrors state={state} fieldIds={{}} />
        <input type="hidden" name="handover" value={id} />
        <div>
          <Button tone="primary">{words.agree}</Button>
        </div>
      </FormStack>
    </form>
  );
}
