import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { env } from './env';

/** Redirections that are followed, where any are. */
const MOST_HOPS = 3;

/** The names of this machine, which tests and developers may have asked over plain http. */
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

export type FetchOptions = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Ends it, wherever it is: `AbortSignal.timeout(2_000)`. */
  signal: AbortSignal;
  /** As much of the body is read; the rest is never asked for. */
  mostBytes: number;
  /** Whether to go where an answer leads to, three times at most. Without it nobody is followed anywhere. */
  mayFollow?: (to: URL) => boolean;
  /**
   * The address stands in the settings of the installation: whoever wrote it there may mean a machine beside this one. Never for what
   * somebody typed, or a page said.
   */
  trusted?: true;
};

export type FetchAnswer = {
  /** Who answered, after redirections. */
  url: URL;
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** There was more of the body. */
  isCut: boolean;
};

type FetchFailure = 'address-refused' | 'no-answer' | 'too-late';

/** Nothing came that could be called an answer. The message is technical. */
export class FetchFailed extends Error {
  override name = 'FetchFailed';
  constructor(
    readonly code: FetchFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Asks an address that somebody outside of the installation chose: over https, at a server of the public internet and at no other. The name is resolved once, each
 * of its addresses is looked at, and the connection is made to one of those, so that no second answer of a name server leads elsewhere. With
 * `FETCH_LOOPBACK_FOR_TESTS` this machine may be asked too. An answer is one whatever its status.
 * @throws {FetchFailed} `address-refused` for an address that is not asked; `too-late` when the signal ended it; `no-answer` for the rest
 */
export async function guardedFetch(address: URL | string, options: FetchOptions): Promise<FetchAnswer> {
  const { mayFollow = () => false } = options;
  let url = new URL(address);
  for (let hops = 0; ; hops += 1) {
    const answer = await ask(url, options);
    const next = leadsTo(answer);
    if (!next || hops === MOST_HOPS || !mayFollow(next)) return answer;
    url = next;
  }
}

export const isSuccess = ({ status }: Pick<FetchAnswer, 'status'>): boolean => status >= 200 && status <= 299;

/** Whether `guardedFetch` asks addresses of this form; where their names lead to is seen when it does. */
export function mayBeAsked({ protocol, username, password, hostname }: URL): boolean {
  if (username !== '' || password !== '') return false;
  return (
    protocol === 'https:' || (protocol === 'http:' && asksThisMachine() && THIS_MACHINE.includes(hostname))
  );
}

async function ask(url: URL, { trusted, signal, mostBytes, ...options }: FetchOptions): Promise<FetchAnswer> {
  if (!trusted && !mayBeAsked(url)) throw new FetchFailed('address-refused', 'Only https is asked.');
  try {
    const response = await answerOf(url, { ...options, signal, agent: trusted ? undefined : agentFor(url) });
    const { statusCode = 0, headers } = response;
    return { url, status: statusCode, headers, ...(await bodyOf(response, mostBytes)) };
  } catch (error) {
    if (signal.aborted) throw new FetchFailed('too-late', 'It took too long.', { cause: error });
    const { message } = error as Error;
    throw new FetchFailed(isRefusal(message) ? 'address-refused' : 'no-answer', message, { cause: error });
  }
}

type Request = Pick<FetchOptions, 'method' | 'headers' | 'body' | 'signal'> & {
  agent: http.Agent | undefined;
};

function answerOf(url: URL, { body, headers, ...options }: Request): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    request(
      url,
      { ...options, headers: { 'user-agent': 'Trialogue', 'accept-encoding': 'identity', ...headers } },
      resolve,
    )
      .on('error', reject)
      .end(body);
  });
}

async function bodyOf(
  response: IncomingMessage,
  mostBytes: number,
): Promise<{ body: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop closes the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > mostBytes) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, mostBytes), isCut: size > mostBytes };
}

function leadsTo({ url, status, headers: { location } }: FetchAnswer): URL | null {
  if (status < 300 || status > 399 || location === undefined) return null;
  return URL.canParse(location, url.href) ? new URL(location, url) : null;
}

const asksThisMachine = (): boolean => env().FETCH_LOOPBACK_FOR_TESTS === '1';

/** One connection a request: nothing of one answer is there when the next one is asked for. */
function agentFor({ protocol }: URL): http.Agent {
  const options = { allowIPAddressList: asksThisMachine() ? ['127.0.0.1', '::1'] : [] };
  return protocol === 'https:'
    ? new RequestFilteringHttpsAgent(options)
    : new RequestFilteringHttpAgent(options);
}

/** The agents say in words alone that an address is none of the public internet. */
const isRefusal = (message: string): boolean => /^DNS lookup .* is not allowed\./.test(message);
