'use client';

import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { SignOutForm } from '@/app/_ui/sign-out-form';
import { signOutHere } from '../../sign-out-action';
import { leaveEverywhere } from './actions';

/** The two ways out: of this browser, and of every one that was ever signed in. */
export function SignOuts({ words }: { words: { here: string; everywhere: string } }) {
  const [state, action] = useActionState(leaveEverywhere, untouched);
  return (
    <>
      <FormErrors state={state} fieldIds={{}} />
      <ButtonRow>
        <SignOutForm action={signOutHere}>
          <Button>{words.here}</Button>
        </SignOutForm>
        <SignOutForm action={action}>
          <Button>{words.everywhere}</Button>
        </SignOutForm>
      </ButtonRow>
    </>
  );
}
