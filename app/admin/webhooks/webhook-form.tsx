'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { AttemptKey } from '@/app/_ui/attempt';
import { Button } from '@/app/_ui/button';
import { Checkbox, FieldError, SelectField, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { webhookFormats, webhookTypes, type WebhookView } from '@/lib/outreach/webhooks/schemas';
import { add, change } from './actions';
import styles from './webhooks.module.css';

const ids = { name: 'webhook-name', url: 'webhook-url', format: 'webhook-format', events: 'webhook-events' };

/** What is saved, as the fields have it. */
const textsOf = ({ name, url, format, thin, events }: WebhookView): Record<string, string> => ({
  name,
  url,
  format,
  ...(thin && { thin: 'on' }),
  ...Object.fromEntries(events.map((type) => [type, 'on'])),
});

/** The groups that events are chosen in, in the order in which they come. */
const groups = [...new Set(webhookTypes.map((type) => type.split('.')[0]!))] as (
  'comment' | 'report' | 'appeal' | 'article' | 'digest'
)[];

/** An endpoint: a new one, or the one with this id. Without `current` it goes on from what was sent. */
export function WebhookForm({ id, current }: { id?: string; current?: WebhookView }) {
  const t = useTranslations('webhooks');
  const [state, send] = useActionState(id ? change : add, untouched, HERE);
  const values = state.status === 'error' ? state.values : current ? textsOf(current) : {};
  const { fieldErrors: errors } = state;
  return (
    <form action={send} className={styles.form} aria-label={id ? t('settings') : t('add')} noValidate>
      <FormErrors state={state} fieldIds={ids} />
      {id ? <input type="hidden" name="id" value={id} /> : <AttemptKey />}
      <TextField
        id={ids.name}
        label={t('form.name')}
        name="name"
        maxLength={60}
        required
        defaultValue={values.name}
        error={errors.name}
      />
      <TextField
        id={ids.url}
        label={t('form.url')}
        hint={t('form.urlHint')}
        name="url"
        type="url"
        dir="ltr"
        autoComplete="off"
        maxLength={1000}
        required
        defaultValue={values.url}
        error={errors.url}
      />
      <SelectField
        id={ids.format}
        label={t('form.format')}
        name="format"
        defaultValue={values.format}
        error={errors.format}
      >
        {webhookFormats.map((format) => (
          <option key={format} value={format}>
            {t(`formats.${format}`)}
          </option>
        ))}
      </SelectField>
      <fieldset id={ids.events} tabIndex={-1} aria-describedby={`${ids.events}-hint`}>
        <legend className={styles.legend}>{t('form.events')}</legend>
        <p id={`${ids.events}-hint`} className={styles.soft}>
          {t('form.eventsHint')}
        </p>
        {errors.events && <FieldError id={`${ids.events}-error`}>{errors.events}</FieldError>}
        {groups.map((group) => (
          <div key={group} role="group" aria-label={t(`groups.${group}`)} className={styles.group}>
            <p className={styles.groupName} aria-hidden="true">
              {t(`groups.${group}`)}
            </p>
            {webhookTypes
              .filter((type) => type.startsWith(`${group}.`))
              .map((type) => (
                <Checkbox
                  key={type}
                  name={type}
                  label={t(`types.${type}`)}
                  defaultChecked={values[type] === 'on'}
                />
              ))}
          </div>
        ))}
      </fieldset>
      <Checkbox name="thin" label={t('form.thin')} defaultChecked={values.thin === 'on'} />
      <div>
        <Button tone="primary">{id ? t('form.save') : t('form.add')}</Button>
      </div>
    </form>
  );
}
