import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { broadcast, encodeEvent, openEventStream, type EventStream } from './event-stream';

let streams: EventStream[] = [];
let answers: ServerResponse[] = [];
const server = createServer((_request, response) => {
  answers.push(response);
  streams.push(openEventStream(response, { headers: { 'cache-control': 'no-store' }, chance: 0.5 }));
});

beforeEach(async () => {
  [streams, answers] = [[], []];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const open = () =>
  new Promise<IncomingMessage>((resolve) => {
    const { port } = server.address() as AddressInfo;
    get({ port, host: '127.0.0.1' }, resolve).on('error', () => undefined);
  });

test('is written as it is, without a frame for each stream, and says when to come again', async () => {
  const answer = await open();
  expect(answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
  });
  expect(answer.headers['transfer-encoding']).toBeUndefined();
  broadcast(streams, encodeEvent('7', 'comments', { count: 1 }));
  streams[0]?.end();
  let text = '';
  for await (const chunk of answer) text += chunk;
  expect(text).toBe('retry: 5000\n\nid: 7\nevent: comments\ndata: {"count":1}\n\n');
});

test('many are written to a few at a time, each in the order of what is said', async () => {
  const heard: [number, string][] = [];
  const many = Array.from({ length: 200 }, (_, number) => ({
    send: (bytes: Uint8Array) => void heard.push([number, String(bytes)]),
    end: () => undefined,
  }));
  broadcast(many, Buffer.from('first'));
  expect(heard.length).toBeLessThan(100);
  broadcast(many, Buffer.from('second'));
  await vi.waitFor(() => expect(heard).toHaveLength(400));
  for (const number of [0, 70, 199])
    expect(heard.filter(([one]) => one === number).map(([, text]) => text)).toEqual(['first', 'second']);
});

test('whoever takes nothing is let go of', async () => {
  const answer = await open();
  answer.pause();
  const much = Buffer.alloc(16 * 1024 * 1024, ':');
  streams[0]?.send(much);
  await vi.waitFor(() => expect(answers[0]?.writableLength).toBeGreaterThan(64 * 1024));
  streams[0]?.send(Buffer.from(':\n\n'));
  await vi.waitFor(() => expect(answers[0]?.destroyed).toBe(true));
  // What is said to it afterwards is said to nobody.
  streams[0]?.send(Buffer.from(':\n\n'));
});
