import { describe, expect, it } from 'vitest';
import { pagesAround } from './pages-around';

const thread = { sort: 'top', nextCursor: 'on', previousCursor: 'back' } as const;

describe('the pages of a thread', () => {
  it('name the order that their places are of, also where nobody asked for one', () => {
    expect(pagesAround({ path: '/a', query: {}, thread })).toEqual({
      start: null,
      previous: '/a?sort=top&before=back#comments',
      next: '/a?sort=top&cursor=on#comments',
    });
  });

  it('begin with the address that has no place, in the order that was asked for', () => {
    const of = { path: '/a', thread: { ...thread, nextCursor: null } };
    expect(pagesAround({ ...of, query: { cursor: 'here', experienced: true } })).toEqual({
      start: '/a?experienced=1#comments',
      previous: '/a?sort=top&experienced=1&before=back#comments',
      next: null,
    });
    expect(pagesAround({ ...of, query: { sort: 'oldest', before: 'here' } }).start).toBe(
      '/a?sort=oldest#comments',
    );
  });
});
