import { Client } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env } from './env';
import type { Purge } from './purge-bus';
import {
  listenForAnnouncements,
  parseNews,
  parsePurge,
  type AnnouncementListener,
  type DeskChange,
  type MemberNews,
} from './announcement-listener';

let heard: (Purge | MemberNews | DeskChange | 'connected' | 'lost')[];
let listener: AnnouncementListener;
let database: Client;

beforeEach(async () => {
  heard = [];
  database = new Client(env().DATABASE_URL);
  await database.connect();
  listener = listenForAnnouncements({
    databaseUrl: env().DATABASE_URL,
    onPurge: (purge) => void heard.push(purge),
    onNews: (news) => void heard.push(news),
    onDesk: (change) => void heard.push(change),
    onLost: () => void heard.push('lost'),
    onConnected: () => void heard.push('connected'),
  });
  await vi.waitFor(() => expect(heard).toEqual(['connected']));
});

afterEach(async () => {
  await listener.close();
  await database.end();
});

const announce = (payload: string, channel = 'trialogue_purge') =>
  database.query('select pg_notify($1, $2)', [channel, payload]);

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
     where application_name = 'trialogue-announcements' and datname = current_database()`,
  );
  await vi.waitFor(() => expect(heard).toEqual(['connected', 'lost', 'connected']));
  await announce('{"tags":["front"],"removal":false}');
  await vi.waitFor(() => expect(heard).toHaveLength(4));
});

test.each([undefined, '', 'x', '{}', '{"tags":"front"}', '{"tags":[1]}'])(
  'an announcement that cannot be read purges everything: %j',
  (payload) => expect(parsePurge(payload)).toEqual({ tags: ['*'], removal: true }),
);

test('hears what concerns a member on the same connection, and nothing that cannot be read', async () => {
  await announce('{"tags":', 'trialogue_live');
  await announce('{"member":"m"}', 'trialogue_live');
  await announce('{"member":"m","comment":"c","state":"PUBLISHED"}', 'trialogue_live');
  const news = [{ memberId: 'm' }, { memberId: 'm', comment: { id: 'c', state: 'PUBLISHED' } }];
  await vi.waitFor(() => expect(heard).toEqual(['connected', ...news]));
  expect(parseNews('{"member":1}')).toBeNull();
});

test('hears of the desk on it, too; what cannot be read may be about anything that waits there', async () => {
  for (const change of ['queues', 'staff', 'else']) await announce(change, 'trialogue_desk');
  await vi.waitFor(() => expect(heard).toEqual(['connected', 'queues', 'staff', 'queues']));
});

test('one that does not say whether it is a removal is taken for one', () => {
  expect(parsePurge('{"tags":["front"]}')).toEqual({ tags: ['front'], removal: true });
});
