// Pages run in Next's bundle, the cache outside of it: two module graphs in one process, which meet on globalThis.
const DECLARED = Symbol.for('trialogue.declared-tags');
type Renderings = Map<string, Set<string>>;
type Holder = { [DECLARED]?: Renderings };

/** Opens the account of a rendering: what it declares is kept under `token` until it is closed. */
export function openDeclaration(token: string): void {
  renderings().set(token, new Set());
}

/** Adds to what the rendering `token` depends on; nothing happens when no such rendering is open. */
export function declareTags(token: string, tags: string[]): void {
  const declared = renderings().get(token);
  for (const tag of tags) declared?.add(tag);
}

/** Closes the account: what the rendering declared, or undefined when it declared nothing and may not be kept. */
export function closeDeclaration(token: string): string[] | undefined {
  const declared = renderings().get(token);
  renderings().delete(token);
  return declared && declared.size > 0 ? [...declared] : undefined;
}

function renderings(): Renderings {
  const holder = globalThis as Holder;
  holder[DECLARED] ??= new Map();
  return holder[DECLARED];
}
