import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';

/** A publication's own site: to a browser another one than that of the discussions. */
export type Host = {
  origin: string;
  /** Has a page stand at a path, and returns its address. */
  put(path: string, html: string): string;
  stop(): Promise<void>;
};

/** Serves pages at 127.0.0.1, where the site of the tests is at localhost. */
export async function startHost(): Promise<Host> {
  const pages = new Map<string, string>();
  const server = createServer(({ url = '' }, response) => {
    const html = pages.get(url.split('?', 1)[0] ?? '');
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    put(path, html) {
      pages.set(path, html);
      return origin + path;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Browsers block the cookies of a frame from another site, but those that are kept for the site around it; the one of the tests does so when it is told. */
export async function blockCookiesOfOthers(page: Page): Promise<void> {
  const controls = await page.context().newCDPSession(page);
  await controls.send('Network.enable');
  await controls.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
}
