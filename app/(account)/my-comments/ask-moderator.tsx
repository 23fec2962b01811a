'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { referToModerator } from './actions';

/** Asking for a moderator's second opinion, where peers object. */
export function AskModerator({ id, which }: { id: string; which: string }) {
  const t = useTranslations('composer.askModerator');
  const [state, action] = useActionState(referToModerator, untouched);
  const hidden = (words: ReactNode) => <VisuallyHidden>{words}</VisuallyHidden>;
  return (
    <form action={action}>
      {state.status === 'error' && (
        <Notice tone="bad" live>
          <p>{state.message}</p>
        </Notice>
      )}
      <input type="hidden" name="id" value={id} />
      <Button size="small">{t.rich('ask', { which, hidden })}</Button>
    </form>
  );
}
