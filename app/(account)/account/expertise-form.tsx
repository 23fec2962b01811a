'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextAreaField, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { Icon } from '@/app/_ui/icon';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import styles from './_parts/account.module.css';
import { saveExpertise } from './actions';

export type ExpertiseWords = {
  field: string;
  line: string;
  save: string;
  verified: string;
};

type Row = {
  /** What it is called: "First field". */
  legend: string;
  field: string;
  line: string;
  verified: boolean;
};

type Props = {
  rows: Row[];
  /** What the publication writes about, to choose from. */
  topics: string[];
  longest: { field: number; line: number };
  words: ExpertiseWords;
};

const controlOf = (row: number, part: 'field' | 'line') => `knows-${row}-${part}`;

/** What a member knows, and from where: a field and a line each. An empty row is none. */
export function ExpertiseForm({ rows, topics, longest, words }: Props) {
  const [state, action] = useActionState(saveExpertise, untouched);
  const { values, fieldErrors } = state;
  const fieldIds = Object.fromEntries(
    rows.flatMap((_, row) =>
      (['field', 'line'] as const).map((part) => [`items.${row}.${part}`, controlOf(row, part)]),
    ),
  );
  const control = (row: number, part: 'field' | 'line') => ({
    id: controlOf(row, part),
    name: `items.${row}.${part}`,
    label: words[part],
    maxLength: longest[part],
    defaultValue: values[`items.${row}.${part}`] ?? rows[row]?.[part],
    error: fieldErrors[`items.${row}.${part}`],
    autoComplete: 'off',
    dir: 'auto',
  });
  return (
    <form action={action} aria-labelledby="knows-title" className={styles.knows} noValidate>
      <FormErrors state={state} fieldIds={fieldIds} />
      <datalist id="topics">
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      {rows.map(({ legend, verified }, row) => (
        <fieldset key={legend} className={styles.row}>
          <legend className={styles.legend}>
            {verified ? (
              <span className={styles.verified}>
                <Icon name="seal" size={15} />
                {`${legend}: ${words.verified}`}
              </span>
            ) : (
              <VisuallyHidden>{legend}</VisuallyHidden>
            )}
          </legend>
          <TextField {...control(row, 'field')} list="topics" />
          <TextAreaField {...control(row, 'line')} rows={2} />
        </fieldset>
      ))}
      <div>
        <Button tone="primary">{words.save}</Button>
      </div>
    </form>
  );
}
