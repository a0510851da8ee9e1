import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiDocument } from '../src/http/openapi.ts';
import { startApplication } from './application.ts';

let document: OpenAPIObject;
let close: () => Promise<void>;

beforeAll(async () => {
  const started = await startApplication();
  close = started.close;
  document = openApiDocument(started.app);
});
afterAll(() => close());

/** "GET /api/territories" and so on. */
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

test('the API is the one that docs/openapi.json describes (npm test -- api openapi -u writes it anew)', async () => {
  await expect(JSON.stringify(document, null, 2) + '\n').toMatchFileSnapshot('../../../docs/openapi.json');
});

test('every operation says in what shape it refuses, and every success has a schema', () => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const operation of Object.values(methods) as { responses: Record<string, { content?: object }> }[]) {
      expect(operation.responses['default']?.content, path).toHaveProperty(['application/problem+json']);
      const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
      expect(success?.[1].content, path).toBeDefined();
      expect(JSON.stringify(success?.[1].content), path).not.toContain('{"schema":{}}');
    }
});

test('what a withheld figure is has no place for a number', () => {
  const text = JSON.stringify(document.components?.schemas?.['Figure']);
  const [shown, withheld] = (JSON.parse(text) as { oneOf: { properties: object; required: string[] }[] })
    .oneOf;
  expect(Object.keys(shown?.properties ?? {})).toEqual(['disclosure', 'count', 'share']);
  expect(Object.keys(withheld?.properties ?? {})).toEqual(['disclosure', 'reason']);
  expect(withheld).toMatchObject({ additionalProperties: false });
});

test('answers go in and never come out: no route reads, changes or lists a response, nor a raw count', () => {
  const written = operations();
  expect(written).toContain('POST /api/territories/{territory}/campaigns/{campaign}/responses');
  // But to whoever holds the receipt, whose code comes in the body: it is in no address.
  expect(written.filter((operation) => /own-response/.test(operation))).toEqual([
    'POST /api/territories/{territory}/own-response',
    'POST /api/territories/{territory}/own-response/erasure',
  ]);
  for (const operation of written) {
    expect(operation).not.toMatch(/^(GET|PUT|PATCH|DELETE) .*\/responses/);
    expect(operation).not.toMatch(/\/(tally|yields|answers|receipts|counts)\b/);
  }
});

test('what a published survey version asks never changes: no route writes one', () => {
  for (const operation of operations()) expect(operation).not.toMatch(/^(PUT|PATCH|DELETE) .*\/versions/);
});
