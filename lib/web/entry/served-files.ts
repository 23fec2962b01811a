/** Files whose name changes with their content. */
const IMMUTABLE = /^\/(?:_next\/static\/|assets\/.*\.[0-9a-f]{8,}\.|fonts\/.*\.\d+\.woff2$)/;
/** Files that keep their name. */
const FILE = /^\/(?:_next\/static|assets|pictures|fonts)\/|^\/[\w-]+\.(?:ico|png|svg|txt|webmanifest)$/;

/** Whether an address is that of a file, the same for everybody by its place alone. */
export function isFile(path: string): boolean {
  return FILE.test(path);
}

/** How long a browser may keep what Next answers. Whatever is no file may be for one person only. */
export function cacheControlOf(path: string, status: number): string {
  if (status >= 400 || !isFile(path)) return 'private, no-store';
  return IMMUTABLE.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}

/** Types that cannot be told from a file's ending. */
export function contentTypeOf(path: string): string | undefined {
  return path === '/assets/speculation-rules.json' ? 'application/speculationrules+json' : undefined;
}
