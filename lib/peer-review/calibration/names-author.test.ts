import { describe, expect, it } from 'vitest';
import { namesAuthor } from './names-author';

describe('R5: a text that has its author’s name in it', () => {
  it.each([
    ['I, Ed, saw it.', 'Ed'],
    ['ED!', 'Ed'],
    ['Ｅｄ was there', 'Ed'],
    ['“Ed’s pipes”', 'Ed'],
    ['I, thandeka  mbele, saw it.', 'Thandeka Mbele'],
    ['Zoë said so', 'ZOË'],
    ['C. (Jr.) wrote this', 'C. (Jr.)'],
    ['我是李明，我看见了。', '李明'],
    ['ฉันชื่อสมชายครับ', 'สมชาย'],
  ])('%s: names %s', (text, name) => {
    expect(namesAuthor(text, name)).toBe(true);
  });

  it.each([
    ['They bribed the council and everybody knows it.', 'Ed'],
    ['Edward said so.', 'Ed'],
    ['Éd', 'd'],
    ['Zoëlla', 'Zoë'],
    ['Ed2 is no name.', 'Ed'],
    ['C. or Jr. wrote this', 'C.*Jr.'],
    ['Thandeka and Mbele', 'Thandeka Mbele'],
  ])('%s: does not name %s', (text, name) => {
    expect(namesAuthor(text, name)).toBe(false);
  });
});
