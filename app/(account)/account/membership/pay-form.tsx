'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Radio, RadioGroup } from '@/app/_ui/radio-group';
import { pay } from './actions';

const ids = { plan: 'pay-plan' };

type Props = {
  plans: { key: string; name: string; description: string }[];
  words: { form: string; legend: string; go: string };
};

/** The plans that can be paid for, of which one is chosen. Without any it only says why one that was sent came to nothing. */
export function PayForm({ plans, words }: Props) {
  const [state, action] = useActionState(pay, untouched, HERE);
  if (plans.length === 0) return <FormErrors state={state} fieldIds={{}} />;
  const chosen = state.values.plan ?? plans[0]?.key;
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <RadioGroup id={ids.plan} legend={words.legend} error={state.fieldErrors.plan}>
          {plans.map(({ key, name, description }) => (
            <Radio
              key={key}
              name="plan"
              value={key}
              defaultChecked={key === chosen}
              label={name}
              explanation={description}
            />
          ))}
        </RadioGroup>
        <div>
          <Button tone="primary">{words.go}</Button>
        </div>
      </FormStack>
    </form>
  );
}
