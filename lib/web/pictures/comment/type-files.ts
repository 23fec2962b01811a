import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const ours = (name: string) => join('public', 'fonts', `${name}.woff2`);

/**
 * The faces that are drawn with, each by the name of its family. Our own have none in them, since they are cut down for pages: then the family is what its file is called. What is
 * beyond Latin is in files of its own.
 */
const FACES = {
  'Trialogue Text': ours('newsreader-text-latin.2'),
  'Newsreader 16pt': ours('newsreader-text-latin-ext.1'),
  'Trialogue Display': ours('newsreader-display-latin.2'),
  'Trialogue Sans': ours('libre-franklin-latin.2'),
  'Libre Franklin Thin': ours('libre-franklin-latin-ext.1'),
  'Noto Naskh Arabic': resolve(
    '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2',
  ),
};
type Face = keyof typeof FACES;

/** A family for each script, in the order in which they are looked for a letter; what is in none comes from the system. */
const families = (...faces: Face[]): string => [...faces, 'Noto Naskh Arabic'].join(', ');
export const TEXT = families('Trialogue Text', 'Newsreader 16pt');
export const DISPLAY = families('Trialogue Display', 'Newsreader 16pt');
export const SANS = families('Trialogue Sans', 'Libre Franklin Thin');

let written: Promise<string[]> | undefined;

/** Where the faces are as files that can be drawn with: browsers take them packed, and nothing else does. Written once a process. */
export const typeFiles = (): Promise<string[]> => (written ??= write());

async function write(): Promise<string[]> {
  const { default: woff2 } = await import('wawoff2');
  const folder = await mkdtemp(join(tmpdir(), 'trialogue-type-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const files: string[] = [];
  // One after another: what is unpacked is good until the next one is.
  for (const [family, packed] of Object.entries(FACES)) {
    const file = join(folder, `${family}.ttf`);
    await writeFile(file, await woff2.decompress(await readFile(packed)));
    files.push(file);
  }
  return files;
}
