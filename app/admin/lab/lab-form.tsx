import { useTranslations } from 'next-intl';
import { Button } from '@/app/_ui/button';
import { SelectField, TextField } from '@/app/_ui/field';
import { ErrorSummary } from '@/app/_ui/notice';
import { DAYS } from '@/lib/peer-review/lab/schemas';
import { hintOf, labelOf } from '../policy/setting-words';
import type { Setting } from '../policy/setting-fields';
import { foreseenSettings, replayedSettings, type LabQuery } from './read-query';
import styles from './lab.module.css';

const idOf = (name: string) => `lab-${name}`;

/** The numbers to try. It is sent as an address and changes nothing. */
export function LabForm({ query: { texts, days, problems } }: { query: LabQuery }) {
  const t = useTranslations('settings.lab.form');
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const field = (setting: Setting) => (
    <NumberField
      key={setting.name}
      setting={setting}
      value={texts[setting.name] ?? ''}
      error={errorOf(setting.name)}
    />
  );
  return (
    <form method="get" action="/admin/lab" aria-label={t('label')} className={styles.form} noValidate>
      <ErrorSummary problems={problems.map(({ field, message }) => ({ message, fieldId: idOf(field) }))} />
      <div className={styles.fields}>
        {replayedSettings.map(field)}
        <TextField
          id={idOf('days')}
          name="days"
          label={t('days')}
          hint={t('daysHint', { most: DAYS.most })}
          error={errorOf('days')}
          defaultValue={days}
          inputMode="numeric"
          className={styles.number}
        />
      </div>
      <fieldset>
        <legend className={styles.legend}>{t('foreseen')}</legend>
        <div className={styles.fields}>{foreseenSettings.map(field)}</div>
      </fieldset>
      <div>
        <Button tone="primary">{t('try')}</Button>
      </div>
    </form>
  );
}

function NumberField({ setting, value, error }: { setting: Setting; value: string; error?: string }) {
  const t = useTranslations('settings');
  const { name } = setting;
  const common = {
    id: idOf(name),
    name,
    label: labelOf(setting, t),
    hint: hintOf(setting, t),
    error,
    defaultValue: value,
  };
  if (setting.kind === 'yes-no')
    return (
      <SelectField {...common}>
        <option value="yes">{t('yes')}</option>
        <option value="no">{t('no')}</option>
      </SelectField>
    );
  return <TextField {...common} inputMode="decimal" className={styles.number} />;
}
