'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { takeBack } from './actions';
import styles from './my-comments.module.css';

/** Withdrawing, in two steps, since the way back is not long open. */
export function Withdrawal({ id, which, isUp }: { id: string; which: string; isUp: boolean }) {
  const t = useTranslations('composer.withdrawal');
  const [state, action] = useActionState(takeBack, untouched);
  const hidden = (words: ReactNode) => <VisuallyHidden>{words}</VisuallyHidden>;
  return (
    <details className={styles.withdrawal} open={state.status === 'error' || undefined}>
      <summary>{t.rich('withdraw', { which, hidden })}</summary>
      <form action={action} className={styles.sure}>
        {state.status === 'error' && (
          <Notice tone="bad" live>
            <p>{state.message}</p>
          </Notice>
        )}
        <input type="hidden" name="id" value={id} />
        <p>{isUp ? t('up') : t('notUp')}</p>
        <div>
          <Button size="small" tone="danger">
            {t.rich('sure', { which, hidden })}
          </Button>
        </div>
      </form>
    </details>
  );
}
