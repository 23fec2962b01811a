'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { CodeField } from '../../../_parts/code-field';
import { PasswordField } from '../../../_parts/password-field';
import { begin, confirm } from './actions';

type BeginWords = { form: string; present: string; showPassword: string; begin: string };

/** The password once more, before a secret is shown. */
export function BeginForm({
  email,
  callbackUrl,
  words,
}: {
  email: string;
  callbackUrl: string;
  words: BeginWords;
}) {
  const [state, action] = useActionState(begin, untouched, HERE);
  const id = 'begin-password';
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={{ presentPassword: id }} />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <PasswordField
          id={id}
          name="presentPassword"
          autoComplete="current-password"
          error={state.fieldErrors.presentPassword}
          words={{ password: words.present, showPassword: words.showPassword }}
        />
        <div>
          <Button tone="primary">{words.begin}</Button>
        </div>
      </FormStack>
    </form>
  );
}

type ConfirmWords = { form: string; code: string; hint: string; turnOn: string };

/** The first code, which turns it on. */
export function ConfirmForm({ words, children }: { words: ConfirmWords; children?: ReactNode }) {
  const [state, action] = useActionState(confirm, untouched, HERE);
  const id = 'first-code';
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={{ code: id }} />
        <CodeField id={id} label={words.code} hint={words.hint} error={state.fieldErrors.code} />
        <div>
          <Button tone="primary">{words.turnOn}</Button>
        </div>
        {children}
      </FormStack>
    </form>
  );
}
