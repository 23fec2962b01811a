import { describe, expect, it } from 'vitest';
import { readSearch, searchHref } from './read-search';

describe('the address of a search', () => {
  it('asks for words, with the filters that are filled in', () => {
    const { query, typed, problems } = readSearch({
      q: ' high  court ',
      article: '',
      author: '',
      from: '2026-11-01',
    });
    expect(query).toEqual({ q: 'high court', from: '2026-11-01', limit: 20 });
    expect(typed).toMatchObject({ q: 'high  court', article: '', from: '2026-11-01' });
    expect(problems).toEqual([]);
  });

  it.each([
    [{}, []],
    [{ q: '   ' }, []],
    [{ q: ['a', 'b'] }, []],
    [{ q: 'x'.repeat(201) }, ['q']],
    [{ q: 'x', from: '1 May' }, ['from']],
    [{ q: 'x', from: '2026-05-02', to: '2026-05-01' }, ['to']],
    [{ from: '1 May', author: 'x'.repeat(101) }, ['author', 'from']],
  ])('asks for nothing with %j', (params, problems) => {
    expect(readSearch(params)).toMatchObject({ query: null, problems });
  });

  it('leaves out what is as usual', () => {
    expect(searchHref({})).toBe('/search');
    expect(searchHref({ q: 'a b', article: '', author: 'Anna' }, 'c')).toBe(
      '/search?q=a+b&author=Anna&cursor=c',
    );
  });
});
