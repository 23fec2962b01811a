import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { READER_MANIFEST } from '@/lib/web/browser/asset';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'lib/web/browser');
const ASSETS = join(ROOT, 'public/assets');

/** What the scripts for readers may weigh together, in gzip. The build fails above it. */
const MAX_GZIP_BYTES = 10_240;

const SPECULATION_RULES = {
  prefetch: [{ where: { href_matches: '/articles/*' }, eagerness: 'moderate' }],
};

/** Builds the scripts for readers into public/assets, under names that change with their content. */
export async function buildReader(): Promise<void> {
  const theme = await bundle('theme.ts', 'iife');
  const reader = await bundle('reader.ts', 'esm');
  const bytes = gzipSync(theme).length + gzipSync(reader).length;
  if (bytes > MAX_GZIP_BYTES)
    throw new Error(`The scripts for readers weigh ${bytes} bytes in gzip: too many.`);

  await mkdir(ASSETS, { recursive: true });
  const addresses = { theme: await place('theme', theme), reader: await place('reader', reader) };
  await writeFile(join(ASSETS, 'speculation-rules.json'), JSON.stringify(SPECULATION_RULES));
  await writeFile(join(ROOT, READER_MANIFEST), JSON.stringify(addresses));
  process.stdout.write(`Scripts for readers: ${bytes} bytes in gzip.\n`);
}

async function bundle(file: string, format: 'esm' | 'iife'): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCE, file)],
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    legalComments: 'none',
    write: false,
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${file}.`);
  return output.contents;
}

async function place(name: string, content: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = `${name}.${hash}.js`;
  const outdated = (await readdir(ASSETS)).filter(
    (other) => other.startsWith(`${name}.`) && other.endsWith('.js'),
  );
  await Promise.all(outdated.map((other) => rm(join(ASSETS, other))));
  await writeFile(join(ASSETS, file), content);
  return `/assets/${file}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildReader();
