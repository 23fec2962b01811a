import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { capture } from '../page-cache/capture';
import { answerRequest } from './answer-request';

vi.mock('@/lib/platform/env', () => ({
  env: () => ({
    APP_URL: 'https://maverick.example',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_SCALE: 1,
    SESSION_SECRET: 'not a secret',
  }),
}));

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(answerRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (method: string, path: string) => fetch(url + path, { method, redirect: 'manual' });

test('what is no call is told so in the API’s own way', async () => {
  for (const path of ['/api/v1', '/api/v1/nothing', '/api/v1/comments/a/b']) {
    const answer = await ask('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  }
});

test('OPTIONS tells what a path takes', async () => {
  const answer = await ask('OPTIONS', '/api/v1/articles/x/comments');
  expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
});

test('HEAD has the head of GET, and no body', async () => {
  const [head, get] = [await ask('HEAD', '/api/v1/articles?x=1'), await ask('GET', '/api/v1/articles?x=1')];
  expect(head.status).toBe(400);
  expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
  expect(await head.text()).toBe('');
});

test('a slash at the end leads to the address without it', async () => {
  const answer = await ask('GET', '/api/v1/articles/?limit=2');
  expect([answer.status, answer.headers.get('location')]).toEqual([308, '/api/v1/articles?limit=2']);
});

test('who sends too much hears of it, on a connection that lives', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/members`, { method: 'POST', headers, body: 'x'.repeat(300_000) });
  expect(answer.status).toBe(413);
});

test('what the page cache has made has its type', async () => {
  const { status, headers } = await capture({
    handle: answerRequest,
    url: '/api/v1/openapi.json',
    headers: {},
    timeoutMs: 5_000,
  });
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/json');
});
