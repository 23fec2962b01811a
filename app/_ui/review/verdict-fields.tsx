import { useTranslations } from 'next-intl';
import type { ActionState } from '@/lib/web/http/define-action';
import { NOTE_MAX, verdicts } from '@/lib/peer-review/limits';
import type { ReviewResult } from '@/lib/peer-review/schemas';
import { TextAreaField } from '../field';
import { Radio, RadioGroup } from '../radio-group';
import styles from './verdict-fields.module.css';

/** The verdict and the note, as they were sent when the server asks for them again. */
export function VerdictFields({
  state,
  sent,
  keys,
}: {
  state: ActionState<ReviewResult>;
  sent: ActionState['values'];
  /** Whether 1, 2 and 3 choose an answer here. */
  keys: boolean;
}) {
  const t = useTranslations('review.panel');
  const { verdict: verdictError, note: noteError } = state.fieldErrors;
  return (
    <>
      <RadioGroup
        legend={t('question')}
        error={verdictError}
        hint={keys && <span className={styles.keys}>{t('keys')}</span>}
      >
        {verdicts.map((verdict, index) => (
          <Radio
            key={verdict}
            name="verdict"
            value={verdict}
            required
            // Not `checked`: React resets a form whose action is done to what this says.
            defaultChecked={sent.verdict === verdict}
            shortcut={keys ? String(index + 1) : undefined}
            label={t(`choices.${verdict}.label`)}
            explanation={t(`choices.${verdict}.explanation`)}
          />
        ))}
      </RadioGroup>
      <TextAreaField
        label={t('note')}
        optional
        name="note"
        rows={2}
        maxLength={NOTE_MAX}
        error={noteError}
        defaultValue={sent.note}
      />
      <label className={styles.toAuthor}>
        <input type="checkbox" name="noteToAuthor" value="1" defaultChecked={sent.noteToAuthor === '1'} />
        {t('noteToAuthor')}
      </label>
    </>
  );
}
