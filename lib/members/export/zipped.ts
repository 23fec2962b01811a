import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Texts and pictures as files in one zip. It is pressed by Node's own zlib, beside the thread that serves pages. */
export async function zipped(
  files: { name: string; content: string | Uint8Array }[],
  at: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const { name, content } of files) zip.addBuffer(Buffer.from(content as string), name, { mtime: at });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
