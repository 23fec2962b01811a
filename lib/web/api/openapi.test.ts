import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemView } from '../http/problem';
import type { Contract } from './call';
import { openApiDocument } from './openapi';
import { findCall, methodsOfCalls } from './router';
import { operations } from './table';

const document = openApiDocument(operations, { sessionCookie: 'trialogue.session' });
const contracts = Object.values(operations).flatMap((calls) => Object.values(calls));
const line = ({ method, path }: Pick<Contract, 'method' | 'path'>) => `${method} ${path}`;

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1, with every reference resolved, and nothing that a strict linter minds', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] });
    const lint = async (one: object) =>
      (await lintFromString({ source: JSON.stringify(one), config })).map(
        ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
      );
    expect(await lint(document)).toEqual([]);
    const { schemas: _, ...components } = document.components;
    const broken = await lint({ ...document, tags: [{ name: 'Articles' }], components });
    for (const rule of ['tag-description', 'no-unresolved-refs'])
      expect(
        broken.some((problem) => problem.startsWith(rule)),
        rule,
      ).toBe(true);
  }, 120_000);

  it('refers only to schemas, answers and parameters that it has', () => {
    const { components } = document as unknown as { components: Record<string, Record<string, unknown>> };
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g);
    const missing = [...references].filter(
      ([, kind = '', name = '']) => components[kind]?.[name] === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('is the same each time', () => {
    expect(JSON.stringify(openApiDocument(operations, { sessionCookie: 'trialogue.session' }))).toBe(
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
  it('are kept each by its own handler, where the answer is no stream', () => {
    for (const contract of contracts)
      expect(typeof contract.handle, line(contract)).toBe(contract.stream ? 'undefined' : 'function');
  });

  it('are found by method and path, each its own, and there is no other', () => {
    for (const contract of contracts) {
      const path = `/api/v1${contract.path.replace(/\{(\w+)\}/g, 'its-$1')}`;
      const found = findCall(contract.method, path);
      expect(found?.call, line(contract)).toBe(contract);
      expect(found?.params).toEqual(
        Object.fromEntries(
          [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, `its-${name}`]),
        ),
      );
      const methods = contracts.filter(({ path }) => path === contract.path).map(({ method }) => method);
      expect(methodsOfCalls(path).sort()).toEqual(methods.sort());
    }
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
