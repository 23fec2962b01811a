import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where a connection breaks: before the server hears of the commit, or after it, before anybody hears of its answer. */
export type Moment = 'before' | 'after';

/** A stretch of wire to a database server, which can be cut. */
export type Wire = {
  /** The address of the database at the near end. */
  url: string;
  /** Cuts the connection that is about to do the so-many-th commit from now on. */
  cutAt(commit: number, moment: Moment): void;
  /** How many commits have gone through since the last `cutAt` or `mend`. */
  commits(): number;
  /** Lets everything through again. */
  mend(): void;
  close(): Promise<void>;
};

/** As it is sent, in a query of its own or to be parsed; and as its completion is reported. */
const COMMIT = /commit\0/i;

/** Inserts a wire to the server of a connection string. It knows no more of PostgreSQL's protocol than what a commit looks like. */
export async function createWire(databaseUrl: string): Promise<Wire> {
  const far = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let passed = 0;
  let cut: { commit: number; moment: Moment } | undefined;

  const server = createServer((client) => {
    const upstream = connect(Number(far.port || 5432), far.hostname);
    const ends = [client, upstream];
    const breakUp = () => ends.forEach((end) => end.destroy());
    let deaf = false;
    for (const end of ends) {
      sockets.add(end);
      end.setNoDelay().on('error', breakUp);
      end.on('close', () => void (sockets.delete(end), breakUp()));
    }
    client.on('data', (sent) => {
      if (COMMIT.test(sent.toString('latin1'))) {
        passed += 1;
        if (passed === cut?.commit && cut.moment === 'before') return breakUp();
        deaf = passed === cut?.commit;
      }
      upstream.write(sent);
    });
    upstream.on('data', (answer) => {
      if (deaf && COMMIT.test(answer.toString('latin1'))) breakUp();
      else if (!deaf) client.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const set = (next: typeof cut) => {
    passed = 0;
    cut = next;
  };
  const near = new URL(databaseUrl);
  near.hostname = '127.0.0.1';
  near.port = String((server.address() as AddressInfo).port);
  return {
    url: near.href,
    cutAt: (commit, moment) => set({ commit, moment }),
    commits: () => passed,
    mend: () => set(undefined),
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
