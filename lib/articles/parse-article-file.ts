import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { normaliseLine, normaliseText } from '@/lib/platform/text/normalise';
import { threadSorts, type ThreadSort } from '@/lib/policy/schemas';
import { slugFrom } from './rules';

/** An article as a file tells of it. */
export type ParsedArticle = {
  slug: string;
  headline: string;
  standfirst: string;
  byline: string;
  publishedAt: Date;
  /** Left out where the desk says it. */
  topics?: string[];
  lead: boolean;
  /** BCP 47. */
  language: string;
  /** The email address of the member who wrote it, where one of ours did. */
  author: string | null;
  /** The order in which its comments are shown at first; null for the publication's, and left out where the desk says it. */
  defaultSort?: ThreadSort | null;
  /** Markdown. */
  body: string;
  picture: {
    file: string | null;
    width: number;
    height: number;
    alt: string;
    caption: string;
    credit: string;
  } | null;
};

/** The file cannot be read as an article. The message says what is wrong and where. */
export class ArticleFileError extends Error {
  override name = 'ArticleFileError';
}

/**
 * Reads an article from Markdown with front matter, or from the plain text of a page: headline, caption, byline, date,
 * standfirst and body, in this order; the page's comment section is left out.
 * @throws {ArticleFileError}
 */
export function parseArticleFile(text: string): ParsedArticle {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (clean.trim() === '') throw new ArticleFileError('the file is empty');
  if (clean.includes('\0') || clean.includes('\uFFFD'))
    throw new ArticleFileError('the file is not UTF-8 text');
  return clean.startsWith('---\n') ? parseMarkdown(clean) : parsePage(clean);
}

// ── Markdown with front matter ─────────────────────────────────────────────────────────────────

const line = z.string().transform(normaliseLine).pipe(z.string().min(1, 'must not be empty').max(500));
const frontMatter = z.strictObject({
  headline: line,
  slug: z
    .string()
    .regex(/^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u, 'must be lower-case words joined by hyphens')
    .max(120)
    .optional(),
  standfirst: line,
  byline: line,
  date: z.union([z.string(), z.date()]).transform((value, ctx) => {
    const date = value instanceof Date ? value : parseDate(value);
    if (date && !Number.isNaN(date.getTime())) return date;
    ctx.addIssue({ code: 'custom', message: 'must be a date like 2026-11-23 or 15 Mar 2022' });
    return z.NEVER;
  }),
  topics: z.array(line).max(10).optional(),
  lead: z.boolean().default(false),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag like en or af')
    .default('en'),
  author: z.email('must be the email address of a member').nullable().default(null),
  defaultSort: z
    .enum(threadSorts, { error: `must be one of ${threadSorts.join(', ')}` })
    .nullable()
    .optional(),
  image: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the name of a file in public/pictures')
    .optional(),
  imageWidth: z.int().positive().default(1600),
  imageHeight: z.int().positive().default(900),
  alt: z.string().default(''),
  caption: z.string().default(''),
  credit: z.string().default(''),
});

function parseMarkdown(text: string): ParsedArticle {
  const end = text.indexOf('\n---', 3);
  if (end < 0) throw new ArticleFileError('the front matter that begins on line 1 is not closed with ---');
  const { image, imageWidth, imageHeight, alt, caption, credit, date, slug, ...rest } = parseFrontMatter(
    text.slice(4, end + 1),
  );
  const body = normaliseText(text.slice(text.indexOf('\n', end + 1) + 1));
  if (body === '') throw new ArticleFileError('there is no text below the front matter');
  const picture = image
    ? { file: image, width: imageWidth, height: imageHeight, alt, caption, credit }
    : null;
  return { ...rest, slug: slug ?? addressFrom(rest.headline), publishedAt: date, body, picture };
}

function addressFrom(headline: string): string {
  const slug = slugFrom(headline);
  if (slug === '')
    throw new ArticleFileError(
      `no address can be made of the headline “${headline}”: the front matter has to name a slug`,
    );
  return slug;
}

