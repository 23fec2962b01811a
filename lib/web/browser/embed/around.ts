import type { Around } from './messages';

/** What begins the name of a frame of ours: what follows is `Around`. */
export const NAMED = 'trialogue:';

/** What a window's name says of the page around it; null where none of ours gave it. */
export function readAround(name: string): Around | null {
  if (!name.startsWith(NAMED)) return null;
  try {
    const { origin, page, look } = JSON.parse(name.slice(NAMED.length)) as Around;
    if (new URL(origin).origin !== origin || !/^https?:/.test(new URL(page).protocol)) return null;
    return { origin, page, look: { scheme: String(look.scheme), tokens: { ...look.tokens } } };
  } catch {
    return null;
  }
}
