/**
 * `npm run review:eval -- FILE.tsv [--json]`: how well a plain majority, the site's own decision and Dawid and Skene's joint
 * fit tell acceptable from not, on answers to questions whose truth is known. docs/decisions/0005-reviewer-reliability.md
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/platform/dice';
import type { OnlineSettings } from './evaluate/decide-in-order';
import { evaluate } from './evaluate/evaluate';
import { readAnswers, UnreadableTable } from './evaluate/read-answers';
import { toText } from './evaluate/report';

const USAGE = 'Give one table to read: npm run review:eval -- FILE.tsv [--json]';
const DRAWS = 20;

/** What ships: the policy's numbers. */
const SETTINGS: OnlineSettings = { policy: defaultSettings.review, commentsPerDay: 20 };

try {
  run(readArguments());
} catch (error) {
  console.error(sentenceFor(error));
  process.exitCode = 1;
}

function readArguments(): { file: string; json: boolean } {
  const options = { json: { type: 'boolean', default: false } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UnreadableTable(USAGE);
  return { file, json: values.json };
}

function run({ file, json }: { file: string; json: boolean }): void {
  const answers = readAnswers(readTable(file));
  const results = evaluate(answers, { settings: SETTINGS, draws: DRAWS, dice: seededDice });
  const { items, workers } = answers;
  if (json) console.log(JSON.stringify({ file, items, workers, results }));
  else console.log(toText({ file, answers, results, settings: SETTINGS, draws: DRAWS }));
}

function readTable(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnreadableTable(`${file} cannot be read (${code}).`);
  }
}

function sentenceFor(error: unknown): unknown {
  if (error instanceof UnreadableTable) return error.message;
  const misused = error instanceof Error && 'code' in error && `${error.code}`.startsWith('ERR_PARSE_ARGS');
  return misused ? USAGE : error;
}
