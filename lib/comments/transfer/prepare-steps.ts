import { runApart } from '@/lib/platform/run-apart';
import { prepareComment, type PreparedComment, type Terms } from './prepare-comment';
import { readRecords, type ReadOptions } from './read/read-records';
import { SourceFileError } from './read/source-file-error';
import { isLeftOut, type LeftOut, type Read, type Source } from './schemas';

/** Where a file is; or records from their beginning; or, of a source that can begin elsewhere, from a record on. */
export type Records =
  { file: string; options?: ReadOptions } | AsyncIterable<Read> | ((from: number) => AsyncIterable<Read>);

/** What is written together. */
export type Step = (PreparedComment | LeftOut)[];

type Wanted = {
  source: Source;
  /** Records that are passed over. */
  from: number;
  /** Records of a step. */
  size: number;
  terms: Terms;
};
type FileWanted = Wanted & Extract<Records, { file: unknown }>;

/** A file of a hundred million is read sooner. */
const END_AFTER_MS = 24 * 60 * 60_000;
/** Of memory: readers keep articles in mind, and some of them authors. */
const MOST_MEGABYTES = 1_024;

/**
 * Hands over the comments of a source as they will stand here, a step after another. A file is read and made ready in a thread of its own, beside whoever writes
 * what was read before; while one step is taken another waits and a third is made ready, and no more.
 * @throws {SourceFileError} where the file cannot be read any further, after the steps before; and what `take` throws
 */
export async function eachStep(
  { records, ...wanted }: Wanted & { records: Records },
  take: (step: Step) => Promise<void>,
): Promise<void> {
  if (!('file' in records)) {
    const begins = typeof records === 'function';
    const read = begins ? records(wanted.from) : records;
    for await (const step of prepareSteps(read, { ...wanted, from: begins ? 0 : wanted.from }))
      await take(step);
    return;
  }
  let taking = Promise.resolve();
  try {
    const failure = await runApart<Failure | undefined, Step>({
      module: new URL('preparing-thread.ts', import.meta.url),
      data: { ...wanted, ...records } satisfies FileWanted,
      endAfterMs: END_AFTER_MS,
      mostMegabytes: MOST_MEGABYTES,
      onTold: async (step) => {
        taking = take(step);
        await taking;
        return true;
      },
    });
    if (failure) throw new SourceFileError(failure.code, failure.message, failure.about);
  } finally {
    // The thread may have come to its end meanwhile, whichever that is. What fails here is heard by who waits for it there.
    await taking.catch(() => undefined);
  }
}

type Failure = Pick<SourceFileError, 'code' | 'message' | 'about'>;

/** What the thread does: an error would come out of it without its class. */
export async function tellSteps(
  { file, options, ...wanted }: FileWanted,
  tell: (step: Step) => Promise<void>,
): Promise<Failure | undefined> {
  try {
    let told = Promise.resolve();
    for await (const step of prepareSteps(readRecords(wanted.source, file, options), wanted)) {
      await told;
      told = tell(step);
    }
    await told;
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceFileError)) throw error;
    const { code, message, about } = error;
    return { code, message, about };
  }
}

async function* prepareSteps(
  records: AsyncIterable<Read>,
  { from, size, terms }: Pick<Wanted, 'from' | 'size' | 'terms'>,
): AsyncGenerator<Step> {
  let position = 0;
  let step: Step = [];
  for await (const one of records) {
    position += 1;
    if (position <= from) continue;
    step.push(isLeftOut(one) ? one : prepareComment(one, terms));
    if (step.length < size) continue;
    yield step;
    step = [];
  }
  if (step.length > 0) yield step;
}
