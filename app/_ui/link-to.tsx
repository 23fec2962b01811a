import type { ReactNode } from 'react';

/** For a tag in a message: the words within it lead to `href`. */
export function linkTo(href: string, target?: '_top') {
  return function link(words: ReactNode) {
    return (
      <a href={href} target={target}>
        {words}
      </a>
    );
  };
}
