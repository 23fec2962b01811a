import Papa from 'papaparse';
import { MAX_LINES, type Row } from './rules';

/** Columns are told apart by what does so in the first lines: spreadsheets in many languages write semicolons. */
const DELIMITERS = [',', ';', '\t'];

/** Cuts a file into rows of cells; no more of it than may be imported, and one beyond. */
export function readRows(csv: string): Row[] {
  const text = csv.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const rows: Row[] = [];
  let [line, read] = [1, 0];
  Papa.parse<string[]>(text, {
    delimitersToGuess: DELIMITERS,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const isBroken = errors.some(({ type }) => type === 'Quotes');
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data, isBroken });
      line += text.slice(read, meta.cursor).split('\n').length - 1;
      read = meta.cursor;
      if (rows.length > MAX_LINES + 1) parser.abort();
    },
  });
  return rows;
}
