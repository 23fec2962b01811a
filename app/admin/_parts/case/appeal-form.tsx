'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { REASON_MAX } from '@/lib/moderation/schemas';
import { answerAppeal } from '@/app/admin/actions';
import { withHidden } from '@/app/admin/_parts/frame/with-hidden';
import styles from './case.module.css';

type Props = {
  /** As it stands; left out where the page no longer says, because its reader was signed out: then the form comes back as it was sent. */
  appeal?: {
    id: string;
    /** Of the comment that it is about; null where it is against a sanction. */
    version: number | null;
    authorName: string;
  };
  /** The address that it is sent to, where it is another one than the page's. */
  here?: string;
};

/** Where a different moderator decides an appeal: one reason, two ways to go. */
export function AppealForm({ appeal, here = HERE }: Props) {
  const t = useTranslations('cases.appealForm');
  const [sent, send] = useActionState(answerAppeal, untouched, here);
  if (!appeal && sent.status === 'idle') return null;
  const id = appeal?.id ?? sent.values.appealId ?? '';
  // A page may have several of them: only the one that was sent says what happened.
  const state = sent.values.appealId === id ? sent : untouched;
  const version = appeal ? appeal.version : (state.values.version ?? null);
  const about = version === null ? 'sanction' : 'comment';
  const name = appeal?.authorName ?? '';
  const reason = `appeal-reason-${id}`;
  return (
    <form action={send} className={styles.form} aria-label={t('label')} noValidate>
      <FormErrors state={state} fieldIds={{ reason }} />
      <input type="hidden" name="appealId" value={id} />
      {version !== null && <input type="hidden" name="version" value={version} />}
      <TextAreaField
        id={reason}
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
          {t.rich('reverse', { about, name, named: name ? 'yes' : 'no', ...withHidden })}
        </Button>
        <Button name="outcome" value="UPHELD">
          {t.rich('uphold', { about, name, named: name ? 'yes' : 'no', ...withHidden })}
        </Button>
      </ButtonRow>
    </form>
  );
}
