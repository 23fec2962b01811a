'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched, type FormAction } from '@/app/_ui/form-state';
import { EmailField } from './email-field';

const ids = { email: 'forgot-email' };

type Words = {
  form: string;
  email: string;
  send: string;
  sent: string;
  /** What comes next, in sentences. */
  then: string[];
};

/** Asks for the address that a letter is to go to, and says the same whether it has an account or not. */
export function AskByAddress({
  ask,
  fields = {},
  words,
}: {
  ask: FormAction;
  /** What goes along. */
  fields?: Record<string, string>;
  words: Words;
}) {
  const [state, action] = useActionState(ask, untouched);
  if (state.status === 'done')
    return (
      <Done title={words.sent}>
        {words.then.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Done>
    );
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <EmailField id={ids.email} label={words.email} autoComplete="username" state={state} />
        <div>
          <Button tone="primary">{words.send}</Button>
        </div>
      </FormStack>
    </form>
  );
}
