import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '@/lib/testing/refusal';
import { reEncodeApart, type MadePicture } from './re-encode-apart';
import { SIZES, type PictureType } from './rules';

const RED = { r: 220, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 220 };
const flat = (width: number, height: number, background: object = RED) =>
  sharp({ create: { width, height, channels: 3, background } });
/** Red on the left, blue on the right. */
const halves = () =>
  flat(400, 400).composite([
    { input: { create: { width: 200, height: 400, channels: 3, background: BLUE } }, left: 200, top: 0 },
  ]);

const make = (type: PictureType, bytes: Uint8Array) => reEncodeApart({ type, bytes });
/** What there is at a place of a picture, of which the corners are at 0 and 1: the colour that outweighs the others. */
async function colourAt(made: MadePicture, [x, y]: [number, number]): Promise<'red' | 'blue' | 'white'> {
  const { data, info } = await sharp(made[144]).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * 143) * info.width + Math.floor(x * 143)) * info.channels;
  const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
  if (g > 200) return 'white';
  return r > b ? 'red' : 'blue';
}

describe('a picture that was sent', () => {
  it.each([
    ['image/jpeg', () => flat(900, 300).jpeg()],
    ['image/png', () => flat(300, 900).png()],
    ['image/webp', () => flat(500, 500).webp()],
    ['image/png', () => flat(1, 1).png()],
    ['image/png', () => flat(1, 30_000).png()],
    ['image/png', () => flat(8_000, 5_000).png({ compressionLevel: 1 })],
  ] as const)('%s: is made in three squares of WebP', { timeout: 30_000 }, async (type, picture) => {
    const made = await make(type, await picture().toBuffer());
    for (const size of SIZES) {
      const { format, width, height, pages, exif, icc, xmp } = await sharp(made[size]).metadata();
      expect({ format, width, height }).toEqual({ format: 'webp', width: size, height: size });
      expect([pages, exif, icc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
    }
    expect(await colourAt(made, [0.5, 0.5])).toBe('red');
  });

  it('shows its middle, and small files', async () => {
    const wide = flat(900, 300, BLUE).composite([
      { input: { create: { width: 300, height: 300, channels: 3, background: RED } }, left: 300, top: 0 },
    ]);
    const made = await make('image/jpeg', await wide.jpeg().toBuffer());
    for (const corner of [
      [0, 0],
      [1, 1],
      [0.02, 0.98],
    ] as [number, number][])
      expect(await colourAt(made, corner)).toBe('red');
    expect(made[72].length + made[144].length + made[256].length).toBeLessThan(30_000);
  });

  it.each([
    [1, 'left'],
    [3, 'right'],
    [6, 'top'],
    [8, 'bottom'],
  ] as const)('stands as the camera was held: orientation %i has the red %s', async (orientation, where) => {
    const made = await make('image/jpeg', await halves().withMetadata({ orientation }).jpeg().toBuffer());
    const place = { left: [0.1, 0.5], right: [0.9, 0.5], top: [0.5, 0.1], bottom: [0.5, 0.9] } as const;
    expect(await colourAt(made, [...place[where]])).toBe('red');
    const [x, y] = place[where];
    expect(await colourAt(made, [1 - x, 1 - y])).toBe('blue');
  });

  it('says nothing of where and with what it was taken', async () => {
    const sent = await halves()
      .withExif({
        IFD0: { Make: 'Marula Cameras', Copyright: 'Somebody Private' },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '33/1 55/1 30/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '18/1 25/1 26/1',
        },
      })
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Somebody Private</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>',
      )
      .jpeg()
      .toBuffer();
    expect(sent.toString('latin1')).toContain('Somebody Private');
    const made = await make('image/jpeg', sent);
    for (const size of SIZES) {
      const written = Buffer.from(made[size]).toString('latin1');
      expect(written).not.toMatch(/EXIF|XMP |ICCP|Marula|Somebody|adobe/);
    }
  });

  it('of a printer’s colours, of grey in 16 bits and of colours from a list looks as it did', async () => {
    const inks = await halves().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(inks).metadata()).space).toBe('cmyk');
    const printed = await make('image/jpeg', inks);
    expect([await colourAt(printed, [0.1, 0.5]), await colourAt(printed, [0.9, 0.5])]).toEqual([
      'red',
      'blue',
    ]);
    const grey = await flat(300, 300, { r: 250, g: 250, b: 250 }).toColourspace('grey16').png().toBuffer();
    expect(await colourAt(await make('image/png', grey), [0.5, 0.5])).toBe('white');
    const listed = await halves().png({ palette: true, colours: 4 }).toBuffer();
    expect(await colourAt(await make('image/png', listed), [0.1, 0.5])).toBe('red');
  });

  it('has white where it can be seen through', async () => {
    const nothing = { r: 220, g: 20, b: 20, alpha: 0 };
    const sent = await sharp({ create: { width: 200, height: 200, channels: 4, background: nothing } })
      .png()
      .toBuffer();
    const made = await make('image/png', sent);
    expect(await colourAt(made, [0.5, 0.5])).toBe('white');
    expect((await sharp(made[256]).metadata()).hasAlpha).toBe(false);
  });

  it('that moves stands still at its first frame', async () => {
    const frames = await Promise.all([RED, BLUE].map((colour) => flat(120, 120, colour).png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    expect((await sharp(moving, { pages: -1 }).metadata()).pages).toBe(2);
    const made = await make('image/webp', moving);
    expect(await colourAt(made, [0.5, 0.5])).toBe('red');
    expect((await sharp(made[256], { pages: -1 }).metadata()).pages).toBeUndefined();
  });

  it('brings nothing along that is hidden in it', async () => {
    const script = '<script>alert(document.domain)</script>';
    const jpeg = await halves().jpeg().toBuffer();
    const comment = Buffer.from(`\xff\xfe\0${String.fromCharCode(script.length + 2)}${script}`, 'latin1');
    const inside = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
    const png = await halves().png().toBuffer();
    const behind = Buffer.concat([png, Buffer.from(`PK\x03\x04${script}<?php system($_GET["c"]); ?>`)]);
    for (const made of [await make('image/jpeg', inside), await make('image/png', behind)])
      for (const size of SIZES)
        expect(Buffer.from(made[size]).toString('latin1')).not.toMatch(/script|php|PK\x03/);
  });
});

