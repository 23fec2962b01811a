import { useTranslations } from 'next-intl';
import type { ActionState } from '@/lib/web/http/define-action';
import { NOTE_MAX, verdicts } from '@/lib/peer-review/limits';
import type { ReviewResult } from '@/lib/peer-review/schemas';
import { TextAreaField } from '../field';
import { Radio, RadioGroup } from '../radio-group';
import styles from './verdict-fields.module.css';

/** The verdict and the note, as they were sent when the server asks for them again. */
export function VerdictFields({
  of,
  state,
  sent,
  keys = false,
}: {
  /** The assignment. Its fields are named for it, so that what is chosen for one text is never taken for another. */
  of: string | undefined;
  state: ActionState<ReviewResult>;
  sent: ActionState['values'];
  /** Whether 1, 2 and 3 choose an answer here, where script runs. */
  keys?: boolean;
}) {
  return (
    <>
      <VerdictChoices {...{ of, sent, keys }} error={state.fieldErrors.verdict} />
      <NoteFields {...{ of, sent }} error={state.fieldErrors.note} />
    </>
  );
}

/** The verdict alone. */
export function VerdictChoices({
  of,
  error,
  sent,
  keys,
}: {
  of: string | undefined;
  error: string | undefined;
  sent: ActionState['values'];
  keys: boolean;
}) {
  const t = useTranslations('review.panel');
  return (
    <RadioGroup
      legend={t('question')}
      error={error}
      id={`verdict-${of}`}
      hint={keys && <span className={styles.keys} data-keys />}
    >
      {verdicts.map((verdict, index) => (
        <Radio
          key={verdict}
          id={`verdict-${of}-${index + 1}`}
          name="verdict"
          value={verdict}
          required
          defaultChecked={sent.verdict === verdict}
          shortcut={keys ? String(index + 1) : undefined}
          label={t(`choices.${verdict}.label`)}
          explanation={t(`choices.${verdict}.explanation`)}
        />
      ))}
    </RadioGroup>
  );
}

/** A word beside the verdict, folded until somebody has one; open with what was sent of it. */
function NoteFields({
  of,
  sent,
  error,
}: {
  of: string | undefined;
  sent: ActionState['values'];
  error: string | undefined;
}) {
  const t = useTranslations('review.panel');
  return (
    <details id={`add-note-${of}`} className={styles.note} open={Boolean(error || sent.note) || undefined}>
      <summary>{t('addNote')}</summary>
      <TextAreaField
        id={`note-${of}`}
        label={t('note')}
        optional
        name="note"
        rows={2}
        maxLength={NOTE_MAX}
        error={error}
        defaultValue={sent.note}
      />
      <label className={styles.toAuthor}>
        <input
          id={`to-author-${of}`}
          type="checkbox"
          name="noteToAuthor"
          value="1"
          defaultChecked={sent.noteToAuthor === '1'}
        />
        {t('noteToAuthor')}
      </label>
    </details>
  );
}
