import type { ActionState } from '@/lib/web/http/define-action';
import { Notice } from '../notice';
import { Refusal } from '../refusal';

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