/** A PNG that is mostly nothing: what it says of itself, and as much of it as is given. */
function png({
  width,
  height,
  pixels,
  // One bit a pixel, grey.
  kind = [1, 0, 0, 0, 0],
  exif,
}: {
  width: number;
  height: number;
  pixels: Buffer;
  kind?: number[];
  exif?: Buffer;
}): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const said = Buffer.concat([Buffer.from(name), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(said));
    return Buffer.concat([length, said, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set(kind, 8);
  const more = exif ? [chunk('eXIf', exif)] : [];
  const parts = [chunk('IHDR', head), ...more, chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}
/** Rows of white, pressed. */
const rows = (width: number, height: number) =>
  deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height), { level: 9 });

describe('what is refused', () => {
  it('is what takes more memory to look at than it takes to send', async () => {
    const whole = png({ width: 6_400, height: 6_251, pixels: rows(6_400, 6_251) });
    expect(whole.length).toBeLessThan(10_000);
    const said = png({ width: 60_000, height: 60_000, pixels: rows(64, 64) });
    const long = png({ width: 1, height: 40_000_001, pixels: rows(1, 8) });
    for (const bomb of [whole, said, long])
      await expect(make('image/png', bomb)).rejects.toMatchObject({
        status: 422,
        code: 'picture-too-many-pixels',
        limit: 40,
        field: 'picture',
      });
    const least = png({ width: 6_400, height: 6_250, pixels: rows(6_400, 6_250) });
    expect(Object.keys(await make('image/png', least))).toEqual(SIZES.map(String));
  });

  it('is what takes more memory by its colours, its passes or its turning, with as many pixels as others', async () => {
    const refusedAt = (limit: number) => ({ status: 422, code: 'picture-too-many-pixels', limit });
    const size = { width: 8_000, height: 5_000, pixels: rows(64, 64) };
    // 16 bits of four colours; the second in seven passes.
    await expect(make('image/png', png({ ...size, kind: [16, 6, 0, 0, 0] }))).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
    await expect(make('image/png', png({ ...size, kind: [16, 6, 0, 0, 1] }))).rejects.toMatchObject(
      refusedAt(25),
    );
    // Of three, in passes; and as it has to be turned by what it says of how the camera was held.
    const turned = Buffer.from('4d4d002a0000000800010112000300000001000600000000', 'hex');
    for (const more of [{ kind: [16, 2, 0, 0, 1] }, { kind: [16, 2, 0, 0, 0], exif: turned }])
      await expect(make('image/png', png({ ...size, ...more }))).rejects.toMatchObject(refusedAt(33));
    const small = await flat(1_000, 1_000).toColourspace('rgb16').png({ progressive: true }).toBuffer();
    expect(Object.keys(await make('image/png', small))).toEqual(SIZES.map(String));
  }, 60_000);

  describe.each(['jpeg', 'png', 'webp'] as const)('is %s', (format) => {
    let whole: Buffer;
    beforeAll(async () => {
      const noise = {
        create: {
          width: 300,
          height: 300,
          channels: 3 as const,
          background: RED,
          noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
        },
      };
      whole = await sharp(noise).toFormat(format).toBuffer();
    });
    const refused = (bytes: Buffer) =>
      expect(make(`image/${format}`, bytes)).rejects.toMatchObject({
        status: 422,
        code: 'picture-unreadable',
      });

    it('that was cut off', async () => {
      await refused(whole.subarray(0, Math.floor(whole.length / 2)));
      await refused(whole.subarray(0, 20));
    });

    it('that is noise behind its beginning', async () => {
      await refused(
        Buffer.concat([whole.subarray(0, 16), Buffer.from('<script>alert(1)</script>'.repeat(80))]),
      );
    });
  });

  it('is another kind of picture than it was found to be', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    for (const type of ['image/png', 'image/jpeg', 'image/webp'] as const)
      for (const bytes of [svg, await flat(9, 9).gif().toBuffer(), await flat(9, 9).tiff().toBuffer()])
        await expect(make(type, bytes)).rejects.toMatchObject({ code: 'picture-unreadable' });
    await expect(make('image/jpeg', await flat(9, 9).png().toBuffer())).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
  });

  it('is what takes too long', async () => {
    const bytes = await flat(9, 9).png().toBuffer();
    await expect(reEncodeApart({ type: 'image/png', bytes }, { seconds: 0.01 })).rejects.toMatchObject({
      code: 'picture-unreadable',
    });
    await make('image/png', bytes);
  });
});

