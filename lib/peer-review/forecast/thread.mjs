// @ts-check
/** The beginning of a thread: it does not inherit what reads TypeScript in the process that started it. */
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
