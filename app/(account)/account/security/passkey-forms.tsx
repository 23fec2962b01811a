'use client';

import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import form from '../../_parts/passkey-form.module.css';
import { PasswordField } from '../../_parts/password-field';
import { addPasskey, changePasskey } from './actions';

/** Has a device make a passkey, and keeps it. Seen only where script and the browser can do that. */
export function AddPasskeyForm({
  proof,
  words,
}: {
  /** Where somebody shows first that it is they. */
  proof: string;
  words: Record<'add' | 'name' | 'hint' | 'stopped' | 'failed', string>;
}) {
  const [state, action] = useActionState(addPasskey, untouched, HERE);
  return (
    <passkey-form
      className={form.passkey}
      request="/api/v1/me/passkey-requests"
      proof={proof}
      makes
      stopped={words.stopped}
      failed={words.failed}
    >
      <form action={action} aria-label={words.add}>
        <FormErrors state={state} fieldIds={{ name: 'passkey-name' }} />
        <TextField
          id="passkey-name"
          name="name"
          label={words.name}
          hint={words.hint}
          maxLength={40}
          required
          autoComplete="off"
          dir="auto"
          defaultValue={state.values.name}
          error={state.fieldErrors.name}
        />
        <input type="hidden" name="credential" defaultValue="" />
        <Button>{words.add}</Button>
      </form>
    </passkey-form>
  );
}

type ChangeWords = Record<
  'name' | 'change' | 'rename' | 'renameOf' | 'remove' | 'removeOf' | 'last' | 'password' | 'showPassword',
  string
>;

/** Renaming a passkey, and removing it; `asksPassword`: only with the password. */
export function PasskeyForms({
  id,
  name,
  asksPassword,
  words,
}: {
  id: string;
  name: string;
  asksPassword: boolean;
  words: ChangeWords;
}) {
  const [state, action] = useActionState(changePasskey, untouched, HERE);
  const ids = { name: `passkey-${id}`, presentPassword: `passkey-password-${id}` };
  // Of several on the page, the one that was sent.
  const isThis = state.values.id === id;
  const shown = isThis ? state : untouched;
  const of = (intent: 'rename' | 'remove') => (shown.values.intent === intent ? shown : untouched);
  const remove = (
    <Button name="intent" value="remove" tone="danger" aria-label={words.removeOf}>
      {words.remove}
    </Button>
  );
  return (
    <Fold summary={words.change} open={shown.status === 'error'}>
      <FormStack>
        <form action={action} aria-label={words.renameOf}>
          <FormStack>
            <FormErrors state={asksPassword ? of('rename') : shown} fieldIds={ids} />
            <input type="hidden" name="id" value={id} />
            <TextField
              id={ids.name}
              name="name"
              label={words.name}
              maxLength={40}
              autoComplete="off"
              dir="auto"
              defaultValue={isThis ? (state.values.name ?? name) : name}
              error={shown.fieldErrors.name}
            />
            <ButtonRow>
              <Button name="intent" value="rename">
                {words.rename}
              </Button>
              {!asksPassword && remove}
            </ButtonRow>
          </FormStack>
        </form>
        {asksPassword && (
          <form action={action} aria-label={words.removeOf}>
            <FormStack>
              <FormErrors state={of('remove')} fieldIds={ids} />
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="name" value={name} />
              <PasswordField
                id={ids.presentPassword}
                name="presentPassword"
                autoComplete="current-password"
                hint={words.last}
                error={shown.fieldErrors.presentPassword}
                words={words}
              />
              <div>{remove}</div>
            </FormStack>
          </form>
        )}
      </FormStack>
    </Fold>
  );
}
