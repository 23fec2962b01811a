import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Lets code that a browser test shares with the site import JSON as the site's own build does: without saying that it is JSON. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.json') || context.importAttributes?.type === 'json')
    return next(url, context);
  const source = `export default ${await readFile(fileURLToPath(url), 'utf8')}`;
  return { format: 'module', source, shortCircuit: true };
}
