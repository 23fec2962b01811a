import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { readLetter, type ReadLetter } from './read-letter';

type Envelope = { from: string; to: string[] };

/** A mail server that listens on this machine, and keeps what it takes. */
export type MailServer = {
  url: string;
  received: (ReadLetter & { envelope: Envelope })[];
  /** Called with each letter before it is taken; a server that fails in it has not taken it. */
  beforeTaking: () => Promise<void> | void;
  /** Mailboxes that it does not know. */
  unknown: string[];
  /** What it answers to a command instead of yes: a code, with or without words. */
  refusals: Partial<Record<'MAIL FROM' | 'RCPT TO' | 'DATA', string>>;
  /** Called with each command before it is answered. */
  beforeAnswering: (command: 'greeting' | 'MAIL FROM' | 'RCPT TO') => Promise<void> | void;
  stop(): Promise<void>;
  /** Listens again, where it listened before. */
  start(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const server: MailServer = {
    url: '',
    received: [],
    beforeTaking: () => undefined,
    unknown: [],
    refusals: {},
    beforeAnswering: () => undefined,
    stop: () => Promise.resolve(),
    start: () => Promise.resolve(),
  };
  let port = 0;
  server.start = async () => {
    const listening = listen(server);
    const socket = listening.listen(port, '127.0.0.1');
    await once(socket, 'listening');
    port = (socket.address() as AddressInfo).port;
    server.url = `smtp://127.0.0.1:${port}`;
    server.stop = () => new Promise((resolve) => listening.close(resolve));
  };
  await server.start();
  return server;
}

const listen = (server: MailServer) => {
  const answer = async (command: 'greeting' | 'MAIL FROM' | 'RCPT TO') => {
    await server.beforeAnswering(command);
    if (command !== 'greeting') refuse(server, command);
  };
  const listening = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_session, done) => void answer('greeting').then(() => done(), done),
    onMailFrom: (_address, _session, done) => void answer('MAIL FROM').then(() => done(), done),
    onRcptTo({ address }, _session, done) {
      if (!server.unknown.includes(address)) return void answer('RCPT TO').then(() => done(), done);
      done(Object.assign(new Error(`No such user ${address}`), { responseCode: 550 }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void take(server, Buffer.concat(chunks).toString(), envelope).then(() => done(), done);
      });
    },
  });
  // Whoever hangs up while it thinks has done so on purpose.
  listening.on('error', () => undefined);
  return listening;
};

function refuse({ refusals }: MailServer, command: keyof MailServer['refusals']): void {
  const [code, ...words] = refusals[command]?.split(' ') ?? [];
  if (code) throw Object.assign(new Error(words.join(' ') || 'refused'), { responseCode: Number(code) });
}

async function take(
  server: MailServer,
  raw: string,
  { mailFrom, rcptTo }: { mailFrom: false | { address: string }; rcptTo: { address: string }[] },
): Promise<void> {
  await server.beforeTaking();
  refuse(server, 'DATA');
  const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
  server.received.push({ ...readLetter(raw), envelope });
}
