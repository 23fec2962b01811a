'use client';

import { useActionState } from 'react';
import { Button, ButtonLink, ButtonRow } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { endMail } from './actions';

type Props = { token: string; words: { form: string; stop: string; choose: string } };

export function UnsubscribeForm({ token, words }: Props) {
  const [state, action] = useActionState(endMail, untouched);
  return (
    <form action={action} aria-label={words.form}>
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="token" value={token} />
      <ButtonRow>
        <Button tone="primary">{words.stop}</Button>
        <ButtonLink tone="quiet" href="/account/notices">
          {words.choose}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
