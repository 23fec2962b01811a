/**
 * Runs one of our programs, whose path is the first argument: what it does not see to itself ends in one sentence, when it
 * is something that the person at the keyboard can do something about.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { explainFailure } from './explain-failure';

process.argv.splice(1, 1);
try {
  await import(pathToFileURL(resolve(process.argv[1] ?? '')).href);
} catch (error) {
  console.error(explainFailure(error) ?? error);
  // It may have left connections open, which would keep the process.
  process.exit(1);
}
