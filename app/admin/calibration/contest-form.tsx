'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { CONTEST_MAX } from '@/lib/peer-review/calibration/schemas';
import styles from './calibration.module.css';
import { answerContest } from './actions';

/** A moderator's answer to a contest: with the reviewer, or with the item. Without a contest, the form comes back as it was sent, if it was. */
export function ContestForm({ contestId }: { contestId?: string }) {
  const t = useTranslations('settings.calibration.answer');
  const [state, send] = useActionState(answerContest, untouched, HERE);
  const { values } = state;
  const sent = state.status === 'error' && (!contestId || contestId === values.contestId);
  if (!contestId && !sent) return null;
  const id = `note-${contestId ?? ''}`;
  return (
    <form action={send} className={styles.form} aria-label={t('label')} noValidate>
      {sent && <FormErrors state={state} fieldIds={{ note: id }} />}
      <input type="hidden" name="contestId" value={contestId ?? values.contestId} />
      <TextAreaField
        id={id}
        label={t('label')}
        hint={t('hint')}
        name="note"
        rows={3}
        required
        maxLength={CONTEST_MAX}
        defaultValue={sent ? values.note : undefined}
        error={sent ? state.fieldErrors.note : undefined}
      />
      <ButtonRow>
        <Button size="small" name="outcome" value="KEPT">
          {t('stands')}
        </Button>
        <Button size="small" tone="danger" name="outcome" value="RETIRED">
          {t('right')}
        </Button>
      </ButtonRow>
    </form>
  );
}
