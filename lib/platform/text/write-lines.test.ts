import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeTable, type TableFormat } from './write-lines';

async function* pagesOf(...pages: Record<string, unknown>[][]) {
  for (const page of pages) yield await Promise.resolve(page);
}

async function written(format: TableFormat, ...pages: Record<string, unknown>[][]): Promise<string> {
  let text = '';
  for await (const part of writeTable(format, { columns: ['id', 'why', 'more'], pages: pagesOf(...pages) }))
    text += part;
  return text;
}

describe('a long table', () => {
  it('is one file of lines, however many pages it has', async () => {
    const rows = [
      { id: 1, why: 'One, "two"\nthree', more: null },
      { id: 2, why: '', more: { a: [1] } },
    ];
    expect(await written('jsonl', [rows[0]!], [], [rows[1]!])).toBe(
      `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
    );
    const csv = await written('csv', [rows[0]!], [rows[1]!]);
    expect(Papa.parse(csv.slice(1).trim(), { header: true }).data).toEqual([
      { id: '1', why: 'One, "two"\nthree', more: '' },
      { id: '2', why: '', more: '{"a":[1]}' },
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=1\nx', '=HYPERLINK("https://x","y")'])(
    'holds nothing that a spreadsheet calculates: %j',
    async (why) => {
      const [, line] = Papa.parse<string[]>(
        (await written('csv', [{ id: 'a', why, more: 1 }])).slice(1),
      ).data;
      expect(line![1]).toBe(`'${why}`);
    },
  );

  it('has its names where there is nothing in it', async () => {
    expect(await written('csv')).toBe('\uFEFFid,why,more\r\n');
    expect(await written('jsonl')).toBe('');
  });

  it('is asked for page by page', async () => {
    let asked = 0;
    async function* endless() {
      for (;;) yield await Promise.resolve([{ id: (asked += 1) }]);
    }
    const table = writeTable('jsonl', { columns: ['id'], pages: endless() });
    await table.next();
    await table.next();
    await table.return(undefined);
    expect(asked).toBe(2);
  });
});
