'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { takeBack } from './actions';
import styles from './my-comments.module.css';

/** Withdrawing, in two steps, since there is no way back. */
export function Withdrawal({ id, which, isUp }: { id: string; which: string; isUp: boolean }) {
  const [state, action, pending] = useActionState(takeBack, untouched);
  return (
    <details className={styles.withdrawal} open={state.status === 'error' || undefined}>
      <summary>
        Withdraw<VisuallyHidden> {which}</VisuallyHidden>
      </summary>
      <form action={action} className={styles.sure}>
        {state.status === 'error' && (
          <Notice tone="bad" live>
            <p>{state.message}</p>
          </Notice>
        )}
        <input type="hidden" name="id" value={id} />
        <p>
          {isUp ? 'Readers will no longer see it. ' : 'Nobody will review it any longer. '}
          You cannot undo this.
        </p>
        <div>
          <Button size="small" tone="danger" pending={pending}>
            Yes, withdraw it<VisuallyHidden> ({which})</VisuallyHidden>
          </Button>
        </div>
      </form>
    </details>
  );
}
