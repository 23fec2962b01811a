import Papa from 'papaparse';

/** Rows as a file that spreadsheets open, and in which nothing is calculated: names are what members chose. */
export const writeRows = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: true },
  )}\r\n`;