function parseFrontMatter(yaml: string): z.output<typeof frontMatter> {
  let data: unknown;
  try {
    data = parseYaml(yaml);
  } catch (error) {
    throw new ArticleFileError(`the front matter is not YAML (${(error as Error).message.split('\n')[0]})`);
  }
  const parsed = frontMatter.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const key =
    issue?.path.join('.') ||
    (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'the front matter');
  throw new ArticleFileError(`front matter: ${key}: ${issue?.message ?? 'is invalid'}`);
}

// ── The plain text of a page ───────────────────────────────────────────────────────────────────

const BYLINE = /^by\s+\S/i;
const CREDIT = / ?\((?:photo|picture|image|illustration|graphic)s?:([^()]+)\)$/i;
/** Where a page's own comment section begins. */
const COMMENTS =
  /^(?:comments?(?:\s*[-–—:(].*)?|no comments, yet.*|please note you must be .* to comment.*|please peer review .*)$/i;
/** Lines below the headline within which byline and date are looked for. */
const HEAD_LINES = 15;

function parsePage(text: string): ParsedArticle {
  const lines = text.split('\n').map((l) => normaliseLine(l));
  const first = lines.findIndex((l) => l !== '');
  const headline = lines[first] ?? '';
  const head = lines.slice(first + 1, first + 1 + HEAD_LINES);
  const dateOffset = head.findIndex((l) => dateOfLine(l) !== null);
  if (dateOffset < 0) {
    throw new ArticleFileError(
      `no date like “15 Mar 2022” on a line of its own within ${HEAD_LINES} lines of the headline “${headline}”`,
    );
  }
  const publishedAt = dateOfLine(head[dateOffset] ?? '') as Date;
  const bylineOffset = head.findIndex((l) => BYLINE.test(l));
  if (bylineOffset < 0)
    throw new ArticleFileError(`no byline like “By Name” near the headline “${headline}”`);
  const between = head
    .slice(0, Math.min(dateOffset, bylineOffset))
    .filter((l) => l !== '')
    .join(' ');
  const paragraphs = bodyParagraphs(lines.slice(first + 2 + Math.max(dateOffset, bylineOffset)));
  const [standfirst, ...body] = paragraphs;
  if (!standfirst || body.length === 0)
    throw new ArticleFileError('there is no standfirst and body below the byline and date');
  return {
    slug: addressFrom(headline),
    headline,
    standfirst,
    byline: (head[bylineOffset] ?? '').replace(/^by\s+/i, ''),
    publishedAt,
    lead: false,
    language: 'en',
    author: null,
    body: body.map(escapeMarkdown).join('\n\n'),
    picture: between ? captionOnly(between) : null,
  };
}

function captionOnly(caption: string): ParsedArticle['picture'] {
  const credit = CREDIT.exec(caption)?.[1]?.trim() ?? '';
  return { file: null, width: 0, height: 0, alt: '', caption: caption.replace(CREDIT, ''), credit };
}

function bodyParagraphs(lines: string[]): string[] {
  const end = lines.findIndex((l) => COMMENTS.test(l));
  const own = end < 0 ? lines : lines.slice(0, end);
  return own
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => normaliseLine(paragraph))
    .filter((paragraph) => paragraph !== '');
}

/** A page's date line may end in its number of comments. */
const dateOfLine = (l: string): Date | null => parseDate(l.replace(/(\d{4})\s+\d+$/, '$1'));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `15 Mar 2022`, `March 15, 2022` or ISO 8601; a day without a time is its midnight UTC. */
function parseDate(text: string): Date | null {
  if (/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text)) return new Date(text);
  const dayFirst = /^(\d{1,2}) ([a-z]{3,9})\.?,? (\d{4})$/i.exec(text);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  const [day, monthName, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = MONTHS.indexOf((monthName ?? '').slice(0, 3).toLowerCase());
  if (month < 0) return null;
  const date = new Date(Date.UTC(Number(year), month, Number(day)));
  return date.getUTCDate() === Number(day) ? date : null;
}

/** Plain text stays what it is: characters that Markdown would read are escaped. */
const escapeMarkdown = (paragraph: string) =>
  paragraph
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+#=~])/, '\\$1');
