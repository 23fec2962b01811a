import type { ActionState } from '@/lib/web/define-action';

/** A server action as `useActionState` takes it. */
export type FormAction<Result = undefined> = (
  state: ActionState<Result>,
  form: FormData,
) => Promise<ActionState<Result>>;

/** The state of a form that nobody has submitted yet. (The one beside `defineAction` is not for the browser.) */
export const untouched: ActionState<never> = { status: 'idle', fieldErrors: {}, values: {} };
