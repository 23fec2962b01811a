'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextAreaField, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { MAX_CHARACTERS } from '@/lib/members/membership-import/schemas';
import { OFFICE_REASON_MAX } from '@/lib/members/office/schemas';
import { apply, check } from './actions';
import styles from './import.module.css';

const ids = { csv: 'import-lines', csvFile: 'import-file', reason: 'import-reason' };

export type CheckWords = Record<
  'form' | 'lines' | 'linesHint' | 'file' | 'fileHint' | 'reason' | 'reasonHint' | 'check',
  string
>;

/** Takes lines, or a file of them. A file that was refused stands where the lines do. */
export function CheckForm({ words, was }: { words: CheckWords; was?: { csv: string; reason: string } }) {
  const [state, action] = useActionState(check, untouched, HERE);
  return (
    <form action={action} aria-label={words.form} noValidate>
      <FormStack wide>
        <FormErrors state={state} fieldIds={ids} />
        <TextAreaField
          id={ids.csv}
          label={words.lines}
          hint={words.linesHint}
          name="csv"
          className={styles.lines}
          rows={8}
          dir="ltr"
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          maxLength={MAX_CHARACTERS}
          defaultValue={state.values.csvFile || (state.values.csv ?? was?.csv)}
          error={state.fieldErrors.csv}
        />
        <TextField
          id={ids.csvFile}
          label={words.file}
          hint={words.fileHint}
          name="csvFile"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          optional
          error={state.fieldErrors.csvFile}
        />
        <TextField
          id={ids.reason}
          label={words.reason}
          hint={words.reasonHint}
          name="reason"
          required
          maxLength={OFFICE_REASON_MAX}
          defaultValue={state.values.reason ?? was?.reason}
          error={state.fieldErrors.reason}
        />
        <div>
          <Button tone={was ? 'plain' : 'primary'}>{words.check}</Button>
        </div>
      </FormStack>
    </form>
  );
}

/** Imports what is shown above it. */
export function ApplyForm({ id, digest, words }: { id: string; digest: string; words: { apply: string } }) {
  const [state, action] = useActionState(apply, untouched, HERE);
  return (
    <form action={action} aria-label={words.apply}>
      <FormErrors state={state} fieldIds={{}} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="digest" value={digest} />
      <Button tone="primary">{words.apply}</Button>
    </form>
  );
}
