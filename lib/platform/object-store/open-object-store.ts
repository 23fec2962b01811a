import { env } from '../env';
import { createFolderStore } from './folder-store';
import type { ObjectStore } from './object-store';

let made: Promise<ObjectStore> | undefined;

/** The one of this installation: a bucket where S3_BUCKET names one, else a folder. */
export const objectStore = (): Promise<ObjectStore> => (made ??= makeStore());

async function makeStore(): Promise<ObjectStore> {
  const { S3_BUCKET, FILES_FOLDER, ...more } = env();
  if (S3_BUCKET === undefined) return createFolderStore(FILES_FOLDER);
  // Who has a folder does not load what speaks to buckets.
  const { createS3Store } = await import('./s3-store');
  return createS3Store({
    bucket: S3_BUCKET,
    region: more.S3_REGION,
    endpoint: more.S3_ENDPOINT,
    accessKeyId: more.S3_ACCESS_KEY_ID,
    secretAccessKey: more.S3_SECRET_ACCESS_KEY,
  });
}
