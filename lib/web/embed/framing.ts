import { asLocale, type Locale } from '@/lib/language/locales';

/** A page of a discussion that stands in a frame on another's page. */
export type Framing = {
  /** The article's, as it stands in the address. */
  slug: string;
  /** What the page around it is read in, where that says so. */
  language?: Locale;
};

/** Where they are. What is below `/fragment` is no page: whoever includes it frames nothing. */
const FRAMED = /^\/embed\/([^/?]+)(?=[/?]|$)(?!\/fragment(?:\?|$))/;

/** How the page at an address (path and query) is framed; null where it is not. */
export function framingOf(url: string): Framing | null {
  const slug = FRAMED.exec(url)?.[1];
  if (slug === undefined) return null;
  const mark = url.indexOf('?');
  const language = mark === -1 ? null : new URLSearchParams(url.slice(mark)).get('lang');
  return { slug, language: asLocale(language) };
}

/** What belongs to a discussion: the pages of its thread, those of single comments, and where one is reported. */
const CONVERSATION =
  /^\/articles\/([^/?#]+)((?:\/comments\/[0-9a-f-]{36}(?:\/report)?)?)(?:\?([^#]*))?(#.*)?$/;

/** What somebody there has written themselves, and where they change it. */
const OWN = /^(\/my-comments(?:\/[0-9a-f-]{36}\/edit)?)(?:\?([^#]*))?(#.*)?$/;

/**
 * Where a path of the site is within the frame; null for what is no part of this discussion.
 * @param joint what stands between the parts of a query: in markup an ampersand is escaped
 */
function framedPath(path: string, { slug, language }: Framing, joint = '&'): string | null {
  const own = OWN.exec(path);
  const [of, place = '', query = '', end = ''] = own
    ? [slug, ...own.slice(1)]
    : (CONVERSATION.exec(path)?.slice(1) ?? []);
  if (of !== slug) return null;
  const asked = [language && `lang=${language}`, query].filter(Boolean).join(joint);
  return `/embed/${slug}${place}${asked && `?${asked}`}${end}`;
}

/** The start of a link, or of what shows one. React, and what makes HTML of members' texts, escape every `<`, `>` and `"` that is not markup. */
const LINK = /<(a|new-comments)\b([^>]*)>/g;
const HREF = /( href=")([^"]*)"/;

/**
 * Makes a page of the site one that stands in a frame: what stays in the discussion stays in the frame, and whatever leads away from it
 * opens beside the page that the frame is on.
 */
export function framePage(html: string, framing: Framing): string {
  // No browser lets a frame take the focus by itself, and each says so in the console of the page around it: our script does, where it may.
  return html
    .replaceAll(' autofocus=""', ' data-autofocus=""')
    .replace(LINK, (tag: string, name: string, attributes: string) => {
      const href = HREF.exec(attributes)?.[2];
      if (href === undefined || href.startsWith('#')) return tag;
      const within = framedPath(href, framing, '&amp;');
      if (within !== null) return `<${name}${attributes.replace(HREF, `$1${within}"`)}>`;
      return attributes.includes(' target="') ? tag : `<${name}${attributes} target="_blank" rel="noopener">`;
    });
}

/**
 * Where somebody in a frame is led whom the site would lead to `location`: to the same place of the discussion, or, where that leads away
 * from it, to a page that has a link to it.
 */
export function frameLocation(location: string, framing: Framing, appUrl: string): string {
  const { origin, pathname, search, hash } = new URL(location, appUrl);
  const path = pathname + search + hash;
  if (origin !== new URL(appUrl).origin || pathname.startsWith('/embed/')) return location;
  const onwards = new URLSearchParams({ to: path, ...(framing.language && { lang: framing.language }) });
  return framedPath(path, framing) ?? `/embed/${framing.slug}/onwards?${onwards}`;
}
