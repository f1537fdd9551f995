import { describe, expect, test } from '@jest/globals';
import { routes } from '../../api/contract/index.ts';
import type { Route } from '../../api/contract/route.ts';
import { openApiDocument } from '../../api/openapi.ts';
import { staleContract } from '../../launch/contract.ts';

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}

test('the committed document and the ui’s types are those of the contract', async () => {
  expect(await staleContract()).toEqual([]);
});

describe('the contract', () => {
  const all: [string, Route][] = Object.entries(routes);

  test.each(all)('%s is named after itself, says what it does and what it answers', (name, route) => {
    expect(route.id).toBe(name);
    expect(route.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(route.path).toMatch(/^\/api\/[a-z]/);
    expect(Object.keys(route.answers).length).toBeGreaterThan(0);
    expect(Object.keys(route.params?.shape ?? {}).sort()).toEqual(
      [...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter).sort(),
    );
  });

  test('no two routes have one method and path', () => {
    const places = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('one schema in a request and an answer is one schema of the document', () => {
    const names = Object.keys(openApiDocument().components?.schemas ?? {});
    expect(names.filter((name) => name.endsWith('Output'))).toEqual([]);
  });

  test('every object of the document is closed: what is not said is not taken', () => {
    const open: string[] = [];
    const look = (at: string, schema: Schema): void => {
      if (schema.properties && schema.additionalProperties !== false) open.push(at);
      for (const [name, inner] of Object.entries(schema.properties ?? {})) look(`${at}.${name}`, inner);
      if (schema.items) look(`${at}[]`, schema.items);
      for (const inner of schema.anyOf ?? []) look(at, inner);
    };
    for (const [name, schema] of Object.entries(openApiDocument().components?.schemas ?? {}))
      look(name, schema as Schema);
    expect(open).toEqual([]);
  });
});
