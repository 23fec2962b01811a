import type { ReactNode } from 'react';

/** For a tag in a message: the words within it lead to `href`. */
export function linkTo(href: string) {
  return function link(words: ReactNode) {
    return <a href={href}>{words}</a>;
  };
}
