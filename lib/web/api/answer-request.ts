import type { IncomingMessage, ServerResponse } from 'node:http';
import { notFound } from '@/lib/platform/errors';
import { noteBegun } from '../entry/outcome';
import { problemAnswer } from '../http/problem';
import { allowedMethods } from './allowed-methods';
import { answerCall, type Reply } from './answer-call';
import { findCall } from './router';

/** Answers a request for the API, whose address is legal and whose method has been looked at: see `refusalOf`. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Whatever fails from here on is our fault.
  noteBegun();
  const told = await reply(request);
  // What brought too much, or was given up, has been answered meanwhile.
  if (response.headersSent || response.destroyed) return;
  response.statusCode = told.status;
  for (const [name, value] of Object.entries(told.headers)) response.setHeader(name, value);
  if (told.body !== null) response.setHeader('content-length', Buffer.byteLength(told.body));
  response.end(request.method === 'HEAD' ? undefined : (told.body ?? undefined));
}

function reply(request: IncomingMessage): Reply | Promise<Reply> {
  const { method = '', url = '', headers } = request;
  const [path = '', query] = url.split('?', 2);
  if (path.length > 1 && path.endsWith('/')) return withoutSlash(path, query);
  const found = findCall(method === 'HEAD' ? 'GET' : method, path);
  // Not destroyed when we stop reading: whoever brings too much is still to hear of it.
  const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  if (found) return answerCall(found.call, { method, url, headers, params: found.params, body });
  const allowed = method === 'OPTIONS' && allowedMethods(path);
  return allowed
    ? { status: 204, headers: { allow: allowed.join(', ') }, body: null }
    : problemAnswer(notFound('call'));
}

const withoutSlash = (path: string, query: string | undefined): Reply => ({
  status: 308,
  headers: { location: path.slice(0, -1) + (query === undefined ? '' : `?${query}`) },
  body: null,
});
