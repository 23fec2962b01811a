import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { renderComment } from '@/lib/platform/text/markdown';
import { normaliseText } from '@/lib/platform/text/normalise';
import type { DiscussionInput, DiscussionView } from './schemas';
import { lockDiscussion, updateDiscussion, type DiscussionRow } from './store';
import { toView } from './views';

/**
 * Says how the comments on an article are taken, in force for whoever submits one from then on: who is submitting at that moment is either
 * still taken, or told what has changed. What is so already changes nothing.
 * @throws 401, 403 when the viewer is not of the desk, 404, 409 with the current settings when `version` is stale
 */
export async function setDiscussion({
  viewer,
  id,
  settings: { version, ...settings },
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  settings: DiscussionInput;
  context?: Context;
}): Promise<DiscussionView> {
  const moderator = authorize(viewer, 'article.moderate');
  const at = context.now();
  return transaction(async (tx) => {
    const current = isId(id) ? await lockDiscussion(tx, id) : null;
    if (!current) throw notFound('article');
    const next = {
      ...settings,
      announcement: normaliseText(settings.announcement),
      topics: [...new Set(settings.topics)],
    };
    if (isAsBefore(current, next)) return toView(current, at);
    if (current.version !== version)
      throw conflict('stale-version', {
        facts: { what: 'article' },
        details: { current: toView(current, at) },
      });
    await changeDiscussion(tx, current, { changes: next, actorId: moderator.id, at });
    return toView({ ...current, ...next, version: version + 1 }, at);
  });
}

/**
 * Changes how the comments are taken on an article whose discussion is locked. What is so already stays as it is.
 * @param actorId null where the publication's system does it itself
 */
export async function changeDiscussion(
  tx: Tx,
  current: DiscussionRow,
  { changes, actorId, at }: { changes: Partial<Settings>; actorId: string | null; at: Date },
): Promise<void> {
  const next = { ...settingsOf(current), ...changes };
  if (isAsBefore(current, next)) return;
  const { id, slug } = current;
  await updateDiscussion(tx, id, {
    ...next,
    announcementHtml: renderComment(next.announcement),
    // Whoever says how comments are taken has looked at it.
    lookedAt: current.discoveredAt && (current.lookedAt ?? at),
  });
  await record(tx, {
    at,
    actorId,
    action: 'article.set-discussion',
    subjectType: 'article',
    subjectId: id,
    fromState: current.commenting,
    toState: next.commenting,
    details: differences(current, next),
  });
  await emit(tx, {
    type: 'article.set-discussion',
    subjectId: id,
    payload: { slug },
    tags: ['front', 'articles', `article:${id}`],
    // Nobody is asked for a comment that is refused.
    removal: true,
  });
}

type Settings = Omit<DiscussionInput, 'version'>;

const settingsOf = ({
  commenting,
  note,
  closeAfterDays,
  moderatorFirst,
  slowMinutes,
  ...more
}: DiscussionRow): Settings => {
  const { announcement, defaultSort, topics } = more;
  return { commenting, note, closeAfterDays, moderatorFirst, slowMinutes, announcement, defaultSort, topics };
};

const isAsBefore = (current: DiscussionRow, next: Settings): boolean =>
  Object.keys(differences(current, next)).length === 0;

/** The settings that are others than before, as the record has them. */
function differences(
  current: DiscussionRow,
  next: Settings,
): Record<string, string | number | boolean | null> {
  const changed: [string, string | number | boolean | null][] = [];
  for (const key of Object.keys(next) as (keyof Settings)[]) {
    const [was, is] = [flat(current[key]), flat(next[key])];
    if (was !== is) changed.push([key, is]);
  }
  return Object.fromEntries(changed);
}

const flat = (value: Settings[keyof Settings]) => (Array.isArray(value) ? value.join(', ') : value);
