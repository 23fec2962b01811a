'use client';

import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched, type FormAction } from '@/app/_ui/form-state';
import styles from './welcome.module.css';

type Words = Record<
  | 'title'
  | 'how'
  | 'cost'
  | 'more'
  | 'know'
  | 'example'
  | 'field'
  | 'line'
  | 'first'
  | 'article'
  | 'begin'
  | 'skip',
  string
>;

type Props = {
  articleSlug: string;
  /** Takes `articleSlug`, `intent`, and what they know: `items.0.field` and `items.0.line`. */
  action: FormAction<undefined>;
  /** What the publication writes about, to choose from; null where they are not asked. */
  topics: string[] | null;
  longest: { field: number; line: number };
  words: Words;
};

const ids = { field: 'welcome-field', line: 'welcome-line' };

/** Three steps on one card, in one form: everything on it may be left as it is. */
export function WelcomeCard({ articleSlug, action, topics, longest, words }: Props) {
  const [state, send] = useActionState(action, untouched, HERE);
  const { values, fieldErrors } = state;
  const control = (part: 'field' | 'line') => ({
    id: ids[part],
    name: `items.0.${part}`,
    label: words[part],
    maxLength: longest[part],
    defaultValue: values[`items.0.${part}`],
    error: fieldErrors[`items.0.${part}`],
    autoComplete: 'off',
    dir: 'auto',
  });
  return (
    <section id="welcome" className={styles.card} aria-labelledby="welcome-title">
      <h3 id="welcome-title" className={styles.title} tabIndex={-1}>
        {words.title}
      </h3>
      <form className={styles.form} action={send} aria-labelledby="welcome-title" noValidate>
        <input type="hidden" name="articleSlug" value={articleSlug} />
        <FormErrors state={state} fieldIds={{ 'items.0.field': ids.field, 'items.0.line': ids.line }} />
        <ol role="list" className={styles.steps}>
          <li>
            <h4 className={styles.step}>{words.how}</h4>
            <p>
              {words.cost} <a href="/how-peer-review-works">{words.more}</a>
            </p>
          </li>
          {topics && (
            <li>
              <h4 className={styles.step}>{words.know}</h4>
              <p>{words.example}</p>
              <datalist id="welcome-topics">
                {topics.map((topic) => (
                  <option key={topic} value={topic} />
                ))}
              </datalist>
              <div className={styles.fields}>
                <TextField {...control('field')} list="welcome-topics" />
                <TextField {...control('line')} />
              </div>
            </li>
          )}
          <li>
            <h4 className={styles.step}>{words.first}</h4>
            <p>{words.article}</p>
          </li>
        </ol>
        <ButtonRow>
          <Button tone="primary" name="intent" value="begin">
            {words.begin}
          </Button>
          <Button name="intent" value="skip" tone="quiet">
            {words.skip}
          </Button>
        </ButtonRow>
      </form>
    </section>
  );
}
