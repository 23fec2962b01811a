'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { RuleAndReason } from '@/app/admin/_parts/decision/rule-and-reason';
import { Button } from '@/app/_ui/button';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { removePictureOf } from '../actions';
import styles from './member.module.css';

type Props = {
  memberId: string;
  /** Whom it is about; left out where the page no longer says, because its reader was signed out. */
  name?: string;
  /** The one that is shown; null where there is none, left out where the page no longer says. */
  picture?: string | null;
  /** What it can break. */
  rules: readonly { key: string; title: string }[];
};

/** Takes a picture from beside its member's name: by which rule, and for what reason. It comes back as it was sent where there is none any more. */
export function RemovePictureForm({ memberId, name, picture, rules }: Props) {
  const t = useTranslations('records.member.picture');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(removePictureOf, untouched, HERE);
  if (!picture && state.status === 'idle') return null;
  const ids = { houseRule: 'picture-rule', reason: 'picture-reason' };
  return (
    <Fold summary={t('title')} open={state.status === 'error'}>
      <form action={send} className={styles.form} aria-label={t('title')} noValidate>
        <FormErrors state={state} fieldIds={ids} />
        <input type="hidden" name="memberId" value={memberId} />
        <input type="hidden" name="picture" value={picture ?? state.values.picture ?? ''} />
        <p>{t('intro')}</p>
        <RuleAndReason ids={ids} state={state} rules={rules} hint={t('reasonHint')} rows={3} />
        <div>
          <Button tone="danger">{t('submit', { name: name ?? nobody })}</Button>
        </div>
      </form>
    </Fold>
  );
}
