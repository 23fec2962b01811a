import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ADDRESS_HEADER, INTERNAL_PREFIX, PROXIED_HEADER, REQUEST_ID_HEADER } from '../http/internal-headers';
import { clientAddress } from './client-address';

/**
 * Writes who is asking into the internal headers, after deleting what a client put there, and gives the request an id.
 * Returns the id, which a proxy of ours may have chosen.
 */
export function identifyRequest(request: IncomingMessage, response: ServerResponse, hops: number): string {
  const { headers, socket } = request;
  const address = clientAddress({
    peer: socket.remoteAddress,
    forwardedFor: headers['x-forwarded-for'],
    hops,
  });
  const isProxied = Object.keys(headers).some(
    (name) => name === 'forwarded' || name.startsWith('x-forwarded-'),
  );
  deleteStartingWith(headers, INTERNAL_PREFIX);
  // Without a proxy of ours, nobody may say by which name or protocol the site was reached.
  if (hops === 0) deleteStartingWith(headers, 'x-forwarded-');
  headers[ADDRESS_HEADER] = address;
  if (isProxied) headers[PROXIED_HEADER] = '1';

  const given = headers[REQUEST_ID_HEADER];
  const requestId =
    hops > 0 && typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  headers[REQUEST_ID_HEADER] = requestId;
  response.setHeader(REQUEST_ID_HEADER, requestId);
  return requestId;
}

function deleteStartingWith(headers: IncomingMessage['headers'], prefix: string): void {
  for (const name of Object.keys(headers)) if (name.startsWith(prefix)) delete headers[name];
}
