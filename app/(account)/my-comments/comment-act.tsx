'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched, type FormAction } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';

/** Something that is done to a comment of one's own by one button. */
export function CommentAct({
  id,
  act,
  children,
}: {
  id: string;
  act: FormAction<undefined>;
  children: ReactNode;
}) {
  const [state, action] = useActionState(act, untouched);
  return (
    <form action={action}>
      {state.status === 'error' && (
        <Notice tone="bad" live>
          <p>{state.message}</p>
        </Notice>
      )}
      <input type="hidden" name="id" value={id} />
      <Button size="small">{children}</Button>
    </form>
  );
}
