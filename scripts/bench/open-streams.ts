import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type OpenStreams = {
  /** How many events have come on all of them together. */
  countEvents(): Promise<number>;
  close(): Promise<void>;
};

type Options = { port: number; path: string; count: number };

/** Opens streams of one server from another process, and resolves when each has had its first event. */
export async function openStreams({ port, path, count }: Options): Promise<OpenStreams> {
  const program = fileURLToPath(new URL('./hold-streams.ts', import.meta.url));
  const child = fork(program, [String(port), path, String(count)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The streams could not be opened.');
  });
  // Once they are open, their end is wanted.
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
  return {
    async countEvents() {
      child.send('count');
      const [{ events }] = (await once(child, 'message')) as [{ events: number }];
      return events;
    },
    async close() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