it('some are worked on, some wait, and others are asked to come back', { timeout: 60_000 }, async () => {
  const bytes = await flat(400, 400).png().toBuffer();
  const { answers, refusals } = await inParallel(Array.from({ length: 11 }, () => make('image/png', bytes)));
  expect(answers).toHaveLength(8);
  expect(refusals).toHaveLength(3);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ status: 503, code: 'pictures-busy', retryAfterSeconds: 20 });
  await make('image/png', bytes);
});

describe('where no process can be started', () => {
  const asked = async () =>
    expect(make('image/png', await flat(9, 9).png().toBuffer())).rejects.toMatchObject({
      status: 503,
      code: 'unavailable',
    });

  it('whoever sent a picture is asked to come back, since the program is not there', async () => {
    const path = process.execPath;
    process.execPath = '/nowhere/node';
    try {
      await asked();
    } finally {
      process.execPath = path;
    }
  });

  it('the same for want of files, and this process goes on', async () => {
    const bytes = await flat(9, 9).png().toBuffer();
    const script = join(mkdtempSync(join(tmpdir(), 'no-files-')), 'no-files.mts');
    writeFileSync(
      script,
      `import { openSync } from 'node:fs';
       import { reEncodeApart } from ${JSON.stringify(join(process.cwd(), 'lib/members/picture/re-encode-apart.ts'))};
       const bytes = Buffer.from('${bytes.toString('base64')}', 'base64');
       await reEncodeApart({ type: 'image/png', bytes });
       try { for (;;) openSync('/dev/null', 'r'); } catch {}
       const code = await reEncodeApart({ type: 'image/png', bytes }).catch((error) => error.code);
       await new Promise((done) => setTimeout(done, 50));
       console.log(code);`,
    );
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', 'ulimit -n 128 && exec "$@"', 'sh', process.execPath, '--import', 'tsx', script],
      { cwd: process.cwd() },
    );
    expect(stdout.trim()).toBe('unavailable');
  }, 60_000);
});
