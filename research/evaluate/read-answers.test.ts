import { describe, expect, it } from 'vitest';
import { readAnswers, UnreadableTable } from './read-answers';

const table = (...lines: string[]) => lines.map((line) => line.replaceAll(' ', '\t')).join('\n');
const plain = (answers: ReturnType<typeof readAnswers>) => ({
  ...answers,
  item: [...answers.item],
  worker: [...answers.worker],
  accepts: [...answers.accepts],
  truth: [...answers.truth],
});

describe('the table of answers', () => {
  const expected = {
    items: 2,
    workers: 2,
    item: [0, 0, 1],
    worker: [0, 1, 0],
    accepts: [1, 0, 0],
    truth: [1, -1],
  };

  it.each([
    ['our own names', table('worker item response gold', 'ann x 1 1', 'ben x 0 1', 'ann y 0')],
    [
      'any order',
      table('gold response item worker', '1 1 x ann', '1 0 x ben', ' 0 y ann'.replace(' ', '\t')),
    ],
    [
      'those of Snow et al.',
      table(
        '!amt_annotation_ids !amt_worker_ids orig_id response gold',
        'q ann x 1 1',
        'r ben x 0 1',
        's ann y 0 ',
      ),
    ],
    [
      'a byte order mark, CRLF, blank lines and gold on one line of an item',
      `\uFEFF${table('worker item response gold', 'ann x 1 ', 'ben x 0 1', '', 'ann y 0 ', '')}`.replaceAll(
        '\n',
        '\r\n',
      ),
    ],
    ['answers numbered from 1', table('worker item response gold', 'ann x 1 1', 'ben x 2 1', 'ann y 2 ')],
  ])('reads %s', (_, text) => {
    expect(plain(readAnswers(text))).toEqual(expected);
  });

  it('does without a gold column', () => {
    expect([...readAnswers(table('worker item response', 'ann x 1')).truth]).toEqual([-1]);
  });

  const header = 'worker item response gold';
  it.each([
    ['nothing', '', 'The table is empty: line 1 must name its columns.'],
    ['no answers', header, 'The table has a header and no answers.'],
    [
      'a column missing',
      'worker item gold',
      'Line 1: there is no column named response among the names parted by tabs.',
    ],
    [
      'commas',
      'worker,item,response',
      'Line 1: there is no column named worker among the names parted by tabs.',
    ],
    ['a column twice', `${header} worker`, 'Line 1, column 5: there is a second worker column.'],
    [
      'another label',
      table(header, 'ann x maybe 1'),
      'Line 2, column 3 (response) must be 1 or 0, not “maybe”.',
    ],
    [
      'a short line',
      table(header, 'ann x 1 1', 'ann y'),
      'Line 3, column 3 (response) is empty; it must be 1 or 0.',
    ],
    ['no worker', table(header, ' x 1 1'), 'Line 2, column 1 (worker) is empty.'],
    ['no item', table(header, 'ann  1 1'), 'Line 2, column 2 (item) is empty.'],
    ['other gold', table(header, 'ann x 1 ?'), 'Line 2, column 4 (gold) must be 1 or 0, not “?”.'],
    [
      'a third label',
      table(header, 'ann x 0 1', 'ann y 2 1'),
      'Line 3, column 3 (response) is 2, but line 2 has 0 beside 1, and answers are of two kinds.',
    ],
    [
      'gold at odds',
      table(header, 'ann x 1 1', 'ben x 1 0'),
      'Line 3, column 4 (gold) contradicts an earlier line about the same item.',
    ],
    [
      'one person twice',
      table(header, 'ann x 1 1', 'ben x 1 1', 'ann x 0 1'),
      'Line 4, column 1 (worker): “ann” has answered this item on line 2 already.',
    ],
  ])('refuses %s in one sentence', (_, text, sentence) => {
    const read = () => readAnswers(text.replaceAll(' ', text.includes('\t') ? ' ' : '\t'));
    expect(read).toThrow(UnreadableTable);
    expect(read).toThrow(sentence);
  });
});
