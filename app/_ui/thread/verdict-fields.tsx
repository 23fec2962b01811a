import type { ActionState } from '@/lib/web/define-action';
import { NOTE_MAX, verdicts, type ReviewResult, type Verdict } from '@/lib/peer-review/schemas';
import { TextAreaField } from '../field';
import { Notice } from '../notice';
import { Radio, RadioGroup } from '../radio-group';
import { Refusal } from '../refusal';

export const choices: Record<Verdict, { label: string; explanation: string }> = {
  YES: { label: 'Yes', explanation: 'Acceptable and adds value to the conversation.' },
  NOT_CIVIL: {
    label: 'Not civil',
    explanation: 'Name-calling, hate speech, insults, external links or personal attacks.',
  },
  MISINFORMATION: {
    label: 'Mis/disinformation',
    explanation: 'Unfounded information or conspiracy theories.',
  },
};

/** The verdict and the note, as they were sent when the server asks for more patience. */
export function VerdictFields({
  state,
  sent,
}: {
  state: ActionState<ReviewResult>;
  sent: ActionState['values'];
}) {
  const { verdict: verdictError, note: noteError } = state.fieldErrors;
  return (
    <>
      <RadioGroup legend="Should this comment be posted?" error={verdictError}>
        {verdicts.map((verdict) => (
          <Radio
            key={verdict}
            name="verdict"
            value={verdict}
            required
            // Not `checked`: React resets a form whose action is done to what this says.
            defaultChecked={sent.verdict === verdict}
            {...choices[verdict]}
          />
        ))}
      </RadioGroup>
      <TextAreaField
        label="Note to the moderators"
        optional
        name="note"
        rows={2}
        maxLength={NOTE_MAX}
        error={noteError}
        defaultValue={sent.note}
      />
      {!verdictError && !noteError && <Problem state={state} />}
    </>
  );
}

/** Why something was not done that was asked for in the panel. */
export function Problem({ state }: { state: ActionState<unknown> }) {
  if (state.status !== 'error') return null;
  return (
    <Notice tone="bad" live>
      <p>
        <Refusal state={state} />
      </p>
    </Notice>
  );
}
