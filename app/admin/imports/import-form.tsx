'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { Checkbox, FormStack, SelectField, TextAreaField, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { deskSources, MOST_MEGABYTES } from '@/lib/comments/transfer/at-desk/schemas';
import { textFormats } from '@/lib/comments/transfer/schemas';
import { send } from './actions';
import styles from './imports.module.css';

const ids = {
  source: 'import-source',
  file: 'import-file',
  format: 'import-format',
  columns: 'import-columns',
  withoutPending: 'import-without-pending',
};

/** Takes a file of comments, and says how it is read. */
export function ImportForm() {
  const t = useTranslations('transfer');
  const [state, action] = useActionState(send, untouched, HERE);
  const { values, fieldErrors: errors } = state;
  return (
    <form action={action} aria-label={t('add')} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <SelectField
          id={ids.source}
          label={t('form.source')}
          name="source"
          defaultValue={values.source ?? 'disqus'}
          error={errors.source}
        >
          {deskSources.map((source) => (
            <option key={source} value={source}>
              {t(`sources.${source}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          id={ids.file}
          label={t('form.file')}
          hint={t('form.fileHint', { limit: MOST_MEGABYTES })}
          name="file"
          type="file"
          required
          error={errors.file}
        />
        <Checkbox
          id={ids.withoutPending}
          name="withoutPending"
          label={t('form.withoutPending')}
          hint={t('form.withoutPendingHint')}
          defaultChecked={values.withoutPending === 'on'}
        />
        <Fold summary={t('form.table')} open={values.source === 'csv'}>
          <div className={styles.folded}>
            <SelectField
              id={ids.format}
              label={t('form.format')}
              name="format"
              defaultValue={values.format ?? 'plain'}
              error={errors.format}
            >
              {textFormats.map((format) => (
                <option key={format} value={format}>
                  {t(`formats.${format}`)}
                </option>
              ))}
            </SelectField>
            <TextAreaField
              id={ids.columns}
              label={t('form.columns')}
              hint={t('form.columnsHint')}
              name="columns"
              rows={4}
              dir="ltr"
              spellCheck={false}
              autoComplete="off"
              maxLength={2_000}
              optional
              defaultValue={values.columns}
              error={errors.columns}
            />
          </div>
        </Fold>
        <div>
          <Button tone="primary">{t('form.submit')}</Button>
        </div>
      </FormStack>
    </form>
  );
}
