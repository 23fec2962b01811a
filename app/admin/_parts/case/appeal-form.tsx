'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { REASON_MAX } from '@/lib/moderation/schemas';
import { answerAppeal } from '@/app/admin/actions';
import { withHidden } from '@/app/admin/_parts/frame/with-hidden';
import styles from './case.module.css';

const REASON = 'appeal-reason';

type Props = {
  appealId: string;
  /** Of the comment that it is about; null where it is against a sanction. */
  version: number | null;
  authorName: string;
};

/** Where a different moderator decides an appeal: one reason, two ways to go. */
export function AppealForm({ appealId, version, authorName }: Props) {
  const t = useTranslations('cases.appealForm');
  const about = version === null ? 'sanction' : 'comment';
  const [state, send] = useActionState(answerAppeal, untouched);
  return (
    <form action={send} className={styles.form} aria-label={t('label')} noValidate>
      <FormErrors state={state} fieldIds={{ reason: REASON }} />
      <input type="hidden" name="appealId" value={appealId} />
      {version !== null && <input type="hidden" name="version" value={version} />}
      <TextAreaField
        id={REASON}
        label={t('reason')}
        name="reason"
        hint={t('hint', { about })}
        rows={4}
        maxLength={REASON_MAX}
        required
        defaultValue={state.values.reason}
        error={state.fieldErrors.reason}
      />
      <ButtonRow>
        <Button tone="primary" name="outcome" value="REVERSED">
          {t.rich('reverse', { about, name: authorName, ...withHidden })}
        </Button>
        <Button name="outcome" value="UPHELD">
          {t.rich('uphold', { about, name: authorName, ...withHidden })}
        </Button>
      </ButtonRow>
    </form>
  );
}
