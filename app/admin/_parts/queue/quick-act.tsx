'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched, type FormAction, type HERE } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { Refusal } from '@/app/_ui/refusal';
import type { ActionState } from '@/lib/web/http/define-action';

type Props<Result> = {
  act: FormAction<Result>;
  /** Where its state is looked for in other places of the page as well. */
  at?: typeof HERE;
  /** What the act is told. */
  fields: Record<string, string | number>;
  tone?: 'primary';
  size?: 'normal';
  /** The key that does it at the workbench. */
  shortcut?: string;
  children: ReactNode;
};

/** An act that is done with one button, as in a queue. What is in its way is said above the button. */
export function QuickAct<Result>({ act, at, fields, tone, size, shortcut, children }: Props<Result>) {
  const [state, send] = useActionState<ActionState<Result>, FormData>(act, untouched, at);
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
