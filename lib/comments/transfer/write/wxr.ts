import type { ExportedArticle, ExportedComment } from '../store';
import { asCdata, escaped } from './xml-text';

export const wxrHead =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n<wp:wxr_version>1.2</wp:wxr_version>\n';
export const wxrFoot = '</channel>\n</rss>\n';

/** The beginning of an article’s item; its comments and `wxrItemEnd` follow. */
export const wxrItem = ({ id, address, title, publishedAt }: ExportedArticle): string =>
  `<item><title>${asCdata(title)}</title><link>${escaped(address)}</link><content:encoded></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${gmt(publishedAt)}</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\n`;
export const wxrItemEnd = '</item>\n';

export function wxrComment({ id, parentId, author, html, createdAt, state }: ExportedComment): string {
  const field = (name: string, value: string) => `<wp:comment_${name}>${value}</wp:comment_${name}>`;
  return [
    `<wp:comment>${field('id', id)}${field('author', asCdata(author.name))}${field('author_email', asCdata(author.address ?? ''))}`,
    `${field('date_gmt', gmt(createdAt))}${field('content', asCdata(html))}${field('approved', APPROVED[state])}`,
    `${field('type', 'comment')}${field('parent', parentId ?? '0')}${field('user_id', author.id)}</wp:comment>\n`,
  ].join('');
}

const APPROVED: Record<ExportedComment['state'], string> = {
  published: '1',
  pending: '0',
  rejected: 'spam',
  deleted: 'trash',
};

/** As WordPress writes a moment: no more exact than a second. */
const gmt = (moment: string): string => moment.slice(0, 19).replace('T', ' ');
