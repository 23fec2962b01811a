import type { Context } from '@/lib/platform/context';
import { HOUR_MS } from '@/lib/platform/durations';
import { renderComment } from '@/lib/platform/text/markdown';
import { networkOf } from '@/lib/platform/network-of';
import { normaliseText } from '@/lib/platform/text/normalise';
import type { CommentState } from '@/lib/comments/schemas';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import { listByState } from '@/lib/moderation/list-queue';
import type { QueueItem } from '@/lib/moderation/schemas';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { volunteer } from '@/lib/peer-review/volunteering/volunteer';
import type { Verdict } from '@/lib/peer-review/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { OFFICE, type People } from './people';
import { calibrationItems, type SeedComment } from './texts';

const MINUTE_MS = 60_000;
/** How many members look in within an hour, and review what has waited. */
const LOOK_IN = 5;
/** Nothing waits for longer: a moderator reads it then. */
const PATIENCE_MS = 20 * HOUR_MS;

/** A comment of the demo with the moment at which it is to be written. */
export type Planned = SeedComment & { article: string; at: number };

/** A comment of the demo that readers see. */
export type Written = { key: string; id: string; authorId: string; article: string; at: number };

type Reviewed = { comment: Planned; verdictsGiven: number; notesGiven: number };

/** A review of a comment whose right verdict is known, that missed it. */
type Missed = { viewer: Viewer; assignmentId: string; at: number };

/** What a moderator says to the author of a comment that is not accepted. */
const rejections = {
  uncivil: {
    rule: 'civility',
    note: 'The point about the article is welcome; the remarks about the people who hold another view are not. Say it again without them and it can be posted.',
  },
  misinformation: {
    rule: 'misinformation',
    note: 'This states as a fact something that the published record contradicts. If you have a source, describe it and say who stands behind it.',
  },
} as const;

/** What reviewers say to an author whose comment they object to. */
const notes = {
  NOT_CIVIL: [
    'There is a point in it. Without what you say about the other person I would post it.',
    'Please answer what was written, and leave out what you think of whoever wrote it.',
  ],
  MISINFORMATION: [
    'Where does this come from? With a source, or as a question, it would be another matter.',
    'The article says otherwise, and says what it goes by. Please say what you go by.',
  ],
} as const;

/**
 * The demo's discussions, written and peer reviewed through the same use cases as real ones, on a clock of their own. Each
 * author reviews three of what waits at that moment; what has waited for hours is reviewed by members who look in.
 */
export class Discussion {
  private readonly ids = new Map<string, string>();
  private readonly written = new Map<string, Written>();
  private readonly byHtml = new Map<string, Reviewed>();
  private readonly calibration = new Map(calibrationItems.map((item) => [htmlOf(item.body), item.verdict]));
  /** The networks that members review from, of an address each: an office has one. */
  private readonly networks: Map<string, string | null>;
  private readonly office: Viewer[];
  private missed: Missed | null = null;

  constructor(
    private readonly people: People,
    private readonly random: () => number,
  ) {
    this.office = OFFICE.map((key) => people.members.get(key)!);
    const homes = [...people.members.values()].filter((member) => !this.office.includes(member));
    this.networks = new Map([
      ...homes.map(({ id }, n) => [id, networkOf(`10.0.${n}.1`)] as const),
      ...this.office.map(({ id }) => [id, networkOf('10.1.0.1')] as const),
    ]);
  }

  /**
   * Writes comments in the order of their times, a reply never before what it answers is posted.
   * @param overDays members look in meanwhile, and in the end nothing is left in line
   */
  async write(planned: Planned[], { overDays = false } = {}): Promise<void> {
    const waiting = [...planned].sort((a, b) => a.at - b.at);
    let now = waiting[0]?.at ?? 0;
    let idleSince = now;
    while (waiting.length > 0) {
      const index = await this.firstReady(waiting);
      const next = waiting[index];
      const isPatient = next ? next.at > now + HOUR_MS : now - idleSince < PATIENCE_MS;
      if (overDays && isPatient && (await this.lookIn(now + HOUR_MS))) {
        now += HOUR_MS;
        continue;
      }
      if (!next) {
        await this.publishOldest(now + 90 * MINUTE_MS);
        continue;
      }
      waiting.splice(index, 1);
      now = Math.max(now + 2 * MINUTE_MS, next.at);
      await this.submit(next, now);
      now = idleSince = await this.review(next, now);
    }
    const end = now + PATIENCE_MS;
    while (overDays && now < end && (await this.lookIn(now + HOUR_MS))) now += HOUR_MS;
  }

