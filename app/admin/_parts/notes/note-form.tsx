'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { note } from '@/app/admin/members/actions';
import { NOTE_MAX } from '@/lib/moderation/notes/schemas';
import styles from './notes.module.css';

type Props = { memberId?: string; here?: string; onlySent?: boolean };

/** Notes something about a member for the others of the desk; folded away until it is wanted. */
export function NoteForm({ memberId, here = HERE, onlySent }: Props) {
  const t = useTranslations('records.member.notes');
  const [sent, send] = useActionState(note, untouched, here);
  if (onlySent && sent.status === 'idle') return null;
  const state = onlySent || sent.values.memberId === memberId ? sent : untouched;
  const id = `note-${memberId ?? ''}`;
  return (
    <Fold summary={t('add')} open={state.status === 'error'}>
      <form action={send} className={styles.form} aria-label={t('add')} noValidate>
        <FormErrors state={state} fieldIds={{ note: id }} />
        <input type="hidden" name="memberId" value={memberId ?? state.values.memberId ?? ''} />
        <TextAreaField
          id={id}
          label={t('note')}
          name="note"
          hint={t('hint')}
          rows={3}
          maxLength={NOTE_MAX}
          required
          defaultValue={state.status === 'error' ? state.values.note : ''}
          error={state.fieldErrors.note}
        />
        <div>
          <Button size="small">{t('submit')}</Button>
        </div>
      </form>
    </Fold>
  );
}
