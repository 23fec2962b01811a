'use client';

import { useActionState } from 'react';
import { Button, ButtonLink, ButtonRow } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { endMail } from './actions';

export function UnsubscribeForm({ token }: { token: string }) {
  const [state, action, pending] = useActionState(endMail, untouched);
  return (
    <form action={action} aria-label="No more mail about this">
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="token" value={token} />
      <ButtonRow>
        <Button tone="primary" pending={pending}>
          Stop this mail
        </Button>
        <ButtonLink tone="quiet" href="/notifications#by-mail">
          Choose what you get by mail
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
