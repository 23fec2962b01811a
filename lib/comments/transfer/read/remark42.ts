import type { Read } from '../schemas';
import { addressId, idOf, toId, toLine, toOptional, toTime } from './fields';
import { fieldsIn, readJsonLines, type Fields } from './json-lines';

/** Comments of a backup of Remark42: after a line about the site, one a line. Its users have no address. */
export async function* readRemark42(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  let isFirst = true;
  for await (const line of readJsonLines(bytes)) {
    const isHead = isFirst && line !== null && 'version' in line && !('locator' in line);
    isFirst = false;
    if (!isHead) yield line ? toComment(line) : { leftOut: 'unreadable', externalId: null };
  }
}

function toComment(comment: Fields): Read {
  const externalId = toId(comment.id);
  const address = toOptional(fieldsIn(comment, 'locator').url);
  if (externalId === null || address === null) return { leftOut: 'unreadable', externalId };
  const createdAt = toTime(comment.time);
  if (createdAt === null) return { leftOut: 'date-unreadable', externalId };
  const user = fieldsIn(comment, 'user');
  return {
    externalId,
    createdAt,
    article: {
      externalId: addressId(address),
      identifier: null,
      address,
      title: toLine(comment.title),
      publishedAt: null,
    },
    parentId: idOf(comment.pid),
    author: { externalId: toId(user.id), name: toLine(user.name), address: toOptional(user.email, 320) },
    text: { format: 'html', body: typeof comment.text === 'string' ? comment.text : '' },
    editedAt: toTime(fieldsIn(comment, 'edit').time),
    state: comment.delete === true ? 'deleted' : 'published',
  };
}
