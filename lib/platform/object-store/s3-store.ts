import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ObjectStore } from './object-store';

type Options = {
  bucket: string;
  region: string;
  /** Of a store that is not Amazon's. */
  endpoint?: string;
  /** Both, or neither: then the SDK finds them where it runs, such as in the role of a machine. */
  accessKeyId?: string;
  secretAccessKey?: string;
  /** How long one request may take. */
  patienceMs?: number;
};

/** Somebody waits for what is put and read. */
const PATIENCE_MS = 5_000;

/** Keeps objects in a bucket, of Amazon's or of another that speaks S3. */
export function createS3Store({
  bucket: Bucket,
  region,
  endpoint,
  accessKeyId,
  secretAccessKey,
  patienceMs = PATIENCE_MS,
}: Options): ObjectStore {
  const client = new S3Client({
    region,
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    // Others have no host name for each bucket, and do not know the SDK's newer checksums.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: patienceMs,
      requestTimeout: patienceMs,
      throwOnRequestTimeout: true,
    },
  });
  return {
    async put(Key, Body, ContentType) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
    },
    async get(Key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return (await Body?.transformToByteArray()) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async delete(keys) {
      // One by one: deleting several in one request is what stores differ in.
      await Promise.all(keys.map((Key) => client.send(new DeleteObjectCommand({ Bucket, Key }))));
    },
    async *list(Prefix) {
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
        yield (page.Contents ?? []).flatMap(({ Key, LastModified }) =>
          Key !== undefined && LastModified ? [{ key: Key, storedAt: LastModified }] : [],
        );
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },
  };
}
