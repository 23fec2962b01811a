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
      'own-comments': Custom<{ states: string; posted: string; moved: string }>;
    }
  }
}
