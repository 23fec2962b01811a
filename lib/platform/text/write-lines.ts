import Papa from 'papaparse';

/** Formats that a long table is given out in: for spreadsheets, and for programs. */
export const tableFormats = ['csv', 'jsonl'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const contentTypeOf: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

/**
 * A table of any length as the text of a file, page by page: no more than one page of it is in memory. In CSV nothing of it is
 * calculated by the spreadsheet that opens it: what begins like a formula is quoted as text. Lists and objects stand there as JSON.
 */
export async function* writeTable<Row extends Record<string, unknown>>(
  format: TableFormat,
  { columns, pages }: { columns: readonly (keyof Row & string)[]; pages: AsyncIterable<readonly Row[]> },
): AsyncGenerator<string> {
  if (format === 'csv') yield `\uFEFF${lines([columns])}`;
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield format === 'csv'
      ? lines(rows.map((row) => columns.map((column) => cell(row[column]))))
      : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
}

/** Rows, the first of them the names of columns, as a whole CSV file in which nothing is calculated either. */
export const writeRows = (rows: readonly (readonly string[])[]): string => `\uFEFF${lines(rows)}`;

/** How a formula begins, also one in a text of several lines. */
const FORMULA = /^[=+\-@\t\r\n]/;

const lines = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: FORMULA },
  )}\r\n`;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
