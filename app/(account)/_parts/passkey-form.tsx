'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched, type FormAction } from '@/app/_ui/form-state';
import { CHALLENGE_MINUTES } from '@/lib/members/passkeys/schemas';
import styles from './passkey-form.module.css';

export type PasskeyWords = { use: string; stopped: string; failed: string; late: string };

type Props = {
  /** Takes `credential` as JSON in a field, and `fields`. */
  action: FormAction<undefined>;
  fields: Record<string, string>;
  /** Passkeys are offered in the field for the address too. */
  autofill?: boolean;
  words: PasskeyWords;
};

/** A button that has a device sign, for a passkey. Seen only where script and the browser can do that. */
export function PasskeyForm({ action, fields, autofill, words }: Props) {
  const [state, send] = useActionState(action, untouched, HERE);
  return (
    <passkey-form
      className={styles.passkey}
      request="/api/v1/passkey-requests"
      autofill={autofill}
      minutes={CHALLENGE_MINUTES}
      late={words.late}
      stopped={words.stopped}
      failed={words.failed}
    >
      <form action={send} aria-label={words.use} data-nothing-typed="">
        <FormErrors state={state} fieldIds={{}} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="credential" defaultValue="" />
        <Button>{words.use}</Button>
      </form>
    </passkey-form>
  );
}
