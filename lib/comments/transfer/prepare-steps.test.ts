import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachStep, tellSteps, type Step } from './prepare-steps';
import { SourceFileError } from './read/source-file-error';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steps-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file of comments from 1 on, of which the last stands in a row that nothing closes. */
async function csv({ comments, isBroken = false }: { comments: number; isBroken?: boolean }) {
  const file = join(folder, `${comments}-${isBroken}.csv`);
  const rows = Array.from(
    { length: comments },
    (_, n) => `${n + 1},https://paper.example/a,Naledi,It was.\n`,
  );
  const rest = isBroken ? `0,https://paper.example/a,Naledi,"${'a '.repeat(3_000_000)}` : '';
  await writeFile(file, `id,article,name,text,created\n${rows.join('')}${rest}`);
  return file;
}

const wanted = {
  source: 'csv',
  from: 0,
  size: 10,
  terms: { now: new Date('2026-01-01T00:00:00.000Z'), withoutPending: false },
} as const;
const idsOf = (step: Step) => step.map(({ externalId }) => Number(externalId));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('the comments of a file', () => {
  it('come in steps from a record on, as they come to whoever reads them without a thread', async () => {
    const file = await csv({ comments: 34 });
    const apart: Step[] = [];
    const steps = { ...wanted, from: 3 };
    await eachStep({ ...steps, records: { file } }, (step) => Promise.resolve(void apart.push(step)));
    expect(apart.map(idsOf)).toEqual([numbers(4, 13), numbers(14, 23), numbers(24, 33), [34]]);

    const here: Step[] = [];
    await tellSteps({ ...steps, file }, (step) => Promise.resolve(void here.push(step)));
    expect(apart).toEqual(here);
  });

  it('come as far as the file can be read, and then why it cannot, as the error that it was', async () => {
    const file = await csv({ comments: 505, isBroken: true });
    const taken: number[] = [];
    const error = await eachStep({ ...wanted, records: { file } }, async (step) => {
      // By then it is known of the last one that the file ends.
      if (idsOf(step).includes(500)) await new Promise((resolve) => setTimeout(resolve, 500));
      taken.push(...idsOf(step));
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceFileError);
    expect(error).toMatchObject({ code: 'row-too-long' });
    expect(taken).toEqual(numbers(1, 500));
  });

  it('end with what went wrong where they were taken, and are read no further', async () => {
    const file = await csv({ comments: 34 });
    const taken: number[] = [];
    const failure = new Error('The database is gone.');
    await expect(
      eachStep({ ...wanted, records: { file } }, (step) => {
        taken.push(...idsOf(step));
        return taken.length > 10 ? Promise.reject(failure) : Promise.resolve();
      }),
    ).rejects.toBe(failure);
    expect(taken).toEqual(numbers(1, 20));
  });

  it('are read no further ahead than one step', async () => {
    const file = await csv({ comments: 60 });
    let told = 0;
    const heard: (() => void)[] = [];
    const done = tellSteps({ ...wanted, file }, () => {
      told += 1;
      return new Promise((resolve) => heard.push(resolve));
    });
    for (let step = 1; step <= 6; step += 1) {
      await expect.poll(() => heard.length).toBe(1);
      // Whoever reads gets as far as they can.
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(told).toBe(step);
      heard.pop()?.();
    }
    await done;
  });
});
