'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { CONTEST_MAX, type ItemAction } from '@/lib/peer-review/calibration/schemas';
import styles from './calibration.module.css';
import { changeItem } from './actions';

/** The item as it stands; left out, the form comes back as it was sent, if it was. */
type Props = { item?: { id: string; action: ItemAction; name: string } };

/** Takes an item out of use or puts it to use again, with the reason for the record. Folded until it is wanted. */
export function ItemForm({ item }: Props) {
  const t = useTranslations('settings.calibration.form');
  const [state, send] = useActionState(changeItem, untouched, HERE);
  const { values } = state;
  const sent = state.status === 'error' && (!item || item.id === values.itemId);
  if (!item && !sent) return null;
  const id = `reason-${item?.id ?? ''}`;
  const action = item?.action ?? (values.action as ItemAction);
  return (
    <Fold
      summary={
        <>
          {t(action)}
          {item && <VisuallyHidden>{t('nameOnly', { name: item.name })}</VisuallyHidden>}
        </>
      }
      open={sent}
    >
      <form
        action={send}
        className={styles.form}
        aria-label={item ? t('named', { act: t(action), name: item.name }) : t(action)}
        noValidate
      >
        {sent && <FormErrors state={state} fieldIds={{ reason: id }} />}
        <input type="hidden" name="itemId" value={item?.id ?? values.itemId} />
        <input type="hidden" name="action" value={action} />
        <TextField
          id={id}
          label={t('reason')}
          hint={t('hint')}
          name="reason"
          required
          maxLength={CONTEST_MAX}
          defaultValue={sent ? values.reason : undefined}
          error={sent ? state.fieldErrors.reason : undefined}
        />
        <div>
          <Button size="small" tone={action === 'RETIRE' ? 'danger' : 'primary'}>
            {t(action)}
          </Button>
        </div>
      </form>
    </Fold>
  );
}
