'use client';

import { useActionState } from 'react';
import { Button, ButtonRow } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { REASON_MAX } from '@/lib/moderation/schemas';
import { answerAppeal } from '../../actions';
import styles from './case.module.css';

const REASON = 'appeal-reason';

type Props = { appealId: string; version: number; authorName: string };

/** Where a different moderator decides an appeal: one reason, two ways to go. */
export function AppealForm({ appealId, version, authorName }: Props) {
  const [state, send, pending] = useActionState(answerAppeal, untouched);
  return (
    <form action={send} className={styles.form} aria-label="Decide the appeal" noValidate>
      <FormErrors state={state} fieldIds={{ reason: REASON }} />
      <input type="hidden" name="appealId" value={appealId} />
      <input type="hidden" name="version" value={version} />
      <TextAreaField
        id={REASON}
        label="Your reason"
        name="reason"
        hint="Your words to the author. Reversing posts the comment at once; upholding leaves it as it is."
        rows={4}
        maxLength={REASON_MAX}
        required
        defaultValue={state.values.reason}
        error={state.fieldErrors.reason}
      />
      <ButtonRow>
        <Button tone="primary" name="outcome" value="REVERSED" pending={pending}>
          Reverse decision<VisuallyHidden> on comment by {authorName}</VisuallyHidden>
        </Button>
        <Button name="outcome" value="UPHELD" pending={pending}>
          Uphold decision<VisuallyHidden> on comment by {authorName}</VisuallyHidden>
        </Button>
      </ButtonRow>
    </form>
  );
}
