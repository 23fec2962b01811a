import { isOfApi, methodsOfCalls } from './router';
import { methodsBeside } from './beside';

/** The methods that something at this path answers, as an `Allow` header lists them; undefined where there is nothing. */
export function allowedMethods(path: string): string[] | undefined {
  const methods = isOfApi(path) ? methodsOfCalls(path) : methodsBeside(path);
  if (methods.length === 0) return undefined;
  // These two are answered by themselves.
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
}

/** Whether calls at this path look at their own origin. Elsewhere Next may run what a form asks for, also where there is nothing. */
export const looksAtOrigin = (path: string): boolean =>
  path.startsWith('/api/v1/') || methodsBeside(path).length > 0;
