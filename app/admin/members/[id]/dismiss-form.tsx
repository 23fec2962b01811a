'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { REASON_MAX } from '@/lib/moderation/schemas';
import { dismissReportsOf } from '../actions';
import styles from './member.module.css';

type Props = {
  memberId: string;
  /** Whose reports they are; left out where the page no longer says, because its reader was signed out. */
  name?: string;
  /** How many of their reports wait for an answer, and the newest of them. */
  waiting?: { reports: number; upTo: string };
  /** Only where this is the form that was sent, and came back. */
  onlySent?: boolean;
};

/** Dismisses all that a member has reported and nobody has answered. Folded up until it is wanted. */
export function DismissForm({ memberId, name, waiting, onlySent }: Props) {
  const t = useTranslations('records.member.reports');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(dismissReportsOf, untouched, HERE);
  const { values, fieldErrors: errors } = state;
  const sent = state.status !== 'idle';
  if (onlySent && !sent) return null;
  const { reports, upTo } = waiting ?? values;
  return (
    <Fold summary={t('summary')} open={sent}>
      <form action={send} className={styles.form} aria-label={t('label')} noValidate>
        <FormErrors state={state} fieldIds={{ answer: 'reports-answer' }} />
        <input type="hidden" name="memberId" value={memberId} />
        <input type="hidden" name="reports" value={reports} />
        <input type="hidden" name="upTo" value={upTo} />
        <p>{t('follows')}</p>
        <TextAreaField
          id="reports-answer"
          label={t('answer')}
          name="answer"
          optional
          hint={t('answerHint')}
          rows={3}
          maxLength={REASON_MAX}
          defaultValue={values.answer}
          error={errors.answer}
        />
        <div>
          <Button size="small">{t('button', { count: Number(reports), name: name ?? nobody })}</Button>
        </div>
      </form>
    </Fold>
  );
}
