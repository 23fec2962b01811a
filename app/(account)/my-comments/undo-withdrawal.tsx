'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { putBack } from './actions';

/** The way back from a withdrawal, for as long as there is one. */
export function UndoWithdrawal({ id, which }: { id: string; which: string }) {
  const t = useTranslations('composer.withdrawal');
  const [state, action] = useActionState(putBack, untouched);
  const hidden = (words: ReactNode) => <VisuallyHidden>{words}</VisuallyHidden>;
  return (
    <form action={action}>
      {state.status === 'error' && (
        <Notice tone="bad" live>
          <p>{state.message}</p>
        </Notice>
      )}
      <input type="hidden" name="id" value={id} />
      <Button size="small">{t.rich('undo', { which, hidden })}</Button>
    </form>
  );
}
