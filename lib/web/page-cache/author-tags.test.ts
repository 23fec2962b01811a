import { expect, it } from 'vitest';
import type { CommentView } from '@/lib/comments/schemas';
import { authorTags } from './author-tags';

const comment = (authorId: string | null, replies?: CommentView[]) =>
  ({ author: authorId && { id: authorId }, replies }) as CommentView;

it('names everyone who is shown, at every depth, and nobody for an empty place', () => {
  const thread = [comment('a', [comment(null, [comment('b')])]), comment('c')];
  expect(authorTags(thread)).toEqual(['member:a', 'member:b', 'member:c']);
});
