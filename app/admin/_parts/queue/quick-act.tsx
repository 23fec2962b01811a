'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched, type FormAction } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { Refusal } from '@/app/_ui/refusal';

type Props = {
  act: FormAction;
  /** What the act is told. */
  fields: Record<string, string | number>;
  tone?: 'primary';
  size?: 'normal';
  /** The key that does it at the workbench. */
  shortcut?: string;
  children: ReactNode;
};

/** An act that is done with one button, as in a queue. What is in its way is said above the button. */
export function QuickAct({ act, fields, tone, size, shortcut, children }: Props) {
  const [state, send] = useActionState(act, untouched);
  return (
    <form action={send}>
      {state.status === 'error' && (
        <Notice tone="bad" live>
          <p>
            <Refusal state={state} />
          </p>
        </Notice>
      )}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size={size ?? 'small'} tone={tone} data-key={shortcut}>
        {children}
      </Button>
    </form>
  );
}
