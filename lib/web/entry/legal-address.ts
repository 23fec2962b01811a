/** Characters of path and query. */
export const MAX_LENGTH = 8_192;

/** A dot segment, or one to which a name with a parameter is cut down by what takes parameters off (`..;x`). */
const DOTS = /^\.{1,2}(?:;|$)/;

/**
 * Whether everybody behind us reads path and query as we do. Next takes dot segments, doubled slashes and escapes out of a path
 * after we have judged it by how it begins: what has any of them is no address of ours. A path has no escape of a slash, a percent
 * sign or a control character, for none of our names has one; PostgreSQL stores no NUL, wherever it stands.
 */
export function isLegalAddress(url: string | undefined): url is string {
  if (url === undefined || url.length > MAX_LENGTH) return false;
  // Visible ASCII without backslash and `#`. What begins otherwise than by a slash is a whole address, or `*`.
  if (!/^\/[!"$-[\]-~]*$/.test(url) || url.includes('%00')) return false;
  const mark = url.indexOf('?');
  const path = decoded(mark === -1 ? url : url.slice(0, mark));
  if (path === undefined || /[\p{Cc}%\\]/u.test(path)) return false;
  const segments = path.slice(1).split('/');
  // One slash may stand at the end.
  return segments.every((segment, place) => {
    if (segment === '') return place === segments.length - 1;
    return !DOTS.test(segment);
  });
}

/** Undefined when an escape is broken, is not UTF-8, or hides a slash. */
function decoded(path: string): string | undefined {
  if (!path.includes('%')) return path;
  if (/%2f/i.test(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
