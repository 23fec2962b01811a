'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { CodeField } from '../../_parts/code-field';
import { takeSecondStep } from './actions';

type Words = { form: string; code: string; hint: string; signIn: string };

/** The code that a sign-in asks for after the password. */
export function SecondStepForm({ callbackUrl, words }: { callbackUrl: string; words: Words }) {
  const [state, action] = useActionState(takeSecondStep, untouched);
  const id = 'sign-in-code';
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={{ code: id }} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <CodeField
          id={id}
          label={words.code}
          hint={words.hint}
          error={state.fieldErrors.code}
          isRecoveryCode
        />
        <div>
          <Button tone="primary">{words.signIn}</Button>
        </div>
      </FormStack>
    </form>
  );
}
