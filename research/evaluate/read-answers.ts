import { type Answers, type Truth, UNKNOWN } from '@/lib/peer-review/reliability/dawid-skene';

export type LabelledAnswers = Answers & { truth: Truth };

/** Says in one sentence, fit for a person at a terminal, what in the table is not as it must be, and where. */
export class UnreadableTable extends Error {}

type Column = 'worker' | 'item' | 'response' | 'gold';

/** The columns by their names in our words, and in those of Snow et al. (2008) */
const COLUMN_NAMES: Record<string, Column> = {
  worker: 'worker',
  '!amt_worker_ids': 'worker',
  item: 'item',
  orig_id: 'item',
  response: 'response',
  gold: 'gold',
};

/** 1 accepts. What does not is 0, or 2 in tables that number their two answers from 1: one of them throughout. */
const LABELS = ['1', '0', '2'];

type Cell = { text: string; line: number; column: number };

/**
 * Reads a table of answers, with a line of column names first: `worker`, `item`, `response`, and `gold` if there is any, in
 * any order, parted by tabs. Other columns are passed over.
 */
export function readAnswers(text: string): LabelledAnswers {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const columns = findColumns(lines[0] ?? '');
  const reader = newReader();
  lines.forEach((line, index) => {
    if (index > 0 && line.trim() !== '') readLine(reader, line.split('\t'), { line: index + 1, columns });
  });
  if (reader.accepts.length === 0) throw new UnreadableTable('The table has a header and no answers.');
  return {
    items: reader.items.size,
    workers: reader.workers.size,
    item: Int32Array.from(reader.item),
    worker: Int32Array.from(reader.worker),
    accepts: Uint8Array.from(reader.accepts),
    truth: Int8Array.from(reader.truth),
  };
}

type Columns = Partial<Record<Column, number>> & Record<Exclude<Column, 'gold'>, number>;

function findColumns(header: string): Columns {
  if (header.trim() === '') throw new UnreadableTable('The table is empty: line 1 must name its columns.');
  const found: Partial<Record<Column, number>> = {};
  header.split('\t').forEach((cell, index) => {
    const column = COLUMN_NAMES[cell.trim().toLowerCase()];
    if (!column) return;
    if (found[column] !== undefined)
      throw new UnreadableTable(`Line 1, column ${index + 1}: there is a second ${column} column.`);
    found[column] = index;
  });
  const { worker, item, response } = found;
  if (worker === undefined || item === undefined || response === undefined)
    throw new UnreadableTable(
      `Line 1: there is no column named ${worker === undefined ? 'worker' : item === undefined ? 'item' : 'response'} ` +
        'among the names parted by tabs.',
    );
  return { ...found, worker, item, response };
}

type Reader = {
  workers: Map<string, number>;
  items: Map<string, number>;
  item: number[];
  worker: number[];
  accepts: number[];
  truth: number[];
  /** The lines on which each worker's answer on each item stands. */
  lines: Map<string, number>;
  /** The label that does not accept, once seen. */
  objecting: Cell | undefined;
};

function newReader(): Reader {
  return {
    workers: new Map(),
    items: new Map(),
    item: [],
    worker: [],
    accepts: [],
    truth: [],
    lines: new Map(),
    objecting: undefined,
  };
}

function readLine(reader: Reader, cells: string[], { line, columns }: { line: number; columns: Columns }) {
  const cell = (name: Column): Cell => {
    const index = columns[name] ?? -1;
    return { text: cells[index]?.trim() ?? '', line, column: index + 1 };
  };
  const worker = numberOf(reader.workers, cell('worker'), 'worker');
  const item = numberOf(reader.items, cell('item'), 'item');
  refuseRepeat(reader, { worker, item, cell: cell('worker') });
  reader.worker.push(worker);
  reader.item.push(item);
  reader.accepts.push(readLabel(reader, cell('response'), 'response'));
  reader.truth[item] ??= UNKNOWN;
  readGold(reader, item, cell('gold'));
}

function numberOf(numbers: Map<string, number>, cell: Cell, name: Column): number {
  if (cell.text === '') throw new UnreadableTable(`${place(cell, name)} is empty.`);
  const number = numbers.get(cell.text) ?? numbers.size;
  numbers.set(cell.text, number);
  return number;
}

function refuseRepeat(
  { lines }: Reader,
  { worker, item, cell }: { worker: number; item: number; cell: Cell },
): void {
  const key = `${worker} ${item}`;
  const before = lines.get(key);
  if (before !== undefined)
    throw new UnreadableTable(
      `${place(cell, 'worker')}: “${cell.text}” has answered this item on line ${before} already.`,
    );
  lines.set(key, cell.line);
}

function readLabel(reader: Reader, cell: Cell, name: Column): number {
  if (!LABELS.includes(cell.text))
    throw new UnreadableTable(
      cell.text === ''
        ? `${place(cell, name)} is empty; it must be 1 or 0.`
        : `${place(cell, name)} must be 1 or 0, not “${cell.text}”.`,
    );
  if (cell.text === '1') return 1;
  reader.objecting ??= cell;
  if (reader.objecting.text !== cell.text)
    throw new UnreadableTable(
      `${place(cell, name)} is ${cell.text}, but line ${reader.objecting.line} has ${reader.objecting.text} beside 1, and answers are of two kinds.`,
    );
  return 0;
}

function readGold(reader: Reader, item: number, cell: Cell): void {
  if (cell.text === '') return;
  const gold = readLabel(reader, cell, 'gold');
  const before = reader.truth[item];
  if (before !== UNKNOWN && before !== gold)
    throw new UnreadableTable(`${place(cell, 'gold')} contradicts an earlier line about the same item.`);
  reader.truth[item] = gold;
}

const place = ({ line, column }: Cell, name: Column) => `Line ${line}, column ${column} (${name})`;
