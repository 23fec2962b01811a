'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import type { DeskExpertiseView } from '@/lib/members/expertise/schemas';
import { RuleAndReason } from '../_parts/decision/rule-and-reason';
import { withdraw } from './actions';
import styles from './expertise.module.css';

type Props = {
  /** Left out where the page no longer says, because its reader was signed out: then the form comes back as it was sent. */
  entry?: DeskExpertiseView;
  /** What it can break. */
  rules: readonly { key: string; title: string }[];
};

/** Takes an entry from beside its member's name: by which rule, and for what reason. Folded up until it is wanted. */
export function WithdrawForm({ entry, rules }: Props) {
  const t = useTranslations('records.member.withdrawal');
  const [sent, send] = useActionState(withdraw, untouched, HERE);
  if (!entry && sent.status === 'idle') return null;
  // Without script every entry's form is told how the one that was sent went.
  const state = !entry || sent.values.id === entry.id ? sent : untouched;
  const { values } = state;
  const id = entry?.id ?? values.id ?? '';
  const field = entry?.field ?? values.field ?? t('gone');
  const ids = { houseRule: `withdraw-rule-${id}`, reason: `withdraw-reason-${id}` };
  return (
    <Fold summary={t('title')} open={state.status === 'error'}>
      <FormErrors state={state} fieldIds={ids} />
      <form action={send} className={styles.entries} aria-label={t('submit', { field })} noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="memberId" value={entry?.member.id ?? values.memberId ?? ''} />
        <input type="hidden" name="field" value={entry?.field ?? values.field ?? ''} />
        <input type="hidden" name="line" value={entry?.line ?? values.line ?? ''} />
        <p>{t('intro')}</p>
        <RuleAndReason ids={ids} state={state} rules={rules} hint={t('reasonHint')} rows={3} />
        <div>
          <Button tone="danger">{t('submit', { field })}</Button>
        </div>
      </form>
    </Fold>
  );
}
