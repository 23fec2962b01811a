import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentScripts } from '../page-cache/document';

/** Where `npm run build:reader` writes down under which names it put the scripts. */
export const READER_MANIFEST = 'public/assets/reader.json';

let scripts: DocumentScripts | undefined;

/** The addresses of the scripts for readers. Their names change with their content. */
export function documentScripts(): DocumentScripts {
  scripts ??= JSON.parse(readFileSync(join(process.cwd(), READER_MANIFEST), 'utf8')) as DocumentScripts;
  return scripts;
}
