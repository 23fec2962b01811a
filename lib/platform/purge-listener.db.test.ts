import { Client } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env } from './env';
import type { Purge } from './purge-bus';
import { listenForPurges, parsePurge, type PurgeListener } from './purge-listener';

let heard: (Purge | 'connected' | 'lost')[];
let listener: PurgeListener;
let database: Client;

beforeEach(async () => {
  heard = [];
  database = new Client(env().DATABASE_URL);
  await database.connect();
  listener = listenForPurges({
    databaseUrl: env().DATABASE_URL,
    onPurge: (purge) => void heard.push(purge),
    onLost: () => void heard.push('lost'),
    onConnected: () => void heard.push('connected'),
  });
  await vi.waitFor(() => expect(heard).toEqual(['connected']));
});

afterEach(async () => {
  await listener.close();
  await database.end();
});

const announce = (payload: string) =>
  database.query('select pg_notify($1, $2)', ['trialogue_purge', payload]);

test('hears what a transaction announces, when it has committed', async () => {
  await database.query('begin');
  await announce('{"id":"1","tags":["front","article:1"],"removal":true}');
  await database.query('rollback');
  await announce('{"id":"2","tags":["front"],"removal":false}');
  await vi.waitFor(() => expect(heard).toEqual(['connected', { tags: ['front'], removal: false }]));
});

test('a connection that is lost is told, opened again, and told', async () => {
  await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'trialogue-purge' and datname = current_database()`,
  );
  await vi.waitFor(() => expect(heard).toEqual(['connected', 'lost', 'connected']));
  await announce('{"tags":["front"],"removal":false}');
  await vi.waitFor(() => expect(heard).toHaveLength(4));
});

test.each([undefined, '', 'x', '{}', '{"tags":"front"}', '{"tags":[1]}'])(
  'an announcement that cannot be read purges everything: %j',
  (payload) => expect(parsePurge(payload)).toEqual({ tags: ['*'], removal: true }),
);

test('one that does not say whether it is a removal is taken for one', () => {
  expect(parsePurge('{"tags":["front"]}')).toEqual({ tags: ['front'], removal: true });
});
