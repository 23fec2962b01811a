import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import type * as site from './site';

type Memory = Map<symbol, unknown>;
export type Site = typeof site;

/** A server as far as others can tell two of them apart: modules, memory and connections of its own. */
export type ServerInstance = {
  /** Does something on this server. */
  run<T>(work: (site: Site) => Promise<T>): Promise<T>;
  /** Lets go of the settings that it remembers, as its ceiling of a few seconds would. */
  forget(): void;
  stop(): Promise<void>;
};

/** What a process has once, although it may hold several bundles of our modules. */
const ONCE_A_PROCESS = ['trialogue.database', 'trialogue.purge'].map((name) => Symbol.for(name));

const inside = new AsyncLocalStorage<Memory>();

/** Gives each server of this process a place of its own for what a process has once; whoever runs outside of them keeps theirs. */
function divideProcess(): void {
  const outside: Memory = new Map();
  for (const name of ONCE_A_PROCESS) {
    outside.set(name, Reflect.get(globalThis, name));
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => (inside.getStore() ?? outside).get(name),
      set: (value: unknown) => void (inside.getStore() ?? outside).set(name, value),
    });
  }
}

/** Starts servers beside one another, on one database. */
export async function startServers(count: number): Promise<ServerInstance[]> {
  divideProcess();
  const servers: ServerInstance[] = [];
  while (servers.length < count) servers.push(await startServer());
  return servers;
}

async function startServer(): Promise<ServerInstance> {
  const memory: Memory = new Map();
  vi.resetModules();
  const site = await inside.run(memory, () => import('./site'));
  return {
    run: (work) => inside.run(memory, () => work(site)),
    forget: () => inside.run(memory, () => site.purgeLocally({ tags: ['*'], removal: true })),
    stop: () => inside.run(memory, () => site.connectionPool().end()),
  };
}
