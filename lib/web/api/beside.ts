/** What answers under /api and is no call of the API. */
const OTHERS: [path: RegExp, methods: string[]][] = [
  [/^\/api\/ghost$/, ['POST']],
  [/^\/api\/(?:health\/(?:live|ready)|metrics)$/, ['GET']],
  [/^\/api\/policy-reports$/, ['POST']],
  [/^\/api\/stripe$/, ['POST']],
  [/^\/api\/unsubscribe\/[^/]+$/, ['GET', 'POST']],
  [/^\/api\/auth\/(?:csrf|providers|error)$/, ['GET']],
  [/^\/api\/auth\/(?:session|signin|signout)$/, ['GET', 'POST']],
  [/^\/api\/auth\/callback\/credentials$/, ['POST']],
];

/** The methods of what stands beside the API at this path; none where there is nothing. */
export const methodsBeside = (path: string): string[] =>
  OTHERS.find(([pattern]) => pattern.test(path))?.[1] ?? [];
