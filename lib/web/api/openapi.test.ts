import { readdirSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemView } from '../problem';
import type { Contract } from './contract';
import { openApiDocument } from './openapi';
import { operations } from './operations';

const document = openApiDocument({ sessionCookie: 'trialogue.session' });
const contracts = Object.values(operations).flatMap((calls) => Object.values(calls));
const line = ({ method, path }: Pick<Contract, 'method' | 'path'>) => `${method} ${path}`;

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1, with every reference resolved', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  it('refers only to schemas, answers and parameters that it has', () => {
    const { components } = document as unknown as { components: Record<string, Record<string, unknown>> };
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g);
    const missing = [...references].filter(
      ([, kind = '', name = '']) => components[kind]?.[name] === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('is the same each time', () => {
    expect(JSON.stringify(openApiDocument({ sessionCookie: 'trialogue.session' }))).toBe(
      JSON.stringify(document),
    );
  });

  it('gives only examples that the calls take', () => {
    const named = contracts.flatMap(({ body, responses }) => [
      body,
      ...Object.values(responses).map(({ schema }) => schema),
    ]);
    const options = [...named, problemView].flatMap((schema) =>
      schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]) : (schema ?? []),
    );
    const withExamples = options.flatMap((schema) => {
      const { id, examples } = schema.meta() ?? {};
      return ((examples as unknown[]) ?? []).map((example) => ({ schema, id, example }));
    });
    expect(withExamples.length).toBeGreaterThan(25);
    for (const { schema, id, example } of withExamples)
      expect(schema.safeParse(example).error, id).toBeUndefined();
  });

  it('asks for the session wherever the call needs one', () => {
    const submit = document.paths['/articles/{slug}/comments']?.post;
    expect(submit?.security).toEqual([{ session: [] }]);
    expect(Object.keys(submit?.responses ?? {})).toEqual(
      expect.arrayContaining(['201', '401', '403', '409', '422', '429']),
    );
  });

  it('takes no field that it does not name', () => {
    const { SubmitComment, Comment } = document.components.schemas;
    expect(SubmitComment).toMatchObject({ additionalProperties: false, required: ['body'] });
    expect(Comment).not.toHaveProperty('additionalProperties');
  });
});

describe('the contracts', () => {
  it('are kept by the route files, each by its own, and there is no other', async () => {
    const byRoutes = contracts.filter(({ stream }) => !stream);
    expect(await routes()).toEqual(byRoutes.map(line).sort());
  });

  it('are named once each', () => {
    const names = Object.values(operations).flatMap((calls) => Object.keys(calls));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(contracts.map(line)).size).toBe(contracts.length);
  });

  it('let only calls that know their caller be repeated under a key', () => {
    for (const contract of contracts)
      if (contract.idempotent) expect(contract.auth, line(contract)).toBe('required');
  });
});

const API = 'app/api/v1';

/** What the route files answer, as `GET /articles/{slug}`: by the folder, and by the contract that the handler keeps. */
async function routes(): Promise<string[]> {
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  const found = files.filter((file) => !file.includes('[[...')).map(linesOf);
  return (await Promise.all(found)).flat().sort();
}

async function linesOf(file: string): Promise<string[]> {
  const path = `/${file.replace(/\/?route\.ts$/, '')}`.replace(/\[(\w+)\]/g, '{$1}');
  const source = readFileSync(`${API}/${file}`, 'utf8');
  const exported = [...source.matchAll(/export (?:const|async function|function) (\w+)/g)].map(
    ([, name]) => name,
  );
  const kept = [...source.matchAll(/export const ([A-Z]+) = defineRoute\(\s*(\w+),/g)];
  expect(
    kept.map(([, method]) => method),
    file,
  ).toEqual(exported);
  return Promise.all(
    kept.map(async ([, method, name = '']) => {
      const contract = await contractNamed(source, name);
      expect(line(contract), file).toBe(`${method} ${path}`);
      return line(contract);
    }),
  );
}

async function contractNamed(source: string, name: string): Promise<Contract> {
  const [, file = ''] =
    new RegExp(`\\b${name}\\b[^;]*from '@/lib/web/api/contracts/([\\w-]+)'`).exec(source) ?? [];
  const exported = (await import(`./contracts/${file}.ts`)) as Record<string, Contract>;
  const contract = exported[name];
  if (!contract) throw new Error(`${name} is not in contracts/${file}.ts`);
  return contract;
}
