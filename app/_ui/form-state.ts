import type { ActionState } from '@/lib/web/http/define-action';

/** A server action as `useActionState` takes it. */
export type FormAction<Result = undefined> = (
  state: ActionState<Result>,
  form: FormData,
) => Promise<ActionState<Result>>;

/**
 * The third argument of `useActionState` for a form that may come back in another place of its page, or on a page made
 * without what stood around it: without script, its state finds it by this and not by where it stands. It posts to the
 * address that it is on.
 */
export const HERE = '';

/** The state of a form that nobody has submitted yet. (The one beside `defineAction` is not for the browser.) */
export const untouched: ActionState<never> = { status: 'idle', fieldErrors: {}, values: {} };
