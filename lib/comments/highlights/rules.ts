import type { Highlight } from './schemas';

/** Each comment once: as the first of what it stands out by. */
export function onceEach(highlights: Highlight[]): Highlight[] {
  const seen = new Set<string>();
  return highlights.filter(({ id }) => !seen.has(id) && seen.add(id));
}
