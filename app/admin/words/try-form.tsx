'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { arrival } from '@/app/_ui/arrival';
import { Button } from '@/app/_ui/button';
import { FormStack, TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { SHOWN, TRIED_MAX, type WordsView } from '@/lib/moderation/words/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { tryThem } from './actions';
import styles from './words.module.css';

const ids = { text: 'tried-text', words: 'tried-words' };

/** A text and words to try; what they come to stands above them. */
export function TryForm() {
  const t = useTranslations('words.form');
  const [state, send] = useActionState<ActionState<WordsView>, FormData>(tryThem, untouched, HERE);
  return (
    <form action={send} aria-label={t('label')} noValidate>
      <FormStack wide>
        <FormErrors state={state} fieldIds={ids} />
        {state.result && <Result view={state.result} />}
        <TextAreaField
          id={ids.text}
          label={t('text')}
          hint={t('textHint')}
          name="text"
          optional
          rows={4}
          maxLength={TRIED_MAX}
          defaultValue={state.values.text}
          error={state.fieldErrors.text}
        />
        <TextAreaField
          id={ids.words}
          label={t('words')}
          hint={t('wordsHint')}
          name="words"
          optional
          rows={3}
          spellCheck={false}
          defaultValue={state.values.words}
          error={state.fieldErrors.words}
        />
        <div>
          <Button tone="primary">{t('submit')}</Button>
        </div>
      </FormStack>
    </form>
  );
}

function Result({ view: { matches, outcome, of, found, comments } }: { view: WordsView }) {
  const t = useTranslations('words');
  const states = useTranslations('desk.states');
  return (
    <div {...arrival} className={styles.result}>
      {outcome && (
        <Notice title={t(`outcomes.${outcome}`)}>
          {matches.length === 0 && <p>{t('noMatch')}</p>}
          <ul>
            {matches.map(({ list, word, form, written }) => (
              <li key={`${list} ${word}`}>
                {t.rich(`forms.${form}`, {
                  word: () => <b dir="auto">{word}</b>,
                  written: () => <bdi>{written}</bdi>,
                  list: t(`lists.${list}`),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {of > 0 && (
        <Notice title={t('wouldHold', { count: found, of })}>
          {found > 0 && (
            <details>
              <summary>{t('show', { count: comments.length, most: SHOWN })}</summary>
              <ul role="list" className={styles.found}>
                {comments.map(({ id, author, body, word, state }) => (
                  <li key={id}>
                    <p className={styles.fact}>
                      <a href={`/admin/comments/${id}`}>
                        <bdi>{author}</bdi>
                      </a>{' '}
                      · <bdi>{word}</bdi> · {states(state as 'PUBLISHED')}
                    </p>
                    <p dir="auto" className={styles.said}>
                      {body.length > 300 ? `${body.slice(0, 299)}…` : body}
                    </p>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Notice>
      )}
    </div>
  );
}
