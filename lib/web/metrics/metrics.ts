import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { countComments } from '@/lib/moderation/count-comments';
import { checkDatabase } from '@/lib/platform/check-database';
import { connectionPool, database } from '@/lib/platform/db';
import { ageOfOldestDueJob } from '@/lib/platform/job-workers';
import { pageCacheStats } from '../page-cache/exposed-stats';

// The process is measured once, although Next may load this module more than once.
const METRICS = Symbol.for('trialogue.metrics');
type Holder = { [METRICS]?: Registry };

/** What this process measures, in the text format of Prometheus. */
export async function readMetrics(): Promise<{ contentType: string; text: string }> {
  const holder = globalThis as Holder;
  holder[METRICS] ??= createRegistry();
  return { contentType: holder[METRICS].contentType, text: await holder[METRICS].metrics() };
}

function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureComments(registry);
  measureDatabase(registry);
  measureJobs(registry);
  measurePageCache(registry);
  return registry;
}

function measureComments(registry: Registry): void {
  new Gauge({
    name: 'trialogue_comments',
    help: 'Comments in each state; absent while the database is away.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      const counts = await countComments().catch(() => ({}));
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
}

function measureDatabase(registry: Registry): void {
  new Gauge({
    name: 'trialogue_database_up',
    help: 'Whether the database answers within 2 seconds.',
    registers: [registry],
    async collect() {
      this.set(
        await checkDatabase().then(
          () => 1,
          () => 0,
        ),
      );
    },
  });
  new Gauge({
    name: 'trialogue_database_connections',
    help: 'Connections of this process, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { totalCount, idleCount, waitingCount } = connectionPool();
      this.set({ state: 'busy' }, totalCount - idleCount);
      this.set({ state: 'idle' }, idleCount);
      this.set({ state: 'waiting' }, waitingCount);
    },
  });
}

function measureJobs(registry: Registry): void {
  new Gauge({
    name: 'trialogue_oldest_due_job_seconds',
    help: 'For how long the oldest job has been due and is not done; absent while the database is away.',
    registers: [registry],
    async collect() {
      const age = await ageOfOldestDueJob(database()).catch(() => undefined);
      if (age === undefined) this.reset();
      else this.set(age);
    },
  });
}

/** Nothing in development, where no page is kept. */
function measurePageCache(registry: Registry): void {
  new Counter({
    name: 'trialogue_page_cache_requests_total',
    help: 'Readings without a session: from a fresh copy, from a stale one, or after waiting for a new one.',
    labelNames: ['answer'],
    registers: [registry],
    collect() {
      const { hits = 0, stale = 0, misses = 0 } = pageCacheStats() ?? {};
      this.reset();
      this.inc({ answer: 'fresh' }, hits);
      this.inc({ answer: 'stale' }, stale);
      this.inc({ answer: 'new' }, misses);
    },
  });
  counter(registry, 'renders', 'Pages made for the cache.');
  counter(registry, 'purges', 'Announcements that made pages stale.');
  gauge(registry, 'pages', 'Pages that are kept.');
  gauge(registry, 'bytes', 'Memory that the kept pages take.');
}

function counter(registry: Registry, stat: 'renders' | 'purges', help: string): void {
  new Counter({
    name: `trialogue_page_cache_${stat}_total`,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(pageCacheStats()?.[stat] ?? 0);
    },
  });
}

function gauge(registry: Registry, stat: 'pages' | 'bytes', help: string): void {
  new Gauge({
    name: `trialogue_page_cache_${stat}`,
    help,
    registers: [registry],
    collect() {
      this.set(pageCacheStats()?.[stat] ?? 0);
    },
  });
}
