import type { ActionState } from '@/lib/web/http/define-action';
import { arrival } from './arrival';
import { ErrorSummary, Notice } from './notice';
import { Refusal } from './refusal';

type State = Pick<ActionState<unknown>, 'status' | 'code' | 'message' | 'fieldErrors'>;

/**
 * What stopped a form. Takes the focus when it appears, so that it is read out and the next key leads to the problem.
 * @param fieldIds the control of each field
 */
export function FormErrors({ state, fieldIds }: { state: State; fieldIds: Record<string, string> }) {
  if (state.status !== 'error') return null;
  return (
    <div {...arrival}>
      <Summary {...state} fieldIds={fieldIds} />
    </div>
  );
}

function Summary({ fieldIds, ...state }: State & { fieldIds: Record<string, string> }) {
  const problems = Object.entries(state.fieldErrors).map(([field, message]) => ({
    message,
    fieldId: fieldIds[field],
  }));
  return problems.length > 0 ? (
    <ErrorSummary problems={problems} />
  ) : (
    <Notice tone="bad" title={<Refusal state={state} />} />
  );
}
