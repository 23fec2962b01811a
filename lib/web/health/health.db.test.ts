import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { sealAudit } from '@/lib/moderation/audit/seal-audit';
import { testContext } from '@/lib/testing/clock';
import { emptyDatabase, query, queryAsOwner } from '@/lib/testing/database';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { tasks } from '../jobs/jobs';
import { readHealth } from './read-health';
import { retryJob } from './retry-job';
import { isOfLetters } from './rules';

const context = testContext();
let chief: Viewer;

beforeEach(async () => {
  await emptyDatabase();
  chief = await admin();
  await query('delete from graphile_worker._private_jobs');
});

/** A job that cannot be done, tried as often as it may be. */
async function failedJob(task: string): Promise<string> {
  await queryAsOwner(`select graphile_worker.add_job($1, '{"noticeId": "x"}', max_attempts => 1)`, [task]);
  const [job] = await queryAsOwner<{ id: string }>(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'refused by mx of ada@example.org'
     where id = (select max(id) from graphile_worker._private_jobs) returning id::text as id`,
  );
  return job!.id;
}

describe('the health of the site', () => {
  it('is read by staff alone', async () => {
    expect(await refusalOf(readHealth({ viewer: null }))).toMatchObject({ status: 401 });
    expect(await refusalOf(readHealth({ viewer: await insider() }))).toMatchObject({ status: 403 });
    expect(await readHealth({ viewer: await moderator() })).toMatchObject({ failed: [], more: 0 });
  });

  it('says what was measured', async () => {
    await sealAudit({ context });
    await query(`delete from job_workers`);
    await query(`insert into job_workers (id) values ('one')`);
    await query(`select graphile_worker.add_job('prune', run_at => now() - interval '5 minutes')`);
    const { measured, states } = await readHealth({ viewer: chief });
    expect(measured).toMatchObject({ workers: 1, failedJobs: 0, failedLetters: 0, unsealed: 0 });
    expect(measured.databaseMs).toBeGreaterThanOrEqual(0);
    expect(measured.lag).toBeGreaterThanOrEqual(299);
    expect(measured.databaseBytes).toBeGreaterThan(1_000_000);
    expect(measured.disk!.total).toBeGreaterThan(measured.disk!.free);
    expect(measured.connections!.open).toBeGreaterThan(0);
    expect(states).toMatchObject({ database: 'good', workers: 'good', lag: 'look', failedJobs: 'good' });
  });

  it('tells letters from other jobs, names the newest, and no address that an error holds', async () => {
    await failedJob('prune');
    for (let i = 0; i < 26; i += 1) await failedJob('send-mail');
    const { measured, failed, more } = await readHealth({ viewer: chief });
    expect(measured).toMatchObject({ failedJobs: 1, failedLetters: 26 });
    expect([failed.length, more]).toEqual([25, 2]);
    expect(failed[0]).toMatchObject({ task: 'send-mail', attempts: 1, error: 'refused by mx of …@…' });
  });

  it('counts what checks that could not run brought to the moderators within a day', async () => {
    const before = (await readHealth({ viewer: chief })).measured.checksFailed!;
    for (const at of ['now()', `now() - interval '2 days'`])
      await query(`insert into audit_entries (id, at, action, subject_type, subject_id, reason)
        values (gen_random_uuid(), ${at}, 'comment.submit', 'comment', gen_random_uuid(), '{"code": "check-failed", "facts": {}}')`);
    expect((await readHealth({ viewer: chief })).measured.checksFailed).toBe(before + 1);
  });

  it('says how many endpoints of webhooks are told nothing, and what has waited longest for another', async () => {
    const endpoint = async (state: string, minutesAgo: number[]) => {
      const [row] = await query<{ id: string }>(
        `insert into webhook_endpoints (id, name, url, format, thin, events, secret, state, state_since, created_at)
         values (gen_random_uuid(), 'x', 'https://example.org/', 'STANDARD', false, '{comment.published}', 'x', $1::"WebhookState", now(), now()) returning id`,
        [state],
      );
      for (const minutes of minutesAgo)
        await query(
          `insert into webhook_deliveries (id, endpoint_id, type, at, thin, state, next_at, created_at)
           values (gen_random_uuid(), $1, 'webhook.test', now(), '{}', 'WAITING', now(), now() - make_interval(mins => $2))`,
          [row!.id, minutes],
        );
    };
    expect((await readHealth({ viewer: chief })).measured.webhooks).toEqual({ paused: 0, oldest: 0 });
    await endpoint('ACTIVE', [3, 20]);
    const { measured, states } = await readHealth({ viewer: chief });
    expect(Math.round(measured.webhooks!.oldest / 60)).toBe(20);
    expect(states.webhooks).toBe('look');
    // What waits for one that is paused does so because somebody wants it.
    await endpoint('PAUSED', [500]);
    await endpoint('FAILED', []);
    const later = (await readHealth({ viewer: chief })).measured.webhooks!;
    expect([later.paused, Math.round(later.oldest / 60)]).toEqual([2, 20]);
  });

  it('knows every job of letters by its name', () => {
    expect(Object.keys(tasks).filter(isOfLetters).length).toBeGreaterThan(7);
    for (const task of Object.keys(tasks))
      expect(isOfLetters(task), task).toBe(/mail|letter|invitation|link|digest/.test(task));
  });
});

describe('a job that was given up', () => {
  it('is tried again, on record, and done', async () => {
    const id = await failedJob('prune');
    await retryJob({ viewer: chief, jobId: id, context });
    expect(
      await query(
        `select actor_id, details from audit_entries where action = 'job.retry' and actor_id = $1`,
        [chief.id],
      ),
    ).toEqual([{ actor_id: chief.id, details: { task: 'prune', jobId: id } }]);
    expect((await readHealth({ viewer: chief })).failed).toEqual([]);
    await runWaitingJobs();
    expect(await queryAsOwner('select 1 from graphile_worker._private_jobs where id = $1', [id])).toEqual([]);
  });

  it('is tried again by administrators alone, once', async () => {
    const id = await failedJob('prune');
    expect(await refusalOf(retryJob({ viewer: await moderator(), jobId: id }))).toMatchObject({
      status: 403,
    });
    const { answers, refusals } = await inParallel(
      [1, 2, 3].map(() => retryJob({ viewer: chief, jobId: id })),
    );
    expect(answers).toHaveLength(1);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 404 });
  });

  it('is no job that is still tried', async () => {
    await query(`select graphile_worker.add_job('prune', run_at => now() + interval '1 hour')`);
    const [job] = await query<{ id: string }>('select id::text as id from graphile_worker.jobs');
    expect(await refusalOf(retryJob({ viewer: chief, jobId: job!.id }))).toMatchObject({ status: 404 });
  });
});
