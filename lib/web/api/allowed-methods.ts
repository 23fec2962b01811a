import { operations } from './operations';

/** What answers under /api and is no call of the API. */
const OTHERS: [path: RegExp, methods: string[]][] = [
  [/^\/api\/(?:health\/(?:live|ready)|metrics)$/, ['GET']],
  [/^\/api\/unsubscribe\/[^/]+$/, ['GET', 'POST']],
  [/^\/api\/auth\/(?:csrf|providers|error)$/, ['GET']],
  [/^\/api\/auth\/(?:session|signin|signout)$/, ['GET', 'POST']],
  [/^\/api\/auth\/callback\/credentials$/, ['POST']],
];

const known = [...callsByPath(), ...OTHERS];

/** The methods that something at this path answers, as an `Allow` header lists them; undefined where there is nothing. */
export function allowedMethods(path: string): string[] | undefined {
  const methods = known.find(([pattern]) => pattern.test(path))?.[1];
  if (!methods) return undefined;
  // Next answers these two on its own.
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
}

function callsByPath(): [path: RegExp, methods: string[]][] {
  const methodsOf = new Map<string, string[]>();
  for (const { path, method } of Object.values(operations).flatMap((calls) => Object.values(calls)))
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), method]);
  return [...methodsOf].map(([path, methods]) => [patternOf(path), methods]);
}

function patternOf(path: string): RegExp {
  return new RegExp(`^/api/v1${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** Whether calls at this path look at their own origin. Elsewhere Next may run what a form asks for, also where there is nothing. */
export const looksAtOrigin = (path: string): boolean =>
  path.startsWith('/api/v1/') || OTHERS.some(([pattern]) => pattern.test(path));
