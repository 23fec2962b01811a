'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { markAllRead } from './actions';
import styles from './notifications.module.css';

/** How many are new, and the way to have seen them all. What comes in the meantime stays new. */
export function MarkAllRead({ through, unread }: { through: string; unread: number }) {
  const [state, action, pending] = useActionState(markAllRead, untouched);
  return (
    <form action={action} className={styles.bar}>
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="through" value={through} />
      <p>{unread > 99 ? 'More than 99 are new' : unread === 1 ? 'One is new' : `${unread} are new`}</p>
      <Button size="small" pending={pending}>
        Mark all as read
      </Button>
    </form>
  );
}
