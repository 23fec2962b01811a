'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import type { ActionState } from '@/lib/web/http/define-action';

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/** The one button that the link of a letter leads to: opening the page does nothing, for mail programs open links by themselves. */
export function LinkForm({
  action: follow,
  token,
  words,
}: {
  action: Action;
  token: string;
  words: { form: string; act: string };
}) {
  const [state, action] = useActionState(follow, untouched);
  return (
    <form action={action} aria-label={words.form}>
      <FormStack>
        <FormErrors state={state} fieldIds={{}} />
        <input type="hidden" name="token" value={token} />
        <div>
          <Button tone="primary">{words.act}</Button>
        </div>
      </FormStack>
    </form>
  );
}
