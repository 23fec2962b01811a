import { z } from 'zod';

export { MOST_BYTES, MOST_MEGABYTES, MOST_MEGAPIXELS } from './rules';

/** What browsers are to offer when a file is chosen. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp';

/** What a picture is called wherever it is shown: its addresses are made of it, and no two pictures share one. */
export const pictureName = z
  .string()
  .max(32)
  .regex(/^[\da-f]{32}$/)
  .meta({
    description:
      'The picture beside the name, in squares of 72, 144 and 256 pixels: `/member-pictures/{picture}-{pixels}.webp`.',
  });

export const pictureView = z
  .object({ picture: pictureName })
  .meta({ id: 'Picture', description: 'The picture that a member shows.' });

/** Where a picture is found in one of its sizes. */
export const picturePath = (name: string, size: 72 | 144 | 256): string =>
  `/member-pictures/${name}-${size}.webp`;
