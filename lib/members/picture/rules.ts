import { AppError, refused } from '@/lib/platform/errors';
import { HOUR_MS } from '@/lib/platform/durations';

/** What a picture may be at most, as it is sent. */
export const MOST_MEGABYTES = 5;
export const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
export const MOST_MEGAPIXELS = 40;
/** What its pixels may take of memory while it is read: of 40 million in three colours, held twice to be turned and once to be put together. */
export const MOST_DECODED_BYTES = 400_000_000;

/** The widths and heights that a picture is made in, in pixels: for 36 of them on a page, and for 64, on screens with two and more a dot. */
export const SIZES = [72, 144, 256] as const;
export type Size = (typeof SIZES)[number];

/** What is taken, by its media type, and what the bytes of each begin with. */
const BEGINNINGS = {
  'image/jpeg': [{ at: 0, bytes: [0xff, 0xd8, 0xff] }],
  'image/png': [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  // RIFF, a length, WEBP.
  'image/webp': [
    { at: 0, bytes: [0x52, 0x49, 0x46, 0x46] },
    { at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  ],
} as const;
export type PictureType = keyof typeof BEGINNINGS;

/** A file as it was sent. */
export type SentPicture = { type: string; bytes: Uint8Array };

const isTaken = (type: string): type is PictureType => Object.hasOwn(BEGINNINGS, type);

/**
 * Which kind of picture it is, by what it says of itself and by its first bytes, which have to agree.
 * @throws 422 for what is empty, too large or no such picture
 */
export function typeOfPicture({ type, bytes }: SentPicture): PictureType {
  const field = 'picture';
  if (bytes.length === 0) throw refused('picture-missing', { field });
  if (bytes.length > MOST_BYTES) throw refused('picture-too-large', { field, limit: MOST_MEGABYTES });
  const said = type.toLowerCase().split(';', 1)[0]?.trim() ?? '';
  const begins = (of: PictureType) =>
    BEGINNINGS[of].every(({ at, bytes: known }) => known.every((byte, place) => bytes[at + place] === byte));
  if (!isTaken(said) || !begins(said)) throw refused('picture-type', { field });
  return said;
}

/** 422: whatever its first bytes say, it is none that can be read. */
export const unreadable = (): AppError => refused('picture-unreadable', { field: 'picture' });
/** 422: it would take too much memory to look at it. `limit`: the megapixels that one of its kind may have. */
export const tooManyPixels = (limit: number): AppError =>
  refused('picture-too-many-pixels', { field: 'picture', limit });
/** 503: as many as we work on at a time are being worked on. */
export const tooBusy = (retryAfterSeconds: number): AppError =>
  new AppError(503, 'pictures-busy', { retryAfterSeconds });

/** Where the objects of all pictures are. */
export const FOLDER = 'member-pictures/';

export const keyOf = (name: string, size: Size): string => `${FOLDER}${name}-${size}.webp`;
export const keysOf = (name: string): string[] => SIZES.map((size) => keyOf(name, size));

/** An object of a picture, or what was left when the writing of one was cut off. Whatever else is there is somebody else's. */
const OBJECT = /^member-pictures\/([\da-f]{32})-\d+\.webp(?:\.[\da-f-]+\.new)?$/;

/** Whose object it is by its key; undefined for what is no picture's. */
export const nameIn = (key: string): string | undefined => OBJECT.exec(key)?.[1];

/** A picture is stored before its row is there: what has none after so long never will. */
const SURE_AFTER_MS = 2 * HOUR_MS;
export const isOld = (storedAt: Date, now: Date): boolean =>
  now.getTime() - storedAt.getTime() > SURE_AFTER_MS;