  /** Members review what has waited long enough for volunteers. Returns whether anything was in line. */
  private async lookIn(time: number): Promise<boolean> {
    const { items } = await listByState({
      viewer: this.people.moderator,
      state: 'IN_REVIEW',
      limit: 1,
    });
    if (items.length === 0) return false;
    const lookedIn = Array.from({ length: LOOK_IN }, () => this.anybody());
    // Who share an office look in together.
    if (this.random() < 0.3) lookedIn.unshift(...this.office);
    for (const member of lookedIn) await this.volunteer(member, time);
    return true;
  }

  /** Members look in until none of these comments is in line any more. */
  async reviewAll(keys: string[], time: number): Promise<void> {
    let now = time;
    while (await this.isInLine(keys)) {
      if ((now += MINUTE_MS) - time > PATIENCE_MS)
        throw new Error(`nobody is left to review ${keys.join(', ')}`);
      await this.volunteer(this.anybody(), now);
    }
  }

  private async isInLine(keys: string[]): Promise<boolean> {
    const { items } = await listByState({
      viewer: this.people.moderator,
      state: 'IN_REVIEW',
      limit: 100,
    });
    return keys.some((key) => items.some(({ id }) => id === this.idOf(key)));
  }

  /** The comment with this key, once it is written. */
  idOf(key: string): string {
    const id = this.ids.get(key);
    if (!id) throw new Error(`the demo has no comment ${key} yet`);
    return id;
  }

  /** The latest review that missed what is known of a text that is not civil. */
  latestMissed(): Missed {
    if (!this.missed) throw new Error('nobody has missed a verdict that is known');
    return this.missed;
  }

  private anybody(): Viewer {
    const members = [...this.people.members.values()].filter((member) => !this.office.includes(member));
    return members[Math.floor(this.random() * members.length)]!;
  }

  private async volunteer(viewer: Viewer, time: number): Promise<void> {
    const { assignment } = await volunteer({ viewer, context: this.contextAt(time) });
    if (!assignment) return;
    const now = Math.max(time, Date.parse(assignment.notBefore)) + Math.round(this.random() * MINUTE_MS);
    await this.judge(viewer, assignment, now);
  }

  /** Writes a comment whose author has not reviewed yet. */
  async writeUnreviewed(comment: Planned): Promise<void> {
    await this.submit(comment, comment.at);
  }

  /** A moderator works through what was referred, and posts what nobody was left to review, soon after it came to that. */
  async clearDesk(): Promise<void> {
    const viewer = this.people.moderator;
    for (const { id, version, bodyHtml, stateChangedAt } of await this.waiting(
      'OBJECTED',
      'REFERRED',
      'IN_REVIEW',
    )) {
      const verdicts = this.byHtml.get(bodyHtml)?.comment.verdicts;
      const reason =
        verdicts === 'uncivil' || verdicts === 'misinformation' ? rejections[verdicts] : undefined;
      const context = this.contextAt(Date.parse(stateChangedAt) + 50 * MINUTE_MS);
      if (reason)
        await decideComment({ viewer, commentId: id, action: 'REJECT', version, ...reason, context });
      else await decideComment({ viewer, commentId: id, action: 'PUBLISH', version, context });
    }
  }

  /** What has been posted, in the order in which it was written. */
  async posted(): Promise<Written[]> {
    const visible = new Set((await this.published()).items);
    return [...this.written.values()].filter(({ id }) => visible.has(id));
  }

  private async firstReady(waiting: Planned[]): Promise<number> {
    const { items } = await this.published();
    const visible = new Set(items);
    return waiting.findIndex(
      ({ replyTo }) => replyTo === undefined || visible.has(this.ids.get(replyTo) ?? ''),
    );
  }

  private async published(): Promise<{ items: string[] }> {
    const { items } = await listByState({
      viewer: this.people.moderator,
      state: 'PUBLISHED',
      limit: 1_000,
    });
    return { items: items.map(({ id }) => id) };
  }

