import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that was received. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string };
/** What `data` of a message may have in it. */
export type Message = { type: string; timestamp: string; data: Record<string, never> };

export type Receiver = {
  url: string;
  received: Received[];
  /** The messages as they were understood, in order. */
  messages(): Message[];
  /** Answers otherwise from now on. */
  answers(answer: Answer): void;
  stop(): Promise<void>;
};
type Answer = (response: ServerResponse, received: Received) => void;

/** A program of this machine that messages are sent to, and that takes them unless it is told otherwise. */
export async function receiver(answer: Answer = (response) => void response.end()): Promise<Receiver> {
  const received: Received[] = [];
  let now = answer;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      const one = { path, headers, body: Buffer.concat(chunks).toString() };
      received.push(one);
      now(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    messages: () => received.map(({ body }) => JSON.parse(body) as Message),
    answers: (next) => (now = next),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
