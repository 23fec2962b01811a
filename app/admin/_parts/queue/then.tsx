import { TakeBack } from './take-back';
import type { Way } from './way';
import type { Done } from './what-was-done';

/** What follows from what was done, and the way to it; and to take it back, while that can be done. */
export const Then = ({
  done: { then, href, link, held },
  way,
}: {
  done: Done;
  way?: Omit<Way, 'next' | 'hrefs'>;
}) => (
  <>
    <p>
      {then} <a href={href}>{link}</a>
    </p>
    {held && <TakeBack comment={held} way={way} />}
  </>
);
