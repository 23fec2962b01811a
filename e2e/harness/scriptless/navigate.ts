import type { APIRequestContext, APIResponse } from '@playwright/test';

/** A form as it is sent: what is in it, and how it is written down. */
export type SentForm = { entries: [string, string][]; enctype: string };
export type Sending = { url: string; form?: SentForm; isLink?: boolean };

const MOST_REDIRECTS = 20;

/** Asks for a page, or posts a form, and goes on to where the answer leads, as a browser does; fragments are kept (RFC 9110, 10.2.2). */
export async function follow(
  requests: APIRequestContext,
  { url, form, from }: Sending & { from: string },
): Promise<{ response: APIResponse; url: string }> {
  let target = new URL(url);
  let sent = form && (await encode(form));
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await requests.fetch(target.href.split('#')[0]!, {
      method: sent ? 'POST' : 'GET',
      headers: { ...headersOf(from), ...(sent && { 'content-type': sent.type, origin: target.origin }) },
      data: sent?.body,
      maxRedirects: 0,
    });
    const location = response.status() >= 300 && response.status() < 400 && response.headers().location;
    if (!location) return { response, url: target.href };
    const next = new URL(location, target);
    next.hash ||= target.hash;
    target = next;
    if (response.status() < 307) sent = undefined;
  }
  throw new Error(`${url} leads from one address to another without end`);
}

const headersOf = (from: string) => ({
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': from.startsWith('http') ? 'same-origin' : 'none',
  ...(from.startsWith('http') && { referer: from.split('#')[0]! }),
});

/** The line ends of what is sent are those of the specification. */
async function encode({ entries, enctype }: SentForm): Promise<{ type: string; body: Buffer }> {
  const lines = entries.map(([name, value]) => [name, value.replace(/\r\n|\r|\n/g, '\r\n')] as const);
  if (enctype !== 'multipart/form-data') {
    const body = Buffer.from(new URLSearchParams(lines.map(([name, value]) => [name, value])).toString());
    return { type: 'application/x-www-form-urlencoded', body };
  }
  const parts = new FormData();
  for (const [name, value] of lines) parts.append(name, value);
  const written = new Response(parts);
  const body = Buffer.from(await written.arrayBuffer());
  return { type: written.headers.get('content-type') ?? enctype, body };
}
