import { createServer, ServerResponse, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import next from 'next';
import { currentPolicy } from '@/lib/policy/current-policy';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { answerRequest } from './api/answer-request';
import { isOfApi } from './api/router';
import type { EntryLog } from './entry/answer-personally';
import { createEntry, type EntryOptions } from './entry/entry';
import { AWAY, sendPlainAnswer } from './entry/plain-answer';
import { listServedFiles } from './entry/served-files';
import { listenToInstances } from './live/listen-to-instances';
import { createLive } from './live/live';
import { readerOf } from './session/live-session';
import { exposeStats } from './page-cache/exposed-stats';
import { documentScripts } from './browser/asset';

export type TrialogueServerOptions = Pick<
  EntryOptions,
  'dev' | 'appUrl' | 'trustedProxyHops' | 'cacheBytes' | 'stalePageMs'
> & {
  /** 0 takes any port that is free. */
  port: number;
  /** The network interface; all of them when absent. */
  hostname?: string;
  databaseUrl: string;
  /** What the limits of open streams are multiplied by (RATE_LIMIT_SCALE). */
  limits: number;
  /** The folder of the Next application. */
  dir: string;
  log: EntryLog;
};

export type TrialogueServer = {
  /** Resolves with the port once requests are answered. @throws {PortUnavailable} */
  listen(): Promise<number>;
  /**
   * Says that it is not ready, and ends each connection with its next answer. After `graceMs`, in which whoever sends us requests
   * is to notice, takes no more connections, lets requests under way finish (10 s at most), and lets go of everything.
   */
  close(options: { graceMs: number }): Promise<void>;
};

/** The port cannot be had. The message is one sentence that says what to do. */
export class PortUnavailable extends Error {
  override name = 'PortUnavailable';
}

/**
 * Pages and answers that are not kept which one network address may have made for everybody. What is kept is sent uncounted, and most
 * of what people ask for is.
 */
const RENDERINGS_PER_ADDRESS: Limit = { name: 'rendering-address', points: 3_000, seconds: 5 * 60 };

const FINISHING_MS = 10_000;
const READY = /^\/api\/health\/ready(?:\?|$)/;

/** The whole of the web side in one process: Next, with the page cache in front of it. */
export async function createTrialogueServer(options: TrialogueServerOptions): Promise<TrialogueServer> {
  const { dev, port, hostname, dir, databaseUrl, appUrl, limits, log } = options;
  let closing = false;
  const http = createHttpServer(() => closing);
  const connections = openConnections(http);
  const app = next({ dev, dir, port, hostname: hostname ?? 'localhost', httpServer: http, quiet: !dev });
  await app.prepare();

  const handle: RequestListener = (request, response) =>
    isOfApi(request.url) ? answerRequest(request, response) : app.getRequestHandler()(request, response);
  const live = createLive({ appUrl, limits, log });
  const files = dev ? new Set<string>() : listServedFiles(dir);
  const entry = createEntry({
    ...options,
    live,
    files,
    readerOf,
    countRendering: async (address) => void (await countHere(RENDERINGS_PER_ADDRESS, address)),
    handle,
    scripts: documentScripts,
    framers: async () => (await currentPolicy()).embed.origins,
  });
  http.on('request', (request, response) => {
    if (closing && READY.test(request.url ?? '')) sendPlainAnswer(request, response, AWAY);
    else entry.handle(request, response);
  });
  let hears = false;
  exposeStats(() => ({ cache: entry.cache.stats(), streams: live.count(), hears }));
  const hearing = listenToInstances({
    cache: entry.cache,
    live,
    databaseUrl,
    onHeard: () => (hears = true),
    onLost(error) {
      hears = false;
      log.error({ err: error }, 'other instances are not heard: pages are kept for 1 s at most');
    },
  });

  return {
    listen: () => listen(http, port, hostname),
    async close({ graceMs }) {
      closing = true;
      // Browsers come back to another instance, or later.
      live.close();
      await new Promise((resolve) => setTimeout(resolve, graceMs));
      await finish(http, connections);
      await Promise.all([hearing.close(), app.close()]);
    },
  };
}

function createHttpServer(isClosing: () => boolean): Server {
  /** Whoever reads an answer while we are closing is told not to send the next request here. */
  class LastAnswer extends ServerResponse {
    override writeHead(...head: [never]): this {
      if (isClosing()) this.shouldKeepAlive = false;
      return super.writeHead(...head);
    }
  }
  const limits = { headersTimeout: 20_000, requestTimeout: 60_000, maxHeaderSize: 16_384 };
  const http = createServer({ ...limits, ServerResponse: LastAnswer });
  // Longer than the minute for which proxies usually hold a connection, so that they never use one we just closed.
  http.keepAliveTimeout = 65_000;
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(socket as Socket, error.code));
  return http;
}

function openConnections(http: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  http.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return connections;
}

/** What cannot be read as HTTP at all is answered in one line. */
function refuse(socket: Socket, code: string | undefined): void {
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
  const status =
    code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function listen(http: Server, port: number, hostname: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    http.listen(port, hostname, () => resolve((http.address() as AddressInfo).port));
  });
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new PortUnavailable(
      `Port ${port} is taken by another program: end that one, or set PORT to another number.`,
    );
  }
  if (error.code === 'EACCES') {
    return new PortUnavailable(`Port ${port} is not open to this user: set PORT to a number above 1023.`);
  }
  return error;
}

/** Closes each connection as soon as nothing is under way on it. */
function finish(http: Server, connections: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const closeIdle = () => {
      http.closeIdleConnections();
      // Node counts those as busy that were opened and never used, as browsers and proxies do ahead of time.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
    };
    const sweeping = setInterval(closeIdle, 50);
    const impatience = setTimeout(() => http.closeAllConnections(), FINISHING_MS);
    http.close(() => {
      clearInterval(sweeping);
      clearTimeout(impatience);
      resolve();
    });
    closeIdle();
  });
}
