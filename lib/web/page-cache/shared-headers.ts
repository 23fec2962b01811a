import { baseHeaders, documentPolicy } from '../http/security-headers';
import { isPage } from './render-shared';
import type { Rendering } from './rendering';

/** What a handler says about its answer that goes on to the reader. All else that Next adds is about its own caches. */
const PASSED_ON = [
  'content-type',
  'content-language',
  'location',
  'retry-after',
  'access-control-allow-origin',
  'surrogate-key',
  'x-robots-tag',
];

/** Which links of a page the browser may fetch before they are followed. */
const SPECULATION_RULES = '"/assets/speculation-rules.json"';

/**
 * The headers of a page that is kept: browsers may keep it too, and ask each time whether it still stands. What is made for members
 * nobody between us and them keeps.
 */
export function headersOfKept(rendering: Rendering, appUrl: string): Record<string, string> {
  return {
    ...headersOfShared(rendering, appUrl),
    'cache-control': `${rendering.audience === 'member' ? 'private' : 'public'}, max-age=0, must-revalidate`,
    vary: 'accept-encoding, cookie',
  };
}

/** The headers of what was rendered for any reader and is not kept: an error, a redirection. */
export function headersOfUnkept(rendering: Rendering, appUrl: string): Record<string, string> {
  return {
    ...headersOfShared(rendering, appUrl),
    'cache-control': 'private, no-store',
    'content-length': String(rendering.body.length),
  };
}

function headersOfShared(rendering: Rendering, appUrl: string): Record<string, string> {
  const policy = documentPolicy(rendering.framers);
  const headers: Record<string, string> = { ...baseHeaders(appUrl), 'content-security-policy': policy };
  for (const name of PASSED_ON) {
    const value = rendering.headers[name];
    if (value !== undefined) headers[name] = String(value);
  }
  if (isPage(rendering)) headers['speculation-rules'] = SPECULATION_RULES;
  return headers;
}
