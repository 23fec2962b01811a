'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextAreaField, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { BODY_CHARACTERS } from '@/lib/articles/schemas';
import { importFile } from './actions';

const ids = { text: 'article-text', file: 'article-file' };

/** Takes the text of an article, or a file of it. A file that was refused stands where the text does. */
export function ImportForm() {
  const t = useTranslations('discussions.import');
  const [state, send] = useActionState(importFile, untouched, HERE);
  return (
    <form action={send} aria-label={t('form')} noValidate>
      <FormStack wide>
        <FormErrors state={state} fieldIds={ids} />
        <TextAreaField
          id={ids.text}
          label={t('text')}
          hint={t('textHint')}
          name="text"
          rows={12}
          maxLength={BODY_CHARACTERS}
          spellCheck={false}
          defaultValue={state.values.file || state.values.text}
          error={state.fieldErrors.text}
        />
        <TextField
          id={ids.file}
          label={t('file')}
          name="file"
          type="file"
          accept=".md,.txt,text/markdown,text/plain"
          optional
          error={state.fieldErrors.file}
        />
        <div>
          <Button tone="primary">{t('submit')}</Button>
        </div>
      </FormStack>
    </form>
  );
}
