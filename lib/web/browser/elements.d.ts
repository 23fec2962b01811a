import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Custom<Attributes = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Attributes;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'theme-switch': Custom<{ label: string; system: string; light: string; dark: string }>;
      'share-link': Custom<{
        label?: string;
        heading?: string;
        copied?: string;
        copy?: boolean;
        beside?: boolean;
      }>;
      'new-comments': Custom<{ article: string; count: number; href: string; words: string }>;
      'more-replies': Custom<{ of: string; said: string }>;
      'live-notices': Custom<{ label: string; unread: string; words: string }>;
      'reader-acts': Custom<{ article?: string; done: string; undo: string }>;
      'own-page': Custom;
      'frame-session': Custom;
      'close-window': Custom;
      'desk-keys': Custom;
      'desk-live': Custom<{
        at: number;
        arrived?: number;
        news?: string;
        further?: string;
        gone: string;
        now: string;
        minutes: string;
        hours: string;
        days: string;
      }>;
      'case-claim': Custom<{ comment: string }>;
      'work-selection': Custom<{ of: string; without?: string; full?: string }>;
      'thread-visit': Custom<{ article: string; now: string; words: string }>;
      'look-again': Custom;
      'review-panel': Custom<{ keys: string }>;
      'reading-time': Custom<{ until: string; now: string; seconds: string; minutes: string }>;
      'show-password': Custom<{ label: string }>;
      'passkey-form': Custom<{
        request: string;
        proof?: string;
        makes?: boolean;
        autofill?: boolean;
        minutes?: number;
        stopped: string;
        failed: string;
        late?: string;
      }>;
      'proof-of-work': Custom<{ task: string; doing: string; done: string }>;
      'picture-preview': Custom<{ label: string; most: number; large: string; types: string; other: string }>;
      'comment-writer': Custom<{
        article?: string;
        answering?: string;
        comment?: string;
        posted?: string;
        member?: string;
        most: number;
        'keeps-links'?: boolean;
      }>;
      'own-comments': Custom<{ states: string; posted: string; moved: string }>;
    }
  }
}
