import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Custom<Attributes = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Attributes;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'theme-switch': Custom;
      'share-link': Custom<{ label?: string; heading?: string }>;
      'new-comments': Custom<{ article: string; count: number }>;
    }
  }
}
