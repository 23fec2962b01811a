/**
 * What varies in a page's path, in the letters that were meant. Next hands it to pages as it stands in the address, and to
 * route handlers decoded: so pages alone read it through this.
 */
export async function pageParams<Params extends Record<string, string>>(
  params: Promise<Params>,
): Promise<Params> {
  const entries = Object.entries(await params).map(([name, value]) => [name, decoded(value)]);
  return Object.fromEntries(entries) as Params;
}

/** What cannot be decoded is no address of ours: as it stands, it will not be found. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
