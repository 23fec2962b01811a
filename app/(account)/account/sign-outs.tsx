'use client';

import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { untouched } from '@/app/_ui/form-state';
import { FormErrors } from '../_parts/form-errors';
import { signOutHere } from '../sign-out-action';
import { leaveEverywhere } from './actions';

/** The two ways out: of this browser, and of every one that was ever signed in. */
export function SignOuts() {
  const [state, action, pending] = useActionState(leaveEverywhere, untouched);
  return (
    <>
      <FormErrors state={state} fieldIds={{}} />
      <ButtonRow>
        <form action={signOutHere}>
          <Button>Sign out</Button>
        </form>
        <form action={action}>
          <Button pending={pending}>Sign out everywhere</Button>
        </form>
      </ButtonRow>
    </>
  );
}
