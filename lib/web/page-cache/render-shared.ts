import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { frameLocation, framingOf } from '../embed/framing';
import { AUDIENCE_HEADER, FRAMED_HEADER, LANGUAGE_HEADER, RENDER_HEADER } from '../http/internal-headers';
import { watchOutcome, type Failure } from '../entry/outcome';
import { AWAY, FAILED, plainPage } from '../entry/plain-answer';
import { capture } from './capture';
import { closeDeclaration, openDeclaration } from './declared-tags';
import { toDocument, UnfinishedDocument, type DocumentScripts } from './document';
import { copyOf } from './page-copy';
import type { Rendering } from './rendering';

/** An address that no route answers: Next renders its "not found" page there. */
export const NOT_FOUND_ADDRESS = '/_not-found';

const RENDER_TIMEOUT_MS = 20_000;

type Options = {
  handle: RequestListener;
  /** The address that people use; what the page takes for its own host. */
  appUrl: string;
  scripts(): DocumentScripts;
  /** Whose pages may frame a discussion. */
  framers(): Promise<readonly string[]>;
};

/**
 * Renders pages for all readers without a session, or for all members. The request is made up from the address, a language and that
 * alone: nothing of the person who happens to ask, no cookie, no address, can find its way into what others are shown.
 */
export function createSharedRenderer({ handle, appUrl, scripts, framers }: Options) {
  const { host, protocol } = new URL(appUrl);

  return async function renderShared(key: string): Promise<Rendering> {
    const rendering = await renderWithTags(key);
    // What leads elsewhere has nothing to be seen, and Next ends it where it is.
    if (leadsElsewhere(rendering)) return withoutBody(rendering, key);
    if (!isPage(rendering)) return rendering;
    try {
      return await asDocument(rendering, key);
    } catch (error) {
      if (!(error instanceof UnfinishedDocument)) throw error;
      // Just after a start, Next may still be loading the code of a part, and streams that part late. Once.
      return asDocument(await renderWithTags(key), key);
    }
  };

  function withoutBody(rendering: Rendering, key: string): Rendering {
    const [framing, { location, ...headers }] = [framingOf(copyOf(key).url), rendering.headers];
    const to = framing && location ? frameLocation(String(location), framing, appUrl) : location;
    return { ...rendering, headers: { ...headers, ...(to && { location: to }) }, body: Buffer.alloc(0) };
  }

  async function renderWithTags(key: string): Promise<Rendering> {
    const { url, audience } = copyOf(key);
    const token = randomUUID();
    openDeclaration(token);
    let tags: string[] | undefined;
    try {
      const rendering = await ask(url, { [RENDER_HEADER]: token, ...headersOf(key) });
      const allowed = framingOf(url) ? await framers() : undefined;
      tags = closeDeclaration(token);
      return { ...rendering, tags, audience, framers: allowed };
    } finally {
      if (!tags) closeDeclaration(token);
    }
  }

  function ask(url: string, headers: Record<string, string>): Promise<Rendering> {
    const own = { host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host, accept: '*/*' };
    let failure: Failure | undefined;
    return watchOutcome(
      async (outcome) => {
        const asked = { handle, url, headers: { ...own, ...headers }, timeoutMs: RENDER_TIMEOUT_MS };
        const rendering = { ...(await capture(asked)), failure };
        const { language } = outcome;
        if (language && isPage(rendering)) rendering.headers['content-language'] = language;
        return rendering.status === 500 && outcome.away ? { ...rendering, status: AWAY.status } : rendering;
      },
      (told) => (failure = told),
    );
  }

  /** Next leaves the pages of its errors empty, for script to fill; readers get one that says what is the matter. */
  async function asDocument(rendering: Rendering, key: string): Promise<Rendering> {
    const { body, status } =
      rendering.status === 404 ? await ask(NOT_FOUND_ADDRESS, headersOf(key)) : rendering;
    if (status >= 500) return failed({ ...rendering, status });
    const framing = framingOf(copyOf(key).url);
    return { ...rendering, body: Buffer.from(toDocument(body.toString(), scripts(), framing)) };
  }

  function failed(rendering: Rendering): Rendering {
    const { message, headers } = rendering.status === AWAY.status ? AWAY : FAILED;
    const body = Buffer.from(toDocument(plainPage(message), scripts()));
    return { ...rendering, headers: { ...rendering.headers, 'content-language': 'en', ...headers }, body };
  }
}

/** What a page is told of whom the copy is for. */
function headersOf(key: string): Record<string, string> {
  const { url, language, audience } = copyOf(key);
  return {
    ...(framingOf(url) && { [FRAMED_HEADER]: '1' }),
    ...(audience === 'member' && { [AUDIENCE_HEADER]: audience }),
    ...(language && { [LANGUAGE_HEADER]: language }),
  };
}

const leadsElsewhere = ({ status }: Rendering): boolean => status >= 300 && status < 400;

/** Whether this is a page for people, rather than data or a feed. */
export function isPage({ headers }: Pick<Rendering, 'headers'>): boolean {
  return String(headers['content-type']).startsWith('text/html');
}
