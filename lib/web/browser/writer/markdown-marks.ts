import { escapeMarks } from '@/lib/platform/text/escape-marks';

/** A change of a text: what stands between `from` and `to` becomes `text`, and then `select` is selected. Pure. */
export type TextEdit = { from: number; to: number; text: string; select: readonly [number, number] };

type Selection = { value: string; start: number; end: number };

/** Sets what is selected between marks, or takes those that are around it away. White space at its ends stays outside. */
export function toggleMark({ value, start, end }: Selection, mark: string): TextEdit {
  const selected = value.slice(start, end);
  const from = start + (selected.length - selected.trimStart().length);
  const inner = selected.trim();
  if (inner === '') return { from: start, to: start, text: mark + mark, select: middle(start + mark.length) };
  const to = from + inner.length;
  if (isMarked(value, { from, to, mark })) {
    const at = from - mark.length;
    return { from: at, to: to + mark.length, text: inner, select: [at, at + inner.length] };
  }
  const at = from + mark.length;
  return { from, to, text: `${mark}${inner}${mark}`, select: [at, at + inner.length] };
}

const middle = (at: number) => [at, at] as const;

/** The very mark is around it: one asterisk of two is not the mark of italics. */
function isMarked(value: string, { from, to, mark }: { from: number; to: number; mark: string }): boolean {
  const sign = mark[0] ?? '';
  const before = signsAt(value.slice(0, from).split('').reverse().join(''), sign);
  const after = signsAt(value.slice(to), sign);
  const odd = (count: number) => (mark.length === 1 ? count % 2 === 1 : count >= 2);
  return odd(before) && odd(after);
}

function signsAt(text: string, sign: string): number {
  let count = 0;
  while (text[count] === sign) count += 1;
  return count;
}

/** Begins each selected line with a prefix, or takes it from them where all have it. */
export function toggleLines({ value, start, end }: Selection, prefix: string): TextEdit {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', Math.max(end - 1, from));
  const to = next === -1 ? value.length : next;
  const lines = value.slice(from, to).split('\n');
  const all = lines.every((line) => line.startsWith(prefix));
  const text = lines.map((line) => (all ? line.slice(prefix.length) : `${prefix}${line}`)).join('\n');
  const end_ = from + text.length;
  return { from, to, text, select: lines.length > 1 ? [from, end_] : [end_, end_] };
}

/** Puts a block at the cursor, in place of what is selected, with an empty line before and after it: there one goes on writing. */
export function insertBlock({ value, start, end }: Selection, block: string): TextEdit {
  const before = value.slice(0, start);
  const there = /(?<!\n)\n*$/.exec(before)?.[0].length ?? 0;
  const above = before.trim() === '' ? '' : '\n'.repeat(Math.max(0, 2 - there));
  const text = `${above}${block}\n\n`;
  return { from: start, to: end, text, select: middle(start + text.length) };
}

/** Words of somebody else as a quotation, under a line that says whose they are. */
export const quotation = (passage: string, whose: string): string =>
  `${escapeMarks(whose)}\n\n${quoted(passage)}`;

/** The same where nobody has to be told whose they are. */
export const quoted = (passage: string): string =>
  escapeMarks(passage.trim().replace(/\n{3,}/g, '\n\n'))
    .split('\n')
    .map((line) => (line.trim() ? `> ${line.trim()}` : '>'))
    .join('\n');
