import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { locales } from '@/lib/language/locales';
import { messagesOf } from '@/lib/language/translator';
import { READER_MANIFEST } from '@/lib/web/browser/asset';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'lib/web/browser');
const ASSETS = join(ROOT, 'public/assets');

/** What the scripts that every page loads may weigh together, in gzip. The build fails above it. */
const MAX_GZIP_BYTES = 10_240;
/** What a publication's own pages load for the discussions in them. */
const EMBED = join(ROOT, 'public/embed.js');
/** What those of a Ghost load before it. */
const GHOST = join(ROOT, 'public/ghost.js');
const MAX_EMBED_GZIP_BYTES = 4_096;

const SPECULATION_RULES = {
  prefetch: [{ where: { href_matches: '/articles/*' }, eagerness: 'moderate' }],
};

/**
 * Builds the scripts for browsers into public/assets, under names that change with their content: two that every page loads, and
 * what those fetch once it is needed. Beside them, under a name that stays, the one that other sites load.
 */
export async function buildReader(): Promise<void> {
  await mkdir(ASSETS, { recursive: true });
  const outdated = (await readdir(ASSETS)).filter((name) => name.endsWith('.js'));
  await Promise.all(outdated.map((name) => rm(join(ASSETS, name))));
  const theme = await bundle('theme.ts', { format: 'iife' });
  const reader = await bundle('reader.ts', { format: 'esm', splitting: true });
  const frame = await bundle('embed/frame.ts', { format: 'iife' });
  const bytes = Math.max(...[theme, frame].map(({ first }) => weightOf([...first, ...reader.first])));
  if (bytes > MAX_GZIP_BYTES)
    throw new Error(`The scripts of every page weigh ${bytes} bytes in gzip: too many.`);
  const embedBytes = await buildEmbed();

  const addresses = {
    theme: theme.first[0]?.address,
    frame: frame.first[0]?.address,
    reader: reader.first[0]?.address,
    parts: reader.first.slice(1).map(({ address }) => address),
  };
  await writeFile(join(ASSETS, 'speculation-rules.json'), JSON.stringify(SPECULATION_RULES));
  await writeFile(join(ROOT, READER_MANIFEST), JSON.stringify(addresses));
  const later = reader.later
    .map(({ address, weight }) => `${address.split('/').at(-1)} ${weight}`)
    .join(', ');
  process.stdout.write(
    `Scripts of every page: ${bytes} bytes in gzip; of pages with an embed: ${embedBytes}. Fetched when needed: ${later}.\n`,
  );
}

/** One file that needs no other. Returns what it weighs. */
async function buildEmbed(): Promise<number> {
  const words = locales.map((locale) => [locale, messagesOf(locale).embed.around]);
  const { outputFiles } = await build({
    ...PLAIN,
    entryPoints: [join(SOURCE, 'embed/embed.ts')],
    format: 'esm',
    define: { EMBED_WORDS: JSON.stringify(Object.fromEntries(words)) },
  });
  const contents = outputFiles[0]!.contents;
  const bytes = gzipSync(contents).length;
  if (bytes > MAX_EMBED_GZIP_BYTES)
    throw new Error(`The script for pages with an embed weighs ${bytes} bytes in gzip: too many.`);
  await writeFile(EMBED, contents);
  const ghost = await build({
    ...PLAIN,
    entryPoints: [join(SOURCE, 'embed/ghost.ts')],
    format: 'esm',
    external: ['*/embed.js'],
  });
  await writeFile(GHOST, ghost.outputFiles[0]!.contents);
  return bytes;
}

const PLAIN = { bundle: true, minify: true, target: 'es2022', legalComments: 'none', write: false } as const;

const weightOf = (scripts: Script[]): number => scripts.reduce((sum, { weight }) => sum + weight, 0);

type Script = { address: string; weight: number };

/** What a page loads with an entry (itself first), and what that may fetch later. */
async function bundle(
  file: string,
  options: { format: 'esm' | 'iife'; splitting?: boolean },
): Promise<{ first: Script[]; later: Script[] }> {
  const { outputFiles, metafile } = await build({
    ...PLAIN,
    entryPoints: [join(SOURCE, file)],
    outdir: ASSETS,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    metafile: true,
    ...options,
  });
  const outputs = Object.entries(metafile.outputs);
  const entry = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith(file));
  if (!entry) throw new Error(`esbuild made nothing of ${file}.`);
  const [entryPath, { imports }] = entry;
  const atOnce = imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
  const scripts = await Promise.all(
    outputFiles.map(async ({ path, contents }) => {
      await writeFile(path, contents);
      const name = basename(path);
      return { name, address: `/assets/${name}`, weight: gzipSync(contents).length };
    }),
  );
  const isFirst = ({ name }: { name: string }) =>
    [entryPath, ...atOnce].some((path) => basename(path) === name);
  const isEntry = ({ name }: { name: string }) => basename(entryPath) === name;
  return {
    first: scripts.filter(isFirst).sort((a, b) => Number(isEntry(b)) - Number(isEntry(a))),
    later: scripts.filter((script) => !isFirst(script)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildReader();
