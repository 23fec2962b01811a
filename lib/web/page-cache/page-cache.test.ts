import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { createPageCache, type Answer } from './page-cache';
import type { Rendering } from './rendering';
import { prepareStoredPage } from './stored-page';

type Pending = { address: string; finish(rendering?: Partial<Rendering>): void; fail(error: Error): void };

/** A cache whose clock, sleep and renderings are in the test's hand. */
function setUp({ maxBytes = 1_000_000, staleMs = 500 } = {}) {
  let time = 1_000;
  const pending: Pending[] = [];
  const sleepers: (() => void)[] = [];
  const errors: unknown[] = [];
  const cache = createPageCache({
    render: (address) =>
      new Promise((resolve, reject) => {
        const finish = (rendering: Partial<Rendering> = {}) =>
          resolve({ status: 200, headers: {}, body: Buffer.from('x'), tags: ['article:1'], ...rendering });
        pending.push({ address, finish, fail: reject });
      }),
    prepare: (rendering) => prepareStoredPage(rendering, () => ({})),
    maxBytes,
    staleMs,
    now: () => time,
    sleep: () => new Promise((resolve) => void sleepers.push(resolve)),
    onError: (error) => void errors.push(error),
  });
  /** The rendering that began last, once it has begun. */
  const begun = async (count: number): Promise<Pending> => {
    await settled();
    expect(pending).toHaveLength(count);
    return pending[count - 1]!;
  };
  const store = async (address: string, rendering: Partial<Rendering> = {}) => {
    const answer = cache.fetch(address);
    (await begun(pending.length + 1)).finish(rendering);
    return answer;
  };
  return {
    cache,
    begun,
    store,
    errors,
    renders: () => pending.length,
    pass: (milliseconds: number) => void (time += milliseconds),
    wake: () => sleepers.splice(0).forEach((resolve) => resolve()),
  };
}

