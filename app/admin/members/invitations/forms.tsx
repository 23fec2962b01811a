'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, SelectField, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { offices } from '@/lib/members/invitations/schemas';
import { invite, revoke } from './actions';

const ids = { email: 'invited-email', role: 'invited-role' };

type InviteWords = {
  form: string;
  email: string;
  role: string;
  send: string;
  roles: Record<(typeof offices)[number], string>;
};

export function InviteForm({ words }: { words: InviteWords }) {
  const [state, action] = useActionState(invite, untouched, HERE);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <TextField
          id={ids.email}
          label={words.email}
          name="email"
          type="email"
          autoComplete="off"
          required
          maxLength={254}
          defaultValue={state.values.email}
          error={state.fieldErrors.email}
        />
        <SelectField
          id={ids.role}
          label={words.role}
          name="role"
          defaultValue={state.values.role}
          error={state.fieldErrors.role}
        >
          {offices.map((office) => (
            <option key={office} value={office}>
              {words.roles[office]}
            </option>
          ))}
        </SelectField>
        <div>
          <Button tone="primary">{words.send}</Button>
        </div>
      </FormStack>
    </form>
  );
}

export function RevokeForm({ id, words }: { id: string; words: { revoke: string; revokeOf: string } }) {
  const [state, action] = useActionState(revoke, untouched, HERE);
  return (
    <form action={action}>
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="id" value={id} />
      <Button>
        <span aria-hidden="true">{words.revoke}</span>
        <VisuallyHidden>{words.revokeOf}</VisuallyHidden>
      </Button>
    </form>
  );
}
