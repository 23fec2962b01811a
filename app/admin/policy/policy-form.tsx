'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { SelectField, TextAreaField, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { savePolicy } from './actions';
import styles from './policy.module.css';
import { ReasonField } from './reason-field';
import { choiceInWords, hintOf, labelOf } from './setting-words';
import type { Setting } from './setting-fields';

const idOf = ({ name }: Setting) => `policy-${name}`;

type Props = {
  sections: readonly Setting['section'][];
  settings: readonly Setting[];
  /** Without it, the form goes on from what was sent. */
  current?: { version: number; values: Record<string, string> };
  /** Of each setting that is not as it came, what its default is. */
  changed?: Partial<Record<Setting['name'], string>>;
};

/** The whole policy, for administrators. What is left as it is, is not touched. */
export function PolicyForm({ sections, settings, current, changed = {} }: Props) {
  const t = useTranslations('settings');
  const [state, action] = useActionState(savePolicy, untouched, HERE);
  return (
    <form action={action} aria-label={t('form.label')} className={styles.sections} noValidate>
      <FormErrors
        state={state}
        fieldIds={{
          ...Object.fromEntries(settings.map((setting) => [setting.name, idOf(setting)])),
          reason: 'policy-reason',
        }}
      />
      <input type="hidden" name="version" value={current?.version ?? state.values.version} />
      {sections.map((section) => (
        <section key={section} className={styles.section} aria-labelledby={section}>
          <h2 id={section} className={styles.title}>
            {t(`sections.${section}`)}
          </h2>
          <div className={styles.fields}>
            {settings
              .filter((setting) => setting.section === section)
              .map((setting) => (
                <SettingField
                  key={setting.name}
                  setting={setting}
                  value={state.values[setting.name] ?? current?.values[setting.name] ?? ''}
                  error={state.fieldErrors[setting.name]}
                  changed={changed[setting.name]}
                />
              ))}
          </div>
        </section>
      ))}
      <div className={styles.save}>
        <ReasonField id="policy-reason" state={state} />
        <Button tone="primary">{t('form.save')}</Button>
      </div>
    </form>
  );
}

type FieldProps = { setting: Setting; value: string; error?: string; changed?: string };

function SettingField({ setting, value, error, changed }: FieldProps) {
  const t = useTranslations('settings');
  const { name, kind } = setting;
  const label = labelOf(setting, t);
  const help = hintOf(setting, t) ?? '';
  const hint = (words: string) =>
    changed ? (
      <>
        {words} <span className={styles.changed}>{changed}</span>
      </>
    ) : (
      words
    );
  const common = { id: idOf(setting), name, label, hint: hint(help), error, defaultValue: value };
  switch (kind) {
    case 'words':
    case 'reactions':
    case 'plans':
    case 'reasons':
      return (
        <TextAreaField {...common} hint={hint(t('oneALine', { hint: help }))} rows={4} spellCheck={false} />
      );
    case 'choice':
      return (
        <SelectField {...common}>
          {setting.choices?.map((choice) => (
            <option key={choice} value={choice}>
              {choiceInWords(setting, choice, t)}
            </option>
          ))}
        </SelectField>
      );
    case 'yes-no':
      return (
        <SelectField {...common}>
          <option value="yes">{t('yes')}</option>
          <option value="no">{t('no')}</option>
        </SelectField>
      );
    case 'number':
      return (
        <TextField
          {...common}
          label={setting.unit ? t('withUnit', { label, unit: t(`units.${setting.unit}`) }) : label}
          inputMode={setting.fraction ? 'decimal' : 'numeric'}
          className={styles.number}
        />
      );
    case 'text':
      return <TextField {...common} maxLength={Number(setting.range.limits.max)} />;
  }
}
