import { env } from '@/lib/platform/env';
import { normaliseLine } from '@/lib/platform/text/normalise';
import type { Addressee } from './store';
import type { Letter } from './transport';

/** Characters on a line of the plain text, as mail has been set for ever. */
const LINE = 76;

/** How a letter is turned into plain text. */
export const asPlainText = {
  plainText: true,
  htmlToTextOptions: {
    wordwrap: LINE,
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'hr', options: { length: LINE } },
    ],
  },
} as const;

/** Who a letter is from and for, without anything that could break out of a header. */
export const envelopeOf = (
  publication: string,
  { displayName, email }: Pick<Addressee, 'displayName' | 'email'>,
): Pick<Letter, 'from' | 'to'> => ({
  from: { name: normaliseLine(publication), address: env().MAIL_FROM },
  to: { name: normaliseLine(displayName), address: email },
});

/**
 * What mail programs act upon.
 * @param token ends mail like this one; null where it cannot be ended
 */
export const headersOf = (token: string | null): Record<string, string> => ({
  // Nobody's holiday answer is wanted (RFC 3834).
  'Auto-Submitted': 'auto-generated',
  ...(token && {
    'List-Unsubscribe': `<${env().APP_URL}/api/unsubscribe/${token}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
});

/** Where a letter leads, besides its own matter. Built from APP_URL: nobody who sends a request has a say in it. */
export function linksOf(token: string | null): {
  home: string;
  settings: string;
  unsubscribe: string | null;
} {
  const { APP_URL } = env();
  return {
    home: APP_URL,
    settings: `${APP_URL}/account/notices`,
    unsubscribe: token && `${APP_URL}/unsubscribe/${token}`,
  };
}

/** By way of the notice, which has then been seen. */
export const wayTo = (noticeId: string): string => `${env().APP_URL}/notifications/${noticeId}`;
