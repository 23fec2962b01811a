import { DRAFT_MAX } from './limits';

/**
 * Two texts of one writer that are to stand in one place: both, the newer one below; one of them alone where it holds the other. Where
 * they are too long together, the newer one is kept whole.
 */
export function joinTexts(older: string, newer: string): string {
  const [before, after] = [plain(older), plain(newer)];
  if (before.includes(after)) return older;
  if (after.includes(before)) return newer;
  const room = DRAFT_MAX - [...newer].length - 2;
  return room > 0 ? `${[...older.trimEnd()].slice(0, room).join('')}\n\n${newer}` : newer;
}

/** A form that is sent without script ends its lines in two characters. */
const plain = (text: string): string => text.trim().replace(/\r\n?/g, '\n');
