'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { REASON_MAX, type QueueItem } from '@/lib/moderation/schemas';
import bar from '@/app/admin/_parts/case/decision-forms.module.css';
import { dismiss } from '@/app/admin/actions';
import { withHidden } from '../frame/with-hidden';
import styles from './dismiss-reports.module.css';
import { fieldsOf, type Way } from './way';

type Props = {
  commentId: string;
  /** As things stand; left out where the page no longer says, because its reader was signed out: then the form comes back as it was sent. */
  comment?: Pick<QueueItem, 'version' | 'reported' | 'allowed'> & { authorName: string };
  way?: Way;
  /** The address that it is sent to, where it is another one than the page's. */
  here?: string;
};

/** The answer to reports that keeps the comment: one press, and a sentence for those who made them where one is written. */
export function DismissReports({ commentId, comment, way, here }: Props) {
  const t = useTranslations('cases.forms.dismiss');
  const [sent, send] = useActionState(dismiss, untouched, way?.hrefs.here ?? here ?? HERE);
  if (!comment && sent.status === 'idle') return null;
  const state = sent.values.commentId === commentId ? sent : untouched;
  const { values, fieldErrors: errors } = state;
  const { version = values.version ?? '', reported, allowed = [], authorName = '' } = comment ?? {};
  const fields = { commentId, version, reports: reported?.count ?? values.reports ?? '', ...fieldsOf(way) };
  const id = `answer-${commentId}`;
  return (
    <form action={send} className={styles.form} noValidate>
      <FormErrors state={state} fieldIds={{ answer: id }} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        // Where the text itself waits, the key decides about that.
        data-key={allowed.some((one) => one === 'PUBLISH' || one === 'RESTORE') ? undefined : 'f'}
      >
        {t.rich('button', { name: authorName, named: authorName ? 'yes' : 'no', ...withHidden })}
      </Button>
      <details className={styles.words} name="decision" open={Boolean(values.answer) || undefined}>
        <summary>{t('withWords')}</summary>
        <div className={bar.strip}>
          <TextAreaField
            id={id}
            label={t('answer')}
            name="answer"
            optional
            hint={t('answerHint')}
            rows={2}
            maxLength={REASON_MAX}
            defaultValue={values.answer}
            error={errors.answer}
          />
        </div>
      </details>
    </form>
  );
}
