import { ownPage } from './member/own-page';

/** The member to whom a page is shown that is kept for all of them; null where nobody is known. What a device keeps goes by their id. */
export async function whoIsHere(): Promise<{ id: string } | null> {
  return document.querySelector('own-page') ? ownPage() : null;
}

/** The member whose page this is, as far as it says so. What is written on it is theirs, whoever is signed in by the time that it is sent. */
export const memberHere = (): string | null =>
  document.querySelector<HTMLElement>('[data-own-name]')?.dataset.member ?? null;
