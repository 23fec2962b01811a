'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { AttemptKey } from '@/app/_ui/attempt';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { APPEAL_MAX, APPEAL_MIN } from '@/lib/moderation/appeals/schemas';
import { appeal } from '../appeal-action';
import type { Appealed } from './decision-href';
import styles from './decision.module.css';

const TEXT = 'appeal-text';

/** Where a member says why a decision is wrong. Whatever comes of sending it, what was typed stays. */
export function AppealForm({ about, id }: { about: Appealed; id: string }) {
  const t = useTranslations('composer.appeal');
  const [state, action] = useActionState(appeal, untouched, HERE);
  return (
    <form action={action} aria-label={t('form')} className={styles.form} noValidate>
      <FormErrors state={state} fieldIds={{ text: TEXT }} />
      <AttemptKey />
      <input type="hidden" name="about" value={about} />
      <input type="hidden" name="id" value={id} />
      <TextAreaField
        id={TEXT}
        label={t('label')}
        name="text"
        hint={t('hint', { least: APPEAL_MIN, most: APPEAL_MAX })}
        prose
        rows={6}
        required
        defaultValue={state.values.text}
        error={state.fieldErrors.text}
      />
      <div>
        <Button data-queue="appeal">{t('send')}</Button>
      </div>
    </form>
  );
}
