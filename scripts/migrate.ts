/**
 * Migrates the database of DATABASE_URL, past a pooler by DATABASE_DIRECT_URL.
 *
 *   npm run migrate                     applies what is new
 *   npm run migrate -- --create NAME    writes a migration for what changed in schema.prisma
 *   npm run migrate -- --check          fails when migrations and schema.prisma disagree
 */
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { applyMigrations } from './migrations/apply-migrations';
import { MigrationError } from './migrations/history';

const { values } = parseArgs({ options: { create: { type: 'string' }, check: { type: 'boolean' } } });
const databaseUrl = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || '';

async function main(): Promise<void> {
  if (values.create) return create(values.create);
  if (values.check) return check();
  const applied = await applyMigrations({ databaseUrl, tell: (sentence) => console.log(sentence) });
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
}

async function create(name: string): Promise<void> {
  const { createMigration } = await import('./migrations/create-migration');
  const file = await createMigration({ databaseUrl, name, now: new Date() });
  console.log(file ? `Wrote ${relative(process.cwd(), file)}.` : 'Nothing changed in schema.prisma.');
}

async function check(): Promise<void> {
  const { findDrift } = await import('./migrations/find-drift');
  const drift = await findDrift({ databaseUrl });
  if (drift === null) return console.log('Migrations and schema.prisma agree.');
  throw new MigrationError(
    `schema.prisma says more than the migrations do (npm run migrate -- --create NAME):\n${drift}`,
  );
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});

function explain(error: unknown): string {
  if (error instanceof MigrationError) return error.message;
  const reason = error instanceof AggregateError ? error.errors.map(String).join(', ') : String(error);
  return `The database of DATABASE_URL cannot be used (${reason.replace(/^\w*error: /i, '')}): check the address, the user and its rights.`;
}
