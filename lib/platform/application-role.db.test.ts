import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionPool, disconnect } from './db';
import { newId } from './ids';

/** Since PostgreSQL 16 a role may be held without the right to become it, as some hosts grant it to their customers. */

const owner = new Client({ connectionString: process.env.DATABASE_URL });
const customer = `customer_${newId().replaceAll('-', '')}`;
let knowsSet: boolean;

beforeAll(async () => {
  await owner.connect();
  const { rows } = await owner.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  knowsSet = Number(rows[0]?.version) >= 160_000;
  await owner.query(`create role ${customer} login password 'customer'`);
  await owner.query(`grant trialogue_app to ${customer} ${knowsSet ? 'with inherit true, set false' : ''}`);
  const address = new URL(process.env.DATABASE_URL ?? '');
  address.username = customer;
  address.password = 'customer';
  process.env.DATABASE_URL = address.href;
});

afterAll(async () => {
  await disconnect();
  await owner.query(`drop role ${customer}`);
  await owner.end();
});

test('who may not become the application’s role works as they are', async () => {
  const { rows } = await connectionPool().query<{ name: string }>('select current_user as name');
  expect(rows).toEqual([{ name: knowsSet ? customer : 'trialogue_app' }]);
});
