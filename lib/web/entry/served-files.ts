import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files whose name changes with their content. */
const IMMUTABLE = /^\/(?:_next\/static\/|assets\/.*\.[0-9A-Z]{8}\.|fonts\/.*\.\d+\.woff2$)/;
/** Where files are, and nothing else. */
const PLACE =
  /^\/(?:_next\/static|assets|pictures|fonts)\/|^\/[\w-]+\.(?:css|ico|js|png|svg|txt|webmanifest)$/;
/** What pages of other sites load. */
const FOR_OTHERS = /^\/(?:embed\.(?:css|js)|ghost\.js)$/;

/** The addresses of the files that there are, the same for everybody. */
export type ServedFiles = { has(path: string): boolean };

/**
 * What Next serves as files: the build's, those of `public`, and the pictures for browsers that lie beside the layout. Like Next,
 * we look once, at the start.
 * @param dir the folder of the Next application, which is built
 */
export function listServedFiles(dir: string): ServedFiles {
  const beside = readdirSync(join(dir, 'app')).map((name) => `/${name}`);
  return new Set([
    ...filesBelow(join(dir, '.next', 'static'), '/_next/static'),
    ...filesBelow(join(dir, 'public'), ''),
    ...beside.filter(isFilePlace),
  ]);
}

function filesBelow(folder: string, address: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = `${address}/${encodeURIComponent(entry.name)}`;
    return entry.isDirectory() ? filesBelow(join(folder, entry.name), at) : [at];
  });
}

/** Whether only a file can be at a path; there may be none. */
export const isFilePlace = (path: string): boolean => PLACE.test(path);

/**
 * How long a browser may keep what Next answers. Only a file that is there may be kept: whatever else Next makes of an address, or
 * comes with a cookie, may be for one person.
 */
export function cacheControlOf(
  path: string,
  { status, setsCookie, files }: { status: number; setsCookie: boolean; files: ServedFiles },
): string {
  if (status >= 400 || setsCookie || !isFilePlace(path) || !files.has(path)) return 'private, no-store';
  return IMMUTABLE.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}

/** What lets pages of other sites take a file into theirs, where it is meant for them. */
export const sharingOf = (path: string): Record<string, string> =>
  FOR_OTHERS.test(path)
    ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
    : {};

/** Types that cannot be told from a file's ending. */
export function contentTypeOf(path: string): string | undefined {
  return path === '/assets/speculation-rules.json' ? 'application/speculationrules+json' : undefined;
}
