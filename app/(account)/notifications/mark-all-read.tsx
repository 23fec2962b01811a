'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { markAllRead } from './actions';
import styles from './notifications.module.css';

type Props = {
  /** The newest notice that the page shows. */
  through: string;
  words: { unread: string; markAll: string };
};

/** How many are new, and the way to have seen them all. What comes in the meantime stays new. */
export function MarkAllRead({ through, words }: Props) {
  const [state, action] = useActionState(markAllRead, untouched);
  return (
    <form action={action} className={styles.bar}>
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="through" value={through} />
      <p>{words.unread}</p>
      <Button size="small">{words.markAll}</Button>
    </form>
  );
}
