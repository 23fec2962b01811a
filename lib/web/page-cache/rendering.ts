import type { Failure } from '../entry/outcome';
import type { Audience } from './page-copy';

/** What came out of rendering a page for nobody in particular. Header names are in lower case. */
export type Rendering = {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
  /** Whom it was made for; anyone when absent. */
  audience?: Audience;
  /** What the page declared to depend on; undefined when it declared nothing. */
  tags?: string[];
  /** Whose pages may frame it; nobody's when absent. */
  framers?: readonly string[];
  /** Why it failed, where it did. */
  failure?: Failure;
};

/**
 * Whether a rendering may be kept and shown to others: it declared its tags, is a plain 200 and sets no cookie.
 * Next marks every page rendered per request `private, no-store`; a page that means it declares no tags.
 */
export function mayBeKept(rendering: Rendering): rendering is Rendering & { tags: string[] } {
  return (
    rendering.status === 200 && rendering.tags !== undefined && rendering.headers['set-cookie'] === undefined
  );
}
