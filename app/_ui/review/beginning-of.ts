import { excerpt } from '@/lib/platform/text/excerpt';

const CHARACTERS = 60;

/** How a comment begins, as far as its author needs it to know it again. */
export const beginningOf = (markdown: string): string =>
  excerpt(markdown, CHARACTERS).text.replace(/ …$/, '\u00a0…');
