import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { unavailable } from '@/lib/platform/errors';
import { EXIT } from './re-encode-exits.mjs';
import {
  MOST_DECODED_BYTES,
  MOST_MEGAPIXELS,
  SIZES,
  tooBusy,
  tooManyPixels,
  unreadable,
  type PictureType,
  type Size,
} from './rules';

/** Pictures that a process of ours has worked on at a time: each may take `MOST_DECODED_BYTES` and 100 MB, and one processor. */
const AT_ONCE = 2;
/** How many more may wait for their turn. */
const WAITING = 6;
/** What one may take, in seconds; the largest of an honest camera takes two. */
const SECONDS = 10;
const TRY_AGAIN_SECONDS = 20;
/** WebP of all sizes takes some 20 kB. */
const MOST_MADE = 1024 * 1024;

const FORMATS = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const;

// One count a process, although Next bundles this module more than once.
const COUNT = Symbol.for('trialogue.pictures-under-way');
type Holder = { [COUNT]?: { running: number; waiting: (() => void)[] } };

/** A picture in each of its sizes, as WebP. */
export type MadePicture = Record<Size, Uint8Array>;

/**
 * Makes a picture of one that somebody sent, in a process of its own that is ended when it takes longer than so many seconds: two at once, and
 * some that wait.
 * @throws 422 for what cannot be read, or takes too much to read; 503 when too many wait, or the machine has no room for another process
 */
export async function reEncodeApart(
  sent: { type: PictureType; bytes: Uint8Array },
  { seconds = SECONDS }: { seconds?: number } = {},
): Promise<MadePicture> {
  const count = ((globalThis as Holder)[COUNT] ??= { running: 0, waiting: [] });
  if (count.running < AT_ONCE) count.running += 1;
  else if (count.waiting.length < WAITING) await new Promise<void>((go) => count.waiting.push(go));
  else throw tooBusy(TRY_AGAIN_SECONDS);
  try {
    return await reEncode(sent, seconds);
  } finally {
    const next = count.waiting.shift();
    if (next) next();
    else count.running -= 1;
  }
}

async function reEncode(
  { type, bytes }: { type: PictureType; bytes: Uint8Array },
  seconds: number,
): Promise<MadePicture> {
  const wish = {
    format: FORMATS[type],
    sizes: SIZES,
    mostPixels: MOST_MEGAPIXELS * 1_000_000,
    mostBytes: MOST_DECODED_BYTES,
    seconds: Math.ceil(seconds),
  };
  // Not by `import.meta.url`: in Next's bundle that is no file.
  const program = join(
    /* turbopackIgnore: true */ process.cwd(),
    'lib',
    'members',
    'picture',
    're-encode.mjs',
  );
  const child = spawn(process.execPath, [program, JSON.stringify(wish)], {
    // Nothing of ours; what is too large for libvips to keep in memory by itself is not written to a disk.
    env: { NODE_ENV: 'production', VIPS_DISC_THRESHOLD: '512m' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(unavailable(error)));
    child.once('close', resolve);
  });
  // It is awaited below; until then nobody would hear of it, which ends a process.
  ended.catch(() => undefined);
  let made = Buffer.alloc(0);
  const { stdin, stdout } = streamsOf(child);
  // One that ends before it has read all is no failure of ours.
  stdin?.on('error', () => undefined);
  stdin?.end(bytes);
  stdout?.on('data', (some: Buffer) => {
    made = Buffer.concat([made, some]);
    if (made.length > MOST_MADE) child.kill('SIGKILL');
  });
  const code = await ended;
  if (code === EXIT.tooManyPixels) throw tooManyPixels(Number(made.toString()));
  const parts = code === 0 ? partsOf(made) : [];
  if (parts.length !== SIZES.length) throw unreadable();
  const [small, middle, large] = parts as [Buffer, Buffer, Buffer];
  return { 72: small, 144: middle, 256: large };
}

/** There are none where the process could not be started for want of files, whatever its type says. */
const streamsOf = (child: object): { stdin?: Writable; stdout?: Readable } => child;

/** What stands behind its length each. */
function partsOf(made: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= made.length;) {
    const end = at + 4 + made.readUInt32BE(at);
    parts.push(made.subarray(at + 4, end));
    at = end;
  }
  return parts;
}
