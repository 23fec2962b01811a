'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Radio, RadioGroup } from '@/app/_ui/radio-group';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { REPORT_NOTE_MAX } from '@/lib/moderation/reports/schemas';
import { report } from './actions';
import styles from './report.module.css';

type Props = {
  commentId: string;
  articleSlug: string;
  /** Left out where the form goes on from what was sent. */
  authorName?: string;
  rules: readonly { key: string; title: string; text: string }[];
};

const ids = { reason: 'report-reason', note: 'report-note' };

/** What is wrong with a comment, in the reader's eyes. */
export function ReportForm({ commentId, articleSlug, authorName, rules }: Props) {
  const [state, action, pending] = useActionState(report, untouched, HERE);
  const { values, fieldErrors } = state;
  const choices = [...rules, { key: 'other', title: 'Something else', text: 'Say what, in the note below.' }];
  return (
    <form action={action} aria-label="Report" className={styles.form} noValidate>
      <FormErrors state={state} fieldIds={ids} />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="articleSlug" value={articleSlug} />
      <RadioGroup id={ids.reason} legend="Which rule does it break?" error={fieldErrors.reason}>
        {choices.map(({ key, title, text }) => (
          <Radio
            // A choice forgets its default when React resets the form: with a key it begins anew.
            key={`${key} ${values.reason}`}
            name="reason"
            value={key}
            label={title}
            explanation={text}
            defaultChecked={values.reason === key}
          />
        ))}
      </RadioGroup>
      <TextAreaField
        id={ids.note}
        label="Note to the moderators"
        name="note"
        optional
        rows={3}
        maxLength={REPORT_NOTE_MAX}
        defaultValue={values.note}
        error={fieldErrors.note}
      />
      <div>
        <Button tone="primary" pending={pending}>
          Report comment{authorName && <VisuallyHidden> by {authorName}</VisuallyHidden>}
        </Button>
      </div>
    </form>
  );
}
