'use client';

import { useActionState, useEffect } from 'react';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import type { ConnectionRequest } from '@/lib/outreach/wordpress/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { agree } from './actions';

type Words = { [name in 'label' | 'agree' | 'agreed' | 'then' | 'go']: string };
type Props = { request: ConnectionRequest; here: string; words: Words };

/**
 * The one button by which a WordPress is connected. Its administrator is led on by the page, and not by the answer: a form of ours may lead nowhere else by our
 * content policy. With script that is done by it, without by what stands in the page, and whose browser does neither follows the link.
 */
export function AgreeForm({ request, here, words }: Props) {
  const [state, send] = useActionState<ActionState<{ back: string }>, FormData>(agree, untouched, here);
  const back = state.result?.back;
  useEffect(() => {
    if (back) location.replace(back);
  }, [back]);
  if (back)
    return (
      <Done title={words.agreed}>
        <noscript>
          <meta httpEquiv="refresh" content={`0; url=${back}`} />
        </noscript>
        <p>{words.then}</p>
        <p>
          <ButtonLink href={back} tone="primary">
            {words.go}
          </ButtonLink>
        </p>
      </Done>
    );
  return (
    <form action={send} aria-label={words.label}>
      <FormStack>
        <FormErrors state={state} fieldIds={{}} />
        {Object.entries(request).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>
          <Button tone="primary">{words.agree}</Button>
        </div>
      </FormStack>
    </form>
  );
}
