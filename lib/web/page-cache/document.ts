import { RewritingStream } from 'parse5-html-rewriting-stream';

/** Scripts that a document brings instead of Next's: their addresses on this origin. */
export type DocumentScripts = {
  /** Sets the chosen theme before anything is painted. */
  theme: string;
  /** The custom elements for readers. */
  reader: string;
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
 * @throws {UnfinishedDocument}
 */
export function toDocument(html: string, scripts: DocumentScripts): string {
  const rewriter = new Rewriter();
  let unfinished = false;
  let insideDroppedScript = false;

  rewriter.on('startTag', (tag, raw) => {
    if (tag.tagName === 'template' && isSwapMark(tag.attrs)) unfinished = true;
    if (tag.tagName === 'script') {
      insideDroppedScript = true;
      return;
    }
    if (tag.tagName === 'link' && isForScripts(tag.attrs)) return;
    const kept = tag.attrs.filter(({ name }) => name !== 'nonce' && name !== 'data-precedence');
    if (kept.length === tag.attrs.length) rewriter.emitRaw(raw);
    else rewriter.emitStartTag({ ...tag, attrs: kept });
  });
  rewriter.on('text', (_text, raw) => {
    if (!insideDroppedScript) rewriter.emitRaw(raw);
  });
  rewriter.on('endTag', (tag, raw) => {
    if (tag.tagName === 'script' && insideDroppedScript) {
      insideDroppedScript = false;
      return;
    }
    if (tag.tagName === 'head') rewriter.emitRaw(tagsFor(scripts));
    rewriter.emitRaw(raw);
  });
  // React's marks between pieces of text: they only serve hydration.
  rewriter.on('comment', () => undefined);

  rewriter.end(html);
  if (unfinished)
    throw new UnfinishedDocument('A part of the page was streamed late: await it before rendering.');
  return rewriter.written;
}

/** React's place-holder for what is swapped in later by script. */
function isSwapMark(attributes: Attribute[]): boolean {
  return /^[BP]:/.test(valueOf(attributes, 'id') ?? '');
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

function tagsFor({ theme, reader }: DocumentScripts): string {
  return `<script src="${theme}"></script><script type="module" src="${reader}"></script>`;
}
