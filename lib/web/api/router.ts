import createRouter, { type HTTPMethod } from 'find-my-way';
import type { Call } from './call';
import { operations } from './table';

/** Where the API is. */
const API = '/api/v1';

// As long as an address may be: what is too long for a name is found not to be one by its schema.
const router = createRouter({ maxParamLength: 8_192 });
for (const call of Object.values(operations).flatMap((calls) => Object.values<Call>(calls)))
  router.on(call.method, API + call.path.replace(/\{(\w+)\}/g, ':$1'), () => undefined, call);

const METHODS: HTTPMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Whether an address is the API's to answer, be it with "not found". */
export const isOfApi = (url = ''): boolean => /^\/api\/v1(?:[/?]|$)/.test(url);

/** The call at this path, with what varies in it, decoded. */
export function findCall(
  method: string,
  path: string,
): { call: Call; params: Record<string, unknown> } | null {
  const found = router.find(method as HTTPMethod, path);
  return found && { call: found.store as Call, params: found.params };
}

/** The methods of the calls at this path; none where there is no call. */
export const methodsOfCalls = (path: string): string[] =>
  METHODS.filter((method) => router.find(method, path) !== null);