  /** What stands in these states, the longest there first. */
  private async waiting(...states: CommentState[]): Promise<QueueItem[]> {
    const { moderator: viewer } = this.people;
    const pages = await Promise.all(states.map((state) => listByState({ viewer, state, limit: 100 })));
    const since = ({ stateChangedAt, id }: QueueItem) => `${stateChangedAt} ${id}`;
    return pages.flatMap(({ items }) => items).sort((a, b) => (since(a) < since(b) ? -1 : 1));
  }

  private async publishOldest(at: number): Promise<void> {
    const viewer = this.people.moderator;
    const waiting = await this.waiting('IN_REVIEW', 'REFERRED');
    const acceptable = waiting.find(({ bodyHtml }) => !this.byHtml.get(bodyHtml)?.comment.verdicts);
    if (!acceptable) throw new Error('the demo is stuck: a reply waits for a comment that nobody can post');
    const { id, version } = acceptable;
    await decideComment({ viewer, commentId: id, action: 'PUBLISH', version, context: this.contextAt(at) });
  }

  private async submit(comment: Planned, at: number): Promise<void> {
    const parentId = comment.replyTo === undefined ? null : this.ids.get(comment.replyTo);
    const context = this.contextAt(at);
    const viewer = this.author(comment);
    const { id } = await submitComment({
      viewer,
      articleSlug: comment.article,
      parentId,
      body: comment.body,
      context,
    });
    this.ids.set(comment.key, id);
    this.written.set(id, { key: comment.key, id, authorId: viewer.id, article: comment.article, at });
    this.byHtml.set(htmlOf(comment.body), { comment, verdictsGiven: 0, notesGiven: 0 });
  }

  /** The author's three reviews. Returns when they were done. */
  private async review(comment: Planned, start: number): Promise<number> {
    const viewer = this.author(comment);
    const commentId = this.ids.get(comment.key) ?? '';
    let now = start + MINUTE_MS;
    const { assignments } = await requestAssignments({ viewer, commentId, context: this.contextAt(now) });
    for (const { id, bodyHtml, notBefore } of assignments) {
      now = Math.max(now, Date.parse(notBefore)) + Math.round(this.random() * MINUTE_MS);
      await this.judge(viewer, { id, bodyHtml }, now);
    }
    return now;
  }

  private async judge(viewer: Viewer, on: { id: string; bodyHtml: string }, now: number): Promise<void> {
    const verdict = this.verdictOn(on.bodyHtml);
    const note = this.noteOn(on.bodyHtml, verdict);
    const words = note === undefined ? {} : { note, noteToAuthor: true };
    const network = this.networks.get(viewer.id) ?? null;
    const context = this.contextAt(now);
    await recordReview({ viewer, assignmentId: on.id, verdict, network, ...words, context });
    if (verdict === 'YES' && this.calibration.get(on.bodyHtml) === 'NOT_CIVIL')
      this.missed = { viewer, assignmentId: on.id, at: now };
  }

  private verdictOn(bodyHtml: string): Verdict {
    const known = this.calibration.get(bodyHtml);
    if (known) return this.random() < 0.12 ? 'YES' : known;
    const reviewed = this.byHtml.get(bodyHtml);
    if (!reviewed?.comment.verdicts) return 'YES';
    reviewed.verdictsGiven += 1;
    if (reviewed.comment.verdicts === 'split') return reviewed.verdictsGiven % 2 === 0 ? 'NOT_CIVIL' : 'YES';
    return reviewed.comment.verdicts === 'uncivil' ? 'NOT_CIVIL' : 'MISINFORMATION';
  }

  /** What the first two who object to a comment say to its author. */
  private noteOn(bodyHtml: string, verdict: Verdict): string | undefined {
    const reviewed = this.byHtml.get(bodyHtml);
    if (!reviewed || verdict === 'YES') return undefined;
    return notes[verdict][reviewed.notesGiven++];
  }

  private author({ author }: Planned): Viewer {
    const viewer = this.people.members.get(author);
    if (!viewer) throw new Error(`the demo has no member ${author}`);
    return viewer;
  }

  private contextAt(time: number): Context {
    return { now: () => new Date(time), random: this.random };
  }
}

const htmlOf = (body: string) => renderComment(normaliseText(body));
