/**
 * Imports the comments of another system (docs/importing.md):
 *
 *   npm run comments:import -- --from disqus FILE
 *   npm run comments:import -- --from disqus FILE --dry-run        says what would come of it, and changes nothing
 *   npm run comments:import -- --from disqus FILE --without-pending leaves out what waits for approval there
 *   npm run comments:import -- --from coral comments.json --stories stories.json --users users.json
 *   npm run comments:import -- --from wordpress https://paper.example --user NAME   asks its REST API; its application password is WORDPRESS_PASSWORD
 *   npm run comments:import -- --from csv FILE --map id=comment_id --map text=body --text html
 *
 * Cut off anywhere, it goes on when it is asked again; what was imported before is not imported again.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOf } from '@/lib/comments/transfer/read/decode';
import { countComments } from '@/lib/comments/transfer/count-comments';
import { importComments } from '@/lib/comments/transfer/import-comments';
import { importKey } from '@/lib/comments/transfer/import-key';
import { readWordpressApi, SiteError } from '@/lib/comments/transfer/read/wordpress-api';
import { SourceFileError } from '@/lib/comments/transfer/read/source-file-error';
import type { ReadOptions } from '@/lib/comments/transfer/read/read-records';
import {
  sources,
  textFormats,
  type ImportReport,
  type LeftOutReason,
  type Source,
} from '@/lib/comments/transfer/schemas';
import { disconnect } from '@/lib/platform/db';

const REASONS: Record<LeftOutReason, string> = {
  unreadable: 'no record of a comment, or without its id or its article',
  'no-comment': 'which no reader wrote, such as pingbacks',
  pending: 'which wait for approval there',
  'date-unreadable': 'without a date that can be read',
  'date-to-come': 'with a date that is still to come',
  repeated: 'with an id that came before',
  'parent-missing': 'which answer something that is not there',
  'parent-in-circle': 'which answer themselves',
  'parent-elsewhere': 'which answer something under another article',
  'text-empty': 'texts with nothing in them that can be kept: their places are empty',
  'text-too-long': 'texts of more than 20,000 characters: their places are empty',
};

const { values, positionals } = parseArgs({
  options: {
    from: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    'without-pending': { type: 'boolean', default: false },
    stories: { type: 'string' },
    users: { type: 'string' },
    map: { type: 'string', multiple: true, default: [] },
    text: { type: 'string' },
    user: { type: 'string' },
  },
  allowPositionals: true,
});
const source = sources.find((one) => one === values.from);
const format = textFormats.find((one) => one === (values.text ?? 'plain'));
const columns = Object.fromEntries(
  values.map.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]),
);
const [path, ...more] = positionals;
if (!source || !format || path === undefined || more.length > 0) {
  console.error(
    `Say where the comments are from, and name one file: npm run comments:import -- --from ${sources.join('|')} FILE. With csv, --text is ${textFormats.join(', ')}.`,
  );
  process.exitCode = 2;
} else await importFile(source, path, { columns, format, stories: values.stories, users: values.users });

async function importFile(from: Source, path: string, options: ReadOptions): Promise<void> {
  const begun = performance.now();
  let told = begun;
  try {
    const isSite = from === 'wordpress' && /^https?:\/\//.test(path);
    const records = isSite
      ? (record: number) => readWordpressApi({ address: path, signIn: signIn() }, { from: record })
      : { file: path, options };
    const withoutPending = values['without-pending'];
    const report = values['dry-run']
      ? await countComments({
          source: from,
          records: typeof records === 'function' ? records(0) : records,
          withoutPending,
        })
      : await importComments({
          source: from,
          withoutPending,
          fileName: isSite ? path : basename(path),
          digest: importKey({
            source: from,
            hash: isSite ? `${path} ${values.user ?? ''}` : await digestOf(path),
            options,
            withoutPending,
          }),
          records,
          onProgress({ read }) {
            if (performance.now() - told < 5_000) return;
            told = performance.now();
            console.log(`${read} read, ${Math.round((read * 1_000) / (told - begun))} a second.`);
          },
        });
    if (values['dry-run']) console.log('Nothing was changed. It would come to this:');
    for (const sentence of reportInWords(report)) console.log(sentence);
  } catch (error) {
    if (!(error instanceof SourceFileError) && !(error instanceof SiteError)) throw error;
    console.error(`${path}: ${error.message}.`);
    process.exitCode = 1;
  } finally {
    await disconnect();
  }
}

/** Who asks a site. The password is no argument: those stand in the list of processes. */
function signIn(): { user: string; password: string } | undefined {
  const { user } = values;
  const password = process.env.WORDPRESS_PASSWORD;
  if (user === undefined) return undefined;
  if (!password) throw new SiteError('with --user, its application password is to be in WORDPRESS_PASSWORD');
  return { user, password };
}

/** What came of an import, in sentences. */
function* reportInWords({ read, added, known, authors, articles, leftOut }: ImportReport): Generator<string> {
  const { published, pending, rejected, empty } = added;
  yield `${read} comments were read.`;
  yield `Added: ${published} that readers see, ${pending} that wait for a moderator, ${rejected} that were turned down, ${empty} empty places.`;
  yield `They are by ${authors} authors who were not known, and under ${articles} articles that were not known.`;
  if (known > 0) yield `${known} had been imported before.`;
  for (const [reason, { count, examples }] of Object.entries(leftOut))
    yield `Left out: ${count}, ${REASONS[reason as keyof typeof REASONS]}${examples.length > 0 ? ` (${examples.join(', ')}${count > examples.length ? ', …' : ''})` : ''}.`;
}
