import type { ExportedArticle, ExportedComment } from '../store';
import { asCdata, escaped } from './xml-text';

export const disqusHead =
  '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">\n';
export const disqusFoot = '</disqus>\n';

export const disqusThread = ({ id, identifier, address, title, publishedAt }: ExportedArticle): string =>
  `<thread dsq:id="${id}"><id>${escaped(identifier ?? '')}</id><link>${escaped(address)}</link><title>${escaped(title)}</title><createdAt>${publishedAt}</createdAt></thread>\n`;

/** What was turned down is spam there: nothing else keeps its text, and is not up. */
export function disqusPost({
  id,
  article,
  parentId,
  author,
  html,
  createdAt,
  state,
}: ExportedComment): string {
  const is = (name: string, yes: boolean) => `<${name}>${yes}</${name}>`;
  return [
    `<post dsq:id="${id}"><message>${asCdata(html)}</message><createdAt>${createdAt}</createdAt>`,
    `${is('isDeleted', state === 'deleted')}${is('isSpam', state === 'rejected')}${is('isApproved', state !== 'pending')}`,
    `<author>${author.address === null ? '' : `<email>${escaped(author.address)}</email>`}<name>${escaped(author.name)}</name>`,
    `<isAnonymous>false</isAnonymous><username>${author.id}</username></author><thread dsq:id="${article.id}"/>`,
    `${parentId === null ? '' : `<parent dsq:id="${parentId}"/>`}</post>\n`,
  ].join('');
}
