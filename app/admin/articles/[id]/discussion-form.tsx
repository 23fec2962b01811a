'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { SelectField, TextAreaField, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Radio, RadioGroup } from '@/app/_ui/radio-group';
import { commenting } from '@/lib/articles/schemas';
import { ANNOUNCEMENT_MAX, NOTE_MAX, type DiscussionView } from '@/lib/articles/discussion/schemas';
import { threadSorts } from '@/lib/policy/schemas';
import styles from '../articles.module.css';
import { saveDiscussion } from './actions';

const ids = {
  commenting: 'commenting',
  note: 'note',
  closeAfterDays: 'close-after-days',
  moderatorFirst: 'moderator-first',
  slowMinutes: 'slow-minutes',
  announcement: 'announcement',
  defaultSort: 'default-sort',
  topics: 'topics',
};

/** What is saved, as the fields have it. */
const textsOf = (view: DiscussionView): Record<string, string> => ({
  commenting: view.commenting,
  note: view.note,
  announcement: view.announcement,
  closeAfterDays: view.closeAfterDays === null ? '' : String(view.closeAfterDays),
  moderatorFirst: String(view.moderatorFirst),
  slowMinutes: String(view.slowMinutes),
  defaultSort: view.defaultSort ?? '',
  topics: view.topics.join('\n'),
});

/** How the comments on an article are taken. Without `current` it goes on from what was sent. */
export function DiscussionForm({ id, current }: { id: string; current?: DiscussionView }) {
  const t = useTranslations('discussions.form');
  const sorting = useTranslations('sorting');
  const [state, send] = useActionState(saveDiscussion, untouched, HERE);
  const values = { ...(current && textsOf(current)), ...state.values };
  const errors = state.fieldErrors;
  const field = (name: keyof typeof ids) => ({
    id: ids[name],
    name,
    defaultValue: values[name],
    error: errors[name],
  });
  return (
    <form action={send} className={styles.form} aria-label={t('label')} noValidate>
      <FormErrors state={state} fieldIds={ids} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={current?.version ?? values.version ?? ''} />
      <RadioGroup id={ids.commenting} legend={t('commenting.legend')} error={errors.commenting}>
        {commenting.options.map((one) => (
          <Radio
            key={one}
            name="commenting"
            value={one}
            defaultChecked={values.commenting === one}
            label={t(`commenting.${one}`)}
            explanation={t(`commenting.${one}_why`)}
          />
        ))}
      </RadioGroup>
      <TextField {...field('note')} label={t('note')} hint={t('noteHint')} optional maxLength={NOTE_MAX} />
      <TextField
        {...field('closeAfterDays')}
        label={t('closeAfterDays')}
        hint={t('closeAfterDaysHint')}
        optional
        inputMode="numeric"
        className={styles.number}
      />
      <SelectField {...field('moderatorFirst')} label={t('moderatorFirst')} hint={t('moderatorFirstHint')}>
        <option value="false">{t('no')}</option>
        <option value="true">{t('yes')}</option>
      </SelectField>
      <TextField
        {...field('slowMinutes')}
        label={t('slowMinutes')}
        hint={t('slowMinutesHint')}
        inputMode="numeric"
        className={styles.number}
      />
      <TextAreaField
        {...field('announcement')}
        label={t('announcement')}
        hint={t('announcementHint')}
        optional
        rows={4}
        maxLength={ANNOUNCEMENT_MAX}
      />
      <SelectField {...field('defaultSort')} label={t('defaultSort')}>
        <option value="">{t('usual')}</option>
        {threadSorts.map((sort) => (
          <option key={sort} value={sort}>
            {sorting(sort)}
          </option>
        ))}
      </SelectField>
      <TextAreaField {...field('topics')} label={t('topics')} hint={t('topicsHint')} optional rows={3} />
      <div>
        <Button tone="primary">{t('save')}</Button>
      </div>
    </form>
  );
}
