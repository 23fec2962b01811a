import { listen } from './live-source';

/** What a member is told while a page is open. */
type Own = { notices: { unread: number }; comment: { id: string; status: string } };

const handlers: { [Name in keyof Own]: Set<(data: Own[Name]) => void> } = {
  notices: new Set(),
  comment: new Set(),
};
let leave: (() => void) | undefined;

/** Hears what concerns the member whose page this is: one stream for all of it. Returns what ends it. */
export function listenForOwn<Name extends keyof Own>(
  name: Name,
  handle: (data: Own[Name]) => void,
): () => void {
  handlers[name].add(handle);
  leave ??= listen('/api/v1/me/events', {
    notices: (data: Own['notices']) => handlers.notices.forEach((one) => one(data)),
    comment: (data: Own['comment']) => handlers.comment.forEach((one) => one(data)),
  });
  return () => {
    handlers[name].delete(handle);
    if (handlers.notices.size + handlers.comment.size > 0) return;
    leave?.();
    leave = undefined;
  };
}
