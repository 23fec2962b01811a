'use client';

import { useActionState } from 'react';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched, type FormAction } from '@/app/_ui/form-state';
import { arrival } from '@/app/_ui/arrival';
import { Button } from '@/app/_ui/button';
import { actOf, READER_FORM, readAct, verbOf } from '@/lib/web/own-page/act-schemas';
import styles from './acting-form.module.css';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';

type Props = {
  action: FormAction<unknown>;
  returnTo: string;
  /** What is said after each act, to those who listen. */
  done: Record<string, string>;
  /** What the button says that undoes what was undone just now; null where that stays where it was. */
  undo: string | null;
};

/** A form without controls of its own: its buttons stand with the comments. */
export function ActingForm({ action, returnTo, done, undo }: Props) {
  const [state, send] = useActionState(action, untouched, HERE);
  const [verb = ''] = (state.values.act ?? '').split(' ');
  return (
    <form id={READER_FORM} action={send} data-nothing-typed>
      <input type="hidden" name="returnTo" value={returnTo} />
      {undo && <input type="hidden" name="stays" value="1" />}
      <FormErrors state={state} fieldIds={{}} />
      {undo && state.status === 'done' ? (
        <Undo act={state.values.act ?? ''} said={done[verb]} words={undo} />
      ) : (
        <VisuallyHidden>
          <span role="status">{state.status === 'done' && done[verb]}</span>
        </VisuallyHidden>
      )}
    </form>
  );
}

/** What was just done, and where it took something off the page, the way back. */
function Undo({ act, said, words }: { act: string; said: string | undefined; words: string }) {
  const { toggle, done, upon, more } = readAct(act) ?? {};
  return (
    <div {...arrival} role="status" className={styles.done}>
      {said}
      {toggle && done && upon && (
        <Button size="small" name="act" value={actOf(verbOf(toggle, false), upon, more)}>
          {words}
        </Button>
      )}
    </div>
  );
}
