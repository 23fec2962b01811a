import { describe, expect, it } from 'vitest';
import { describeApi, describeCall, describeSchema, type TypePart } from './describe';
import { operations } from './table';

const words = (parts: TypePart[]) => parts.map(({ text }) => text).join('');

describe('the API for people', () => {
  it('has every call under its chapter, each with what it takes and answers', () => {
    const chapters = describeApi();
    expect(chapters.map(({ name, calls }) => [name, calls.map(({ id }) => id)])).toEqual(
      Object.entries(operations).map(([name, calls]) => [name, Object.keys(calls)]),
    );
    for (const { description } of chapters) expect(description).toMatch(/\.$/);
    for (const { id, method, path } of chapters.flatMap(({ calls }) => calls)) {
      const call = describeCall(id)!;
      expect([call.method, call.path]).toEqual([method, path]);
      expect(call.answers.length, id).toBeGreaterThan(0);
      for (const { description } of [...call.answers, ...call.errors])
        expect(description, id).toMatch(/^[A-Z]/);
      expect((call.path.match(/\{/g) ?? []).length, id).toBe(
        call.parameters.filter((one) => one.in === 'path').length,
      );
    }
  });

  it('leads only to what there is, and has no field without a type', () => {
    const names = new Set<string>();
    const follow = (name: string) => {
      if (names.has(name)) return;
      names.add(name);
      const schema = describeSchema(name);
      expect(schema, name).not.toBeNull();
      for (const field of schema!.fields) {
        expect(words(field.type), `${name}.${field.name}`).not.toMatch(
          /^$|undefined|anything or|object Object/,
        );
        for (const { schema: next } of field.type) if (next) follow(next);
      }
    };
    for (const { id } of describeApi().flatMap(({ calls }) => calls)) {
      const { body, answers } = describeCall(id)!;
      for (const name of [body?.name, ...answers.map(({ schema }) => schema)]) if (name) follow(name);
    }
    expect(names.size).toBeGreaterThan(80);
  });

  it('says what a field is, within which bounds, and who may ask', () => {
    const put = describeCall('putArticle')!;
    expect(put).toMatchObject({ isForAll: false, scope: 'articles', chapter: 'Articles' });
    expect(put.body?.fields.find(({ name }) => name === 'topics')).toMatchObject({
      required: false,
      type: [{ text: 'list of ' }, { text: 'text' }],
      limits: ['at most 10'],
    });
    const thread = describeSchema('Article')!.fields.find(({ name }) => name === 'discussion.takes')!;
    expect(words(thread.type)).toBe('"OPEN" or "STAFF" or "CLOSED" or "ARCHIVED"');
    expect(describeCall('readThread')).toMatchObject({ isForAll: true, scope: 'read' });
    expect(describeCall('submitComment')).toMatchObject({ isForAll: false, scope: null });
  });

  it('has nothing under names that are none, those of every object among them', () => {
    for (const name of ['', 'nothing', 'constructor', '__proto__', 'toString'])
      expect([describeCall(name), describeSchema(name)]).toEqual([null, null]);
  });
});
