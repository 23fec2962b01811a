'use client';

import { useActionState, type ReactNode } from 'react';
import { AttemptKey } from '@/app/_ui/attempt';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Radio, RadioGroup } from '@/app/_ui/radio-group';
import { report } from './actions';
import styles from './report.module.css';

type Props = {
  commentId: string;
  articleSlug: string;
  /** The page that the reader came from. */
  from?: string;
  /** What it can be reported for. */
  choices: readonly { key: string; title: string; text: string }[];
  words: ReportWords;
  /** Characters of the note. */
  noteMax: number;
};

/** What the form says, in the reader's language. */
export type ReportWords = { label: string; which: string; note: string; submit: ReactNode };

const ids = { reason: 'report-reason', note: 'report-note' };

/** What is wrong with a comment, in the reader's eyes. */
export function ReportForm({ commentId, articleSlug, from, choices, words, noteMax }: Props) {
  const [state, action] = useActionState(report, untouched, HERE);
  const { values, fieldErrors } = state;
  return (
    <form action={action} aria-label={words.label} className={styles.form} noValidate>
      <FormErrors state={state} fieldIds={ids} />
      <AttemptKey />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="articleSlug" value={articleSlug} />
      {from && <input type="hidden" name="from" value={from} />}
      <RadioGroup id={ids.reason} legend={words.which} error={fieldErrors.reason}>
        {choices.map(({ key, title, text }) => (
          <Radio
            key={key}
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
        label={words.note}
        name="note"
        optional
        rows={3}
        maxLength={noteMax}
        defaultValue={values.note}
        error={fieldErrors.note}
      />
      <div>
        <Button tone="primary" data-queue="report">
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
