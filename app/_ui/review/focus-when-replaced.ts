import { useEffect, useRef } from 'react';

/** Moves the focus to the panel's title when another comment takes the place of the one just judged. */
export function useFocusWhenReplaced(shown: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    heading.current?.focus();
  }, [shown]);
  return heading;
}
