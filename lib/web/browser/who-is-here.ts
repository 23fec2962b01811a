import { ownPage } from './member/own-page';

/** The member to whom a page is shown that is kept for all of them; null where nobody is known. What a device keeps goes by their id. */
export async function whoIsHere(): Promise<{ id: string } | null> {
  return document.querySelector('own-page') ? ownPage() : null;
}
