'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { Refusal } from '@/app/_ui/refusal';
import type { Action } from '@/lib/moderation/schemas';
import { decideFromQueue } from '../actions';

type Props = { commentId: string; version: number; action: Action; children: ReactNode };

/** A decision that is taken in the queue itself. What is in its way is said above the button. */
export function QuickAct({ commentId, version, action, children }: Props) {
  const [state, send, pending] = useActionState(decideFromQueue, untouched);
  return (
    <form action={send}>
      {state.status === 'error' && (
        <Notice tone="bad" live>
          <p>
            <Refusal state={state} />
          </p>
        </Notice>
      )}
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="action" value={action} />
      <Button size="small" tone="primary" pending={pending}>
        {children}
      </Button>
    </form>
  );
}
