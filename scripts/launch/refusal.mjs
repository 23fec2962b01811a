// @ts-check
/** A reason to stop that the person at the keyboard can do something about: printed as its one sentence, without a stack. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}

/**
 * The sentence to print for an error, or undefined when it is a fault of ours and the stack is what helps.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function sentenceFor(error) {
  if (error instanceof Refusal) return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `No permission to use ${path}: run this as the user who owns it, or change its owner.`;
  }
  if (code === 'ENOSPC') return `The disk is full${path ? ` (${path})` : ''}: free some space and try again.`;
  return undefined;
}
