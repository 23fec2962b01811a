'use client';

import { useActionState, useEffect } from 'react';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched, type FormAction } from '@/app/_ui/form-state';
import { foldId, READER_FORM, type ViewerVerb } from '@/app/_ui/thread/viewer-actions';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';

type Props = {
  action: FormAction<unknown>;
  returnTo: string;
  /** What is said after each act, to those who listen. */
  done: Record<ViewerVerb, string>;
};

/** A form without controls of its own: its buttons stand with the comments. */
export function ActingForm({ action, returnTo, done }: Props) {
  const [state, send] = useActionState(action, untouched, HERE);
  const [verb, , at] = (state.values.act ?? '').split(' ');
  const isDone = state.status === 'done';
  useEffect(() => {
    // The button that was pressed may have gone with what it stood in: the next key goes on from that place.
    if (isDone && document.activeElement === document.body)
      (document.getElementById(foldId(at ?? '')) ?? document.getElementById('content'))?.focus();
  }, [state, isDone, at]);
  return (
    <form id={READER_FORM} action={send}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <FormErrors state={state} fieldIds={{}} />
      <VisuallyHidden>
        <span role="status">{isDone && done[verb as ViewerVerb]}</span>
      </VisuallyHidden>
    </form>
  );
}
