'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { Radio, RadioGroup } from '@/app/_ui/radio-group';
import { fatesOfComments } from '@/lib/members/leaving/schemas';
import { leave } from './actions';

const ids = { comments: 'leave-comments' };

export type LeaveWords = {
  form: string;
  what: string;
  choices: Record<(typeof fatesOfComments)[number], { label: string; explanation: string }>;
  ask: string;
};

/** The way out: what is to become of one's comments. `first`: what is asked for before that. */
export function LeaveForm({ words, first }: { words: LeaveWords; first: ReactNode }) {
  const [state, action] = useActionState(leave, untouched);
  const { values, fieldErrors } = state;
  // One that was sent too late keeps what was chosen, and says what is missing.
  if (first && state.status !== 'error') return first;
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <RadioGroup id={ids.comments} legend={words.what} error={fieldErrors.comments}>
          {fatesOfComments.map((fate) => (
            <Radio
              key={fate}
              name="comments"
              value={fate}
              defaultChecked={(values.comments ?? 'KEEP') === fate}
              {...words.choices[fate]}
            />
          ))}
        </RadioGroup>
        <div>
          <Button tone="danger">{words.ask}</Button>
        </div>
      </FormStack>
    </form>
  );
}
