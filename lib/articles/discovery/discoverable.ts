import { mayBeAsked } from '@/lib/platform/guarded-fetch';
import type { Policy } from '@/lib/policy/schemas';

/** As long as an address may be that is kept. */
const LONGEST = 2_000;

/** The page that a name is the address of, where the policy has pages like it make themselves known; null for every other name. */
export function discoverable(name: string, { discovery, origins }: Policy['embed']): URL | null {
  if (!discovery || name.length > LONGEST || !URL.canParse(name)) return null;
  const url = new URL(name);
  url.hash = '';
  return origins.includes(url.origin) && mayBeAsked(url) && url.href.length <= LONGEST ? url : null;
}
