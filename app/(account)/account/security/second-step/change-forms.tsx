'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import type { RecoveryCodesView } from '@/lib/members/second-factor/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { CodeField } from '../../../_parts/code-field';
import { PasswordField } from '../../../_parts/password-field';
import { remove, renew } from './actions';

type Words = {
  form: string;
  explained: string;
  present: string;
  showPassword: string;
  code: string;
  codeHint: string;
  button: string;
};

type Props = { email: string; words: Words };

/** New recovery codes, for the password and a code. */
export function RenewForm(props: Props) {
  const [state, action] = useActionState<ActionState<RecoveryCodesView>, FormData>(renew, untouched, HERE);
  return <ProofForm name="renew" state={state} action={action} {...props} />;
}

/** Taking the second step away, for the password and a code. */
export function RemoveForm(props: Props) {
  const [state, action] = useActionState(remove, untouched, HERE);
  return <ProofForm name="remove" state={state} action={action} isDangerous {...props} />;
}

type ProofProps = Props & {
  name: string;
  state: ActionState<unknown>;
  action: (form: FormData) => void;
  isDangerous?: boolean;
};

function ProofForm({ name, state, action, isDangerous, email, words }: ProofProps) {
  const ids = { presentPassword: `${name}-password`, code: `${name}-code` };
  return (
    <Fold summary={words.form} open={state.status === 'error'}>
      <form action={action} aria-label={words.form} noValidate>
        <FormStack>
          <FormErrors state={state} fieldIds={ids} />
          <p>{words.explained}</p>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField
            id={ids.presentPassword}
            name="presentPassword"
            autoComplete="current-password"
            error={state.fieldErrors.presentPassword}
            words={{ password: words.present, showPassword: words.showPassword }}
          />
          <CodeField
            id={ids.code}
            label={words.code}
            hint={words.codeHint}
            error={state.fieldErrors.code}
            isRecoveryCode
          />
          <div>
            <Button tone={isDangerous ? 'danger' : 'plain'}>{words.button}</Button>
          </div>
        </FormStack>
      </form>
    </Fold>
  );
}
