import { setImmediate } from 'node:timers/promises';
import { storedReason } from '@/lib/platform/reasons';
import { escapeHtml } from '@/lib/platform/text/escape-html';
import { directionOf, type Locale } from '@/lib/language/locales';
import { reasonInWords } from '@/lib/language/reason-in-words';
import { momentInFull } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { personalData, subjects } from '../personal-data/personal-data';
import type { Row, Value } from '../personal-data/store';

/** What is kept of a member, by table, in the order of the catalogue. */
export type Held = { table: keyof typeof personalData; rows: Row[] };
/** What an article is called that a row names. */
export type ArticleName = { id: string; slug: string; headline: string };

type Said = {
  about: { publication: string; site: string; madeAt: string };
  held: Held[];
  articles: ArticleName[];
  locale: Locale;
};

/** Rows that are written before others have their turn. */
const AT_A_TIME = 200;

/** What is kept of a member as a page to read: one file that needs no other, and no connection. */
export async function writePage({ about, held, articles, locale }: Said): Promise<string> {
  const t = translator(locale, 'privacy');
  const say = valueIn({ locale, articles, site: about.site });
  const made = momentInFull(new Date(about.madeAt), locale);
  const title = escapeHtml(t('copy.title', { publication: about.publication }));
  const parts = [
    `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${LOOK}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(t('copy.intro', { made, site: about.site }))}</p>
`,
  ];
  for (const subject of subjects) {
    const own = held.filter(({ table }) => personalData[table].subject === subject);
    const full = own.filter(({ rows }) => rows.length > 0);
    const empty = own.filter(({ rows }) => rows.length === 0);
    if (own.length === 0) continue;
    parts.push(`<h2>${escapeHtml(t(`subjects.${subject}`))}</h2>\n`);
    for (const { table, rows } of full) {
      parts.push(`<h3>${escapeHtml(t(`tables.${table}`))}</h3>\n<ol>\n`);
      for (const [place, row] of rows.entries()) {
        parts.push(writeRow(row));
        if (place % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
      }
      parts.push('</ol>\n');
    }
    if (empty.length > 0)
      parts.push(
        `<p class="none">${escapeHtml(t('copy.nothing', { what: empty.map(({ table }) => t(`tables.${table}`)).join(' · ') }))}</p>\n`,
      );
  }
  parts.push('</main>\n</body>\n</html>\n');
  return parts.join('');

  function writeRow(row: Row): string {
    const facts = Object.entries(row).flatMap(([column, value]) =>
      value === null
        ? []
        : [`<dt>${escapeHtml(t(`columns.${column as 'id'}`))}</dt><dd>${say(value, column)}</dd>`],
    );
    return `<li><dl>${facts.join('')}</dl></li>\n`;
  }
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Says a value as a person reads it, in HTML. */
function valueIn({ locale, articles, site }: { locale: Locale; articles: ArticleName[]; site: string }) {
  const t = translator(locale, 'privacy');
  const names = new Map(articles.map((article) => [article.id, article]));
  return (value: Value, column: string): string => {
    const article = column === 'article_id' && typeof value === 'string' ? names.get(value) : undefined;
    if (article)
      return `<a href="${escapeHtml(`${site}/articles/${article.slug}`)}"><bdi>${escapeHtml(article.headline)}</bdi></a>`;
    if (typeof value === 'boolean') return escapeHtml(t(value ? 'copy.yes' : 'copy.no'));
    if (typeof value === 'string' && ID.test(value)) return `<code>${value}</code>`;
    if (typeof value === 'string' && column !== 'body' && MOMENT.test(value))
      return escapeHtml(momentInFull(new Date(value), locale));
    const reason = column.endsWith('reason') || column === 'note' ? storedReason.safeParse(value) : undefined;
    return `<span dir="auto">${escapeHtml(reason?.success ? reasonInWords(locale, reason.data) : written(value))}</span>`;
  };
}

const written = (value: Value): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(written).join(', ');
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${written(one)}`)
    .join(', ');
};

/** As the site looks, as far as a file by itself can. */
const LOOK = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.6 Georgia, 'Times New Roman', serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { margin-block: 3rem 0.5rem; border-block-start: 1px solid; padding-block-start: 0.75rem; font-size: 1.4rem; }
h3 { margin-block: 2rem 0.5rem; font-size: 1.1rem; }
ol { margin: 0; padding: 0; list-style: none; }
li { border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-block: 0.75rem; }
dl { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: 0.15rem 1rem; margin: 0; }
dt, .none { font: 0.875rem/1.7 system-ui, sans-serif; opacity: 0.75; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-size: 0.8rem; opacity: 0.75; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-block-end: 0.5rem; } }
`;
