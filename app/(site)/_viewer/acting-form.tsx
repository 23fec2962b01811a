'use client';

import { useActionState } from 'react';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched, type FormAction } from '@/app/_ui/form-state';
import { READER_FORM } from '@/lib/web/own-page/act-schemas';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';

type Props = {
  action: FormAction<unknown>;
  returnTo: string;
  /** What is said after each act, to those who listen. */
  done: Record<string, string>;
};

/** A form without controls of its own: its buttons stand with the comments. */
export function ActingForm({ action, returnTo, done }: Props) {
  const [state, send] = useActionState(action, untouched, HERE);
  const [verb = ''] = (state.values.act ?? '').split(' ');
  return (
    <form id={READER_FORM} action={send} data-nothing-typed>
      <input type="hidden" name="returnTo" value={returnTo} />
      <FormErrors state={state} fieldIds={{}} />
      <VisuallyHidden>
        <span role="status">{state.status === 'done' && done[verb]}</span>
      </VisuallyHidden>
    </form>
  );
}
