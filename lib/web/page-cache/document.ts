import { RewritingStream } from 'parse5-html-rewriting-stream';
import { framePage, type Framing } from '../embed/framing';

/** Scripts that a document brings instead of Next's: their addresses on this origin. */
export type DocumentScripts = {
  /** Sets the chosen theme before anything is painted. */
  theme: string;
  /** In a frame, in place of that: takes the look from the page around it, and tells that page how high it is. */
  frame: string;
  /** The custom elements for readers. */
  reader: string;
  /** What those elements are built of, fetched with them and not after. */
  parts?: string[];
};

/** The page needs script to show all that it says, so it is no document: some of it came late, in a Suspense swap. */
export class UnfinishedDocument extends Error {
  override name = 'UnfinishedDocument';
}

type Attribute = { name: string; value: string };

/** Keeps what is emitted in a string: passing a hundred kilobytes on in pieces costs more than parsing them. */
class Rewriter extends RewritingStream {
  written = '';

  override push(piece: unknown, encoding?: BufferEncoding): boolean {
    if (typeof piece !== 'string') return super.push(piece, encoding);
    this.written += piece;
    return true;
  }
}

/**
 * Makes a document of a page that Next rendered: Next's runtime, its preloads and its flight data go, our own scripts
 * come. What a reader sees stays as it was.
 *
 * The head is parsed. Of the rest, which may be long, what goes is found by how it begins: React escapes every `<` that is not a tag's,
 * in texts, attributes and what it writes for its own scripts, and so does what makes HTML of members' texts.
 * @param framing set where it stands in a frame
 * @throws {UnfinishedDocument}
 */
export function toDocument(html: string, scripts: DocumentScripts, framing: Framing | null = null): string {
  const page = without(html, '<script', '</script>', DATA);
  const headEnd = page.indexOf('</head>');
  if (headEnd === -1) return page;
  // React's marks between pieces of text: they only serve hydration.
  const body = without(page.slice(headEnd), '<!--', '-->').replace(FOR_SCRIPTS, '');
  if (SWAP_MARK.test(body))
    throw new UnfinishedDocument('A part of the page was streamed late: await it before rendering.');
  const tags = tagsFor(scripts, framing ? scripts.frame : scripts.theme);
  return `${headOf(page.slice(0, headEnd))}${tags}${framing ? framePage(body, framing) : body}`;
}

/** React's place-holder for what is swapped in later by script. */
const SWAP_MARK = /<template id="[BP]:/;
/** As in the head, should it stand below. */
const FOR_SCRIPTS = /<link rel="(?:modulepreload|expect|preload" as="script)"[^>]*>/g;

function headOf(html: string): string {
  const rewriter = new Rewriter();
  rewriter.on('startTag', (tag, raw) => {
    if (tag.tagName === 'link' && isForScripts(tag.attrs)) return;
    const kept = tag.attrs.filter(({ name }) => name !== 'nonce' && name !== 'data-precedence');
    if (kept.length === tag.attrs.length) rewriter.emitRaw(raw);
    else rewriter.emitStartTag({ ...tag, attrs: kept });
  });
  rewriter.on('comment', () => undefined);
  rewriter.end(html);
  return rewriter.written;
}

/** What is in a script that is none: search engines read it. */
const DATA = '<script type="application/ld+json"';

/** A text without what stands between two marks, and without these, but for what begins with `but`. */
function without(text: string, from: string, to: string, but?: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let begin = text.indexOf(from); begin !== -1; begin = text.indexOf(from, at)) {
    const end = text.indexOf(to, begin);
    const next = end === -1 ? text.length : end + to.length;
    const stays = but !== undefined && text.startsWith(but, begin);
    kept.push(text.slice(at, stays ? next : begin));
    at = next;
  }
  kept.push(text.slice(at));
  return kept.join('');
}

/** Preloads of scripts, and React's request to hold back painting until a script's mark is there. */
function isForScripts(attributes: Attribute[]): boolean {
  const rel = valueOf(attributes, 'rel');
  if (rel === 'modulepreload' || rel === 'expect') return true;
  return rel === 'preload' && valueOf(attributes, 'as') === 'script';
}

function valueOf(attributes: Attribute[], name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

/** @param first what runs before anything is painted */
function tagsFor({ reader, parts = [] }: DocumentScripts, first: string): string {
  const preloads = parts.map((part) => `<link rel="modulepreload" href="${part}"/>`).join('');
  return `${preloads}<script src="${first}"></script><script type="module" src="${reader}"></script>`;
}
