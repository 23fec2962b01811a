/** Imports articles: `npm run articles:import -- FILE...`. Each file is one article; the same slug brings it up to date. */
import { readFile } from 'node:fs/promises';
import { disconnect } from '@/lib/platform/db';
import { importText } from '@/lib/articles/import-article';
import { ArticleFileError } from '@/lib/articles/parse-article-file';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name the files to import: npm run articles:import -- FILE...');
  process.exitCode = 1;
}

for (const file of files) {
  try {
    const { slug, created } = await importText({ text: await readText(file) });
    console.log(`${created ? 'Imported' : 'Updated'} /articles/${slug} from ${file}`);
  } catch (error) {
    if (!(error instanceof ArticleFileError)) throw error;
    console.error(`${file}: ${error.message}.`);
    process.exitCode = 1;
  }
}
await disconnect();

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new ArticleFileError(
      error.code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${error.code})`,
    );
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ArticleFileError('the file is not UTF-8 text');
  }
}
