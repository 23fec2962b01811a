import sharp from 'sharp';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { startS3Server } from '@/lib/platform/object-store/testing/s3-server';
import { objectStore } from '@/lib/platform/object-store/open-object-store';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, openNewsroom } from '@/lib/testing/newsroom';
import { refusalOf } from '@/lib/testing/refusal';
import { choosePicture } from './choose-picture';
import { deleteOrphans } from './delete-objects';
import { dropPicture } from './drop-picture';
import { fetchPicture } from './fetch-picture';
import { FOLDER, SIZES } from './rules';

const keys = { accessKeyId: 'a key', secretAccessKey: 'a secret' };
const server = await startS3Server({ bucket: 'pictures', ...keys, pageSize: 2 });
Object.assign(process.env, {
  S3_BUCKET: 'pictures',
  S3_ENDPOINT: server.endpoint,
  S3_ACCESS_KEY_ID: keys.accessKeyId,
  S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
});
afterAll(() => server.close());
beforeEach(openNewsroom);

const bytes = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#d01010' } })
  .png()
  .toBuffer();
const choose = () => choosePicture({ viewer: author, sent: { type: 'image/png', bytes }, context });

async function keysThere(): Promise<string[]> {
  const found: string[] = [];
  for await (const some of (await objectStore()).list(FOLDER)) found.push(...some.map(({ key }) => key));
  return found;
}

it('a picture is kept in a bucket where one is named, and goes from it', async () => {
  const { picture: first } = await choose();
  const { picture } = await choose();
  for (const size of SIZES)
    expect((await sharp((await fetchPicture({ name: picture, size }))!).metadata()).width).toBe(size);
  expect(await keysThere()).toHaveLength(6);
  await runWaitingJobs();
  expect(await keysThere()).toHaveLength(3);
  expect(await fetchPicture({ name: first, size: 72 })).toBeNull();

  const objects = await objectStore();
  await objects.put(`${FOLDER}${'a'.repeat(32)}-72.webp`, bytes, 'image/webp');
  await objects.put(`${FOLDER}somebody-elses`, bytes, 'image/webp');
  expect(await deleteOrphans()).toBe(0);
  const tomorrow = { now: () => new Date(Date.now() + 86_400_000), random: Math.random };
  expect(await deleteOrphans({ context: tomorrow })).toBe(1);
  expect(await keysThere()).toHaveLength(4);

  await dropPicture({ viewer: author, context });
  await runWaitingJobs();
  expect(await keysThere()).toEqual([`${FOLDER}somebody-elses`]);
});

it('a bucket that is away is said to be, and nothing is shown', async () => {
  server.close();
  expect(await refusalOf(choose())).toMatchObject({ status: 503, code: 'unavailable' });
});