/** Lets everything run that does not wait for the test. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const bodyOf = (answer: Answer) =>
  ('page' in answer ? answer.page.identity.body : answer.rendering.body).toString();
const body = (text: string) => ({ body: Buffer.from(text) });
const update = { tags: ['article:1'], removal: false };
const removal = { tags: ['article:1'], removal: true };

describe('keeping', () => {
  test('a page is rendered once for all who ask meanwhile, and then kept', async () => {
    const { cache, begun, renders } = setUp();
    const answers = [cache.fetch('/a'), cache.fetch('/a'), cache.fetch('/a')];
    (await begun(1)).finish(body('one'));
    expect((await Promise.all(answers)).map(bodyOf)).toEqual(['one', 'one', 'one']);
    expect(cache.fresh('/a')?.identity.body.toString()).toBe('one');
    expect(bodyOf(await cache.fetch('/a'))).toBe('one');
    expect(renders()).toBe(1);
  });

  test('is charged to whoever has something rendered that is not kept, and renewing it to nobody', async () => {
    const { cache, begun, pass } = setUp();
    let charged = 0;
    const charge = async () => void (charged += 1);
    const first = cache.fetch('/a', charge);
    const page = await begun(1);
    const second = cache.fetch('/a', charge);
    page.finish();
    await Promise.all([first, second]);
    await cache.fetch('/a', charge);
    cache.purge(update);
    const stale = cache.fetch('/a', charge);
    (await begun(2)).finish();
    await stale;
    expect(charged).toBe(1);
    pass(60_000);
    const missing = cache.fetch('/missing', charge);
    (await begun(3)).finish({ status: 404 });
    await missing;
    const refused = cache.fetch('/missing', () => Promise.reject(new Error('too often')));
    await expect(refused).rejects.toThrow('too often');
    await begun(3);
    expect(charged).toBe(2);
  });

  test.each([
    ['sets a cookie', { headers: { 'set-cookie': ['a=b'] } }],
    ['declared no tags', { tags: undefined }],
    ['is not 200', { status: 404 }],
    ['is an error', { status: 500 }],
  ])('what %s is not kept', async (_what, rendering) => {
    const { cache, store } = setUp();
    expect(await store('/a', rendering)).toHaveProperty('rendering');
    expect(cache.fresh('/a')).toBeUndefined();
    expect(cache.stats().pages).toBe(0);
  });

  test('memory is bounded over all bodies', async () => {
    const { cache, store } = setUp({ maxBytes: 50_000 });
    for (let i = 0; i < 20; i += 1) await store(`/${i}`, { body: Buffer.alloc(5_000, `${i}`) });
    expect(cache.stats().bytes).toBeLessThanOrEqual(50_000);
    expect(cache.stats().pages).toBeGreaterThan(1);
    expect(cache.fresh('/0')).toBeUndefined();
    expect(cache.fresh('/19')).toBeDefined();
  });

  test('a page larger than the cache is sent and not kept', async () => {
    const { cache, store } = setUp({ maxBytes: 5_000 });
    expect(bodyOf(await store('/a', { body: Buffer.alloc(10_000, 'x') }))).toHaveLength(10_000);
    expect(cache.stats().pages).toBe(0);
    cache.purge(removal);
  });

  test('a failure reaches those who wait, and the next one tries again', async () => {
    const { cache, begun, store, errors } = setUp();
    const answer = cache.fetch('/a');
    (await begun(1)).fail(new Error('no database'));
    await expect(answer).rejects.toThrow('no database');
    expect(errors).toHaveLength(1);
    expect(bodyOf(await store('/a', body('there')))).toBe('there');
  });
});

describe('the ceiling', () => {
  test('nothing is shown after 60 s', async () => {
    const { cache, store, begun, pass } = setUp();
    await store('/a', body('old'));
    pass(60_000);
    const answer = cache.fetch('/a');
    (await begun(2)).finish(body('new'));
    expect(bodyOf(await answer)).toBe('new');
  });

  test('shortly before, the page is made anew in the background, and nobody waits', async () => {
    const { cache, store, begun, pass } = setUp();
    await store('/a', body('old'));
    pass(50_000);
    expect(bodyOf(await cache.fetch('/a'))).toBe('old');
    (await begun(2)).finish(body('new'));
    await settled();
    await settled();
    expect(bodyOf(await cache.fetch('/a'))).toBe('new');
  });

  test('while purges are not heard it is 1 s', async () => {
    const { cache, store, pass } = setUp();
    await store('/a');
    cache.goDeaf();
    expect(cache.fresh('/a')).toBeUndefined();
    await store('/a');
    expect(cache.fresh('/a')).toBeDefined();
    pass(1_000);
    expect(cache.fresh('/a')).toBeUndefined();
    await store('/a');
    cache.listenAgain();
    expect(cache.fresh('/a')).toBeUndefined();
  });
});

describe('updates', () => {
  test('purge only the pages with the tag', async () => {
    const { cache, store } = setUp();
    await store('/a');
    await store('/b', { tags: ['article:2'] });
    cache.purge(update);
    expect(cache.fresh('/a')).toBeUndefined();
    expect(cache.fresh('/b')).toBeDefined();
    cache.purge({ tags: ['*'], removal: false });
    expect(cache.fresh('/b')).toBeUndefined();
  });

  test('the next reader of a quiet page sees the new one', async () => {
    const { cache, store, begun, pass } = setUp();
    await store('/a', body('old'));
    pass(500);
    cache.purge(update);
    const answer = cache.fetch('/a');
    (await begun(2)).finish(body('new'));
    expect(bodyOf(await answer)).toBe('new');
  });

  test('on a busy page nobody waits: the old one is shown until the new one is there', async () => {
    const { cache, store, begun, pass } = setUp();
    await store('/a', body('old'));
    pass(499);
    cache.purge(update);
    expect(bodyOf(await cache.fetch('/a'))).toBe('old');
    expect(bodyOf(await cache.fetch('/a'))).toBe('old');
    (await begun(2)).finish(body('new'));
    await settled();
    await settled();
    expect(bodyOf(await cache.fetch('/a'))).toBe('new');
  });

  test('numbers alone make a young page no older than five seconds, and an older one stale at once', async () => {
    const { cache, store, begun, pass } = setUp();
    await store('/a', body('none'));
    pass(4_000);
    cache.purge({ tags: ['numbers:1'], removal: false });
    cache.purge({ tags: ['numbers:2'], removal: false });
    pass(999);
    expect(bodyOf(await cache.fetch('/a'))).toBe('none');
    pass(1);
    expect(cache.fresh('/a')).toBeUndefined();
    expect(bodyOf(await cache.fetch('/a'))).toBe('none');
    (await begun(2)).finish(body('one'));
    await settled();
    pass(5_000);
    expect(cache.fresh('/a')?.identity.body.toString()).toBe('one');
    cache.purge({ tags: ['numbers:1'], removal: false });
    const answer = cache.fetch('/a');
    (await begun(3)).finish(body('two'));
    expect(bodyOf(await answer)).toBe('two');
  });

  test('a rendering during which numbers changed is kept, for five seconds', async () => {
    const { cache, begun, pass, renders } = setUp();
    const answer = cache.fetch('/a');
    const first = await begun(1);
    cache.purge({ tags: ['numbers:1'], removal: false });
    first.finish(body('one'));
    expect(bodyOf(await answer)).toBe('one');
    expect(renders()).toBe(1);
    pass(4_999);
    expect(cache.fresh('/a')).toBeDefined();
    pass(1);
    expect(cache.fresh('/a')).toBeUndefined();
  });

  test.each([
    ['is slow', (_pending: Pending, wake: () => void) => wake()],
    ['fails', (pending: Pending) => pending.fail(new Error('no'))],
    ['answers with an error', (pending: Pending) => pending.finish({ status: 500, tags: undefined })],
  ])('when the new page %s, the old one is shown', async (_how, happen) => {
    const { cache, store, begun, pass, wake } = setUp();
    await store('/a', body('old'));
    pass(5_000);
    cache.purge(update);
    const answer = cache.fetch('/a');
    happen(await begun(2), wake);
    expect(bodyOf(await answer)).toBe('old');
  });

  test('where no old page may be shown, whoever asks waits for the new one', async () => {
    const { cache, store, begun, wake } = setUp({ staleMs: 0 });
    await store('/a', body('old'));
    cache.purge(update);
    const answer = cache.fetch('/a');
    const second = await begun(2);
    wake();
    await settled();
    second.finish(body('new'));
    expect(bodyOf(await answer)).toBe('new');
  });

  test('a page that is gone is not shown any more', async () => {
    const { cache, store, begun, pass } = setUp();
    await store('/a', body('old'));
    pass(5_000);
    cache.purge(update);
    const answer = cache.fetch('/a');
    (await begun(2)).finish({ status: 404, tags: undefined });
    expect(await answer).toMatchObject({ rendering: { status: 404 } });
    expect(cache.stats().pages).toBe(0);
  });

  test('a rendering that an update overtook begins again, once; after that it is kept as stale', async () => {
    const { cache, begun } = setUp();
    const answer = cache.fetch('/a');
    const first = await begun(1);
    cache.purge(update);
    first.finish(body('one'));
    const second = await begun(2);
    cache.purge(update);
    second.finish(body('two'));
    expect(bodyOf(await answer)).toBe('two');
    expect(cache.fresh('/a')).toBeUndefined();
    expect(bodyOf(await cache.fetch('/a'))).toBe('two');
    await begun(3);
  });
});

describe('removals', () => {
  test('the copy is gone at once', async () => {
    const { cache, store, begun } = setUp();
    await store('/a', body('with the comment'));
    cache.purge(removal);
    expect(cache.fresh('/a')).toBeUndefined();
    const answer = cache.fetch('/a');
    (await begun(2)).finish(body('without'));
    expect(bodyOf(await answer)).toBe('without');
  });

  test('who waited for a rendering begun before it gets one begun after it', async () => {
    const { cache, begun } = setUp();
    const waiting = [cache.fetch('/a'), cache.fetch('/a')];
    const first = await begun(1);
    cache.purge(removal);
    first.finish(body('with the comment'));
    (await begun(2)).finish(body('without'));
    expect((await Promise.all(waiting)).map(bodyOf)).toEqual(['without', 'without']);
    expect(cache.fresh('/a')?.identity.body.toString()).toBe('without');
  });

  test('a removal of something else does not disturb a rendering', async () => {
    const { cache, begun } = setUp();
    const answer = cache.fetch('/a');
    const first = await begun(1);
    cache.purge({ tags: ['article:2'], removal: true });
    first.finish(body('one'));
    expect(bodyOf(await answer)).toBe('one');
    expect(cache.fresh('/a')).toBeDefined();
  });

  test('who was waiting with a stale copy at hand does not get it any more', async () => {
    const { cache, store, begun, pass, wake } = setUp();
    await store('/a', body('with the comment'));
    pass(5_000);
    cache.purge(update);
    const answer = cache.fetch('/a');
    const second = await begun(2);
    cache.purge(removal);
    wake();
    second.finish(body('with the comment'));
    (await begun(3)).finish(body('without'));
    expect(bodyOf(await answer)).toBe('without');
  });

  test('endless removals end in an error, never in an old copy', async () => {
    const { cache, begun } = setUp();
    const answer = cache.fetch('/a');
    answer.catch(() => undefined);
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const rendering = await begun(attempt);
      cache.purge(removal);
      rendering.finish();
    }
    await expect(answer).rejects.toThrow('overtaken');
  });
});

test('property: no reader gets a copy that was begun before a removal, in any order of events', async () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), address: fc.constantFrom('/a', '/b') }),
    fc.record({ kind: fc.constant('finish' as const), fails: fc.boolean() }),
    fc.record({ kind: fc.constant('purge' as const), removal: fc.boolean() }),
    fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.integer({ min: 1, max: 40_000 }) }),
    fc.record({ kind: fc.constant('wake' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
      // The text of a page is the number of removals that were committed when its rendering began.
      let removals = 0;
      const open: { finish(fails: boolean): void }[] = [];
      const sleepers: (() => void)[] = [];
      let time = 0;
      const cache = createPageCache({
        render: () => {
          const seen = String(removals);
          return new Promise((resolve, reject) =>
            open.push({
              finish: (fails) =>
                fails
                  ? reject(new Error('no'))
                  : resolve({ status: 200, headers: {}, tags: ['article:1'], body: Buffer.from(seen) }),
            }),
          );
        },
        prepare: (rendering) => prepareStoredPage(rendering, () => ({})),
        maxBytes: 100_000,
        staleMs: 500,
        now: () => time,
        sleep: () => new Promise((resolve) => void sleepers.push(resolve)),
        onError: () => undefined,
      });
      const checks: Promise<void>[] = [];
      for (const step of events) {
        if (step.kind === 'ask') {
          const check = cache.fetch(step.address).then(
            (answer) => expect(Number(bodyOf(answer))).toBe(removals),
            () => undefined,
          );
          checks.push(check as Promise<void>);
        }
        if (step.kind === 'finish') open.shift()?.finish(step.fails);
        if (step.kind === 'pass') time += step.milliseconds;
        if (step.kind === 'wake') sleepers.splice(0).forEach((resolve) => resolve());
        if (step.kind === 'purge') {
          if (step.removal) removals += 1;
          cache.purge({ tags: ['article:1'], removal: step.removal });
        }
        await settled();
      }
      // Whoever still waits is answered in the end.
      while (open.length > 0) {
        open.shift()?.finish(false);
        await settled();
        await settled();
      }
      await Promise.all(checks);
    }),
    { numRuns: runs(150) },
  );
});
