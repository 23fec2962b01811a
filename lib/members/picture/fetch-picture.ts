import { database } from '@/lib/platform/db';
import { objectStore } from '@/lib/platform/object-store/open-object-store';
import { keyOf, SIZES, type Size } from './rules';
import { findShown } from './store';

/** A picture in one of its sizes, as WebP, while it stands beside somebody's name; null for any other. */
export async function fetchPicture({
  name,
  size,
}: {
  name: string;
  size: number;
}): Promise<Uint8Array | null> {
  const made = SIZES.find((one): one is Size => one === size);
  if (made === undefined || !(await findShown(database(), [name])).has(name)) return null;
  return (await objectStore()).get(keyOf(name, made));
}
