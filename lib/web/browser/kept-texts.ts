/** Entries of the browser's storage that hold what was typed begin so. Each is its member's own. */
export const KEPT = 'trialogue.draft:';
/** Of those, the ones that hold forms which could not be sent. */
export const FORMS = `${KEPT}form:`;

/** Which discussions this browser has shown, and until when. */
export const VISITS = 'trialogue.visits';

/** Does something with this browser's storage. It may be switched off: then nothing comes of it, and no error. */
export function withStorage<Result>(work: (storage: Storage) => Result): Result | undefined {
  try {
    return work(window.localStorage);
  } catch {
    return undefined;
  }
}

export const keysOfTexts = (storage: Storage, kind = KEPT): string[] =>
  Object.keys(storage).filter((key) => key.startsWith(kind));

/** Whether forms wait to be sent, of whomever. */
export const hasKeptForms = (): boolean =>
  withStorage((storage) => keysOfTexts(storage, FORMS).length > 0) ?? false;

/** Whether this browser keeps a text of which it does not know that the server has it. */
export const hasUnsavedText = (): boolean =>
  withStorage((storage) =>
    keysOfTexts(storage).some((key) => !storage.getItem(key)?.includes('"state":"saved"')),
  ) ?? false;

/** Forgets every text, and what was read: on a computer that others use, nothing stays behind. */
export function forgetTexts(): void {
  withStorage((storage) => [VISITS, ...keysOfTexts(storage)].forEach((key) => storage.removeItem(key)));
}
