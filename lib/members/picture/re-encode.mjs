// @ts-check
/**
 * A process of its own, for one picture: it has no variables, no connection and nothing to lose. What somebody sent comes in, and its
 * middle goes out as WebP in several sizes, each behind its length. What breaks the reader breaks this process alone.
 */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { EXIT } from './re-encode-exits.mjs';

/** @type {{ format: 'jpeg' | 'png' | 'webp', sizes: number[], mostPixels: number, mostBytes: number, seconds: number }} */
const { format, sizes, mostPixels, mostBytes, seconds } = JSON.parse(process.argv[2] ?? '');

const LOADERS = {
  jpeg: 'VipsForeignLoadJpegBuffer',
  png: 'VipsForeignLoadPngBuffer',
  webp: 'VipsForeignLoadWebpBuffer',
};
const QUALITY = 82;
/** What is seen through stands on white: nothing of what lies behind it is to come through. */
const background = '#ffffff';

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: [LOADERS[format]] });

/** Of what moves, the first frame. */
const options = { limitInputPixels: mostPixels, failOn: /** @type {const} */ ('error'), pages: 1 };

/**
 * How many pixels one of its kind may have: what has more colours or finer ones takes more memory, as does what has to be turned, or comes in
 * passes that are put together.
 * @param {import('sharp').Metadata} head
 */
function mostPixelsOf({ channels, depth, orientation = 1, isProgressive }) {
  const sample = depth === 'uchar' ? 1 : depth === 'ushort' ? 2 : 4;
  const times = (orientation > 1 ? 2 : 1) + (isProgressive ? 1 : 0);
  return Math.min(mostPixels, Math.floor(mostBytes / (channels * sample * times)));
}

/**
 * What it says of itself is read first, which takes no memory for its pixels.
 * @param {Buffer} sent
 */
async function reEncode(sent) {
  const head = await sharp(sent, { ...options, limitInputPixels: false }).metadata();
  if (head.format !== format) return process.exit(EXIT.unreadable);
  const { width, height } = head.autoOrient;
  const most = mostPixelsOf(head);
  if (width * height > most) {
    process.exitCode = EXIT.tooManyPixels;
    return void process.stdout.write(String(Math.floor(most / 1_000_000)));
  }
  const side = Math.min(width, height);
  const middle = { left: (width - side) >> 1, top: (height - side) >> 1, width: side, height: side };
  const largest = Math.max(...sizes);
  // Read once, as whoever took it held the camera; whatever it says beside its pixels is left behind.
  const { data, info } = await sharp(sent, options)
    .autoOrient()
    .extract(middle)
    .resize(largest, largest)
    .flatten({ background })
    .toColourspace('srgb')
    .raw()
    .timeout({ seconds })
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const size of sizes) {
    const made = await sharp(data, { raw }).resize(size, size).webp({ quality: QUALITY }).toBuffer();
    const length = Buffer.alloc(4);
    length.writeUInt32BE(made.length);
    process.stdout.write(Buffer.concat([length, made]));
  }
}

try {
  await reEncode(await buffer(process.stdin));
} catch {
  process.exitCode = EXIT.unreadable;
}
