import type { DraftKept, DraftView } from '@/lib/comments/drafts/schemas';
import { basisOf, keepText, markSaved, newerText, noteSaving, type Place } from './draft-net';

const SAVE_AFTER_MS = 1_500;

type Setting = {
  /** Whose text it is, and where it is written. */
  place: Place;
  /** When the server kept the text that stands here; null where it is no draft. */
  savedAt: string | null;
  /** Keeps a text on the server that goes on from the one kept at `basedOn`; null when it could not. */
  save: (body: string, basedOn: string | null) => Promise<DraftKept | null>;
  /** What is known of the text has changed. */
  changed: () => void;
};

/**
 * Keeps what is typed: here at once, on the server when typing pauses, one text after another, each naming the one that it goes on
 * from. `other` is what another device has kept meanwhile: nothing is saved over it until the writer has said what is to become of
 * the two.
 */
export class KeptDraft {
  other: DraftView | null = null;
  /** Whether the server has what stands here; null until it was asked to keep something, or when it could not. */
  isSaved: boolean | null = null;
  /** Names the text of the server that this one goes on from: a page made anew with a newer one changes nothing about that. */
  basis: string | null;
  private readonly setting: Setting;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: string | null = null;
  private isSaving = false;
  /** What the server was asked to save, answered or not: none of it is another device's. */
  private readonly asked = new Set<string>();

  constructor(setting: Setting) {
    this.setting = setting;
    this.basis = setting.savedAt;
  }

  private get place(): Place {
    return this.setting.place;
  }

  /** The text of this browser that the server does not have; null where there is none. `given` is what its page came with. */
  bringBack(given: { body: string; posted: string }): string | null {
    const newer = newerText(this.place, `${given.body}\n${given.posted}`);
    if (newer === null) return null;
    const from = basisOf(this.place, { body: given.body, savedAt: this.basis });
    if (from !== undefined) {
      // What had not reached the server does now; where another device was there first, the server says so.
      this.basis = from;
      this.saveSoon(newer);
    }
    return newer;
  }

  keep(body: string): void {
    keepText(this.place, body, { basedOn: this.basis });
    if (this.isSaved) this.isSaved = false;
    if (!this.other) this.saveSoon(body);
    this.setting.changed();
  }

  private saveSoon(body: string): void {
    this.waiting = body;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** One after another: the second names what the first has saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isSaving) return;
    this.isSaving = true;
    for (let body = this.waiting; body !== null; body = this.waiting) {
      this.waiting = null;
      noteSaving(this.place, body);
      this.asked.add(body);
      // Saved or not: the browser still has it, and the form sends it.
      this.learn(body, await this.setting.save(body, this.basis).catch(() => null));
    }
    this.isSaving = false;
  }

  private learn(body: string, answer: DraftKept | null): void {
    if (answer?.kept) {
      this.basis = answer.savedAt;
      markSaved(this.place, body);
      this.isSaved = answer.savedAt === null ? null : this.waiting === null;
    } else if (answer?.current && this.asked.has(answer.current.body)) {
      // It was saved when its answer was lost.
      this.basis = answer.current.savedAt;
      this.waiting ??= body;
    } else {
      this.isSaved = null;
      if (answer) this.waiting = null;
      this.other = answer?.current ?? null;
    }
    this.setting.changed();
  }

  /** The text is on its way to be posted. */
  markAsSent(body: string): void {
    this.stop();
    keepText(this.place, body, { state: 'sent', basedOn: this.basis });
  }

  /** The server has what was sent. */
  forget(): void {
    keepText(this.place, '');
  }

  /** The page came with another text, which the server kept at `savedAt`, or nowhere. */
  beginAnew(savedAt: string | null): void {
    this.stop();
    this.basis = savedAt;
    this.other = null;
    this.isSaved = null;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.waiting = null;
  }

  /** The writer has seen the other text; this is what is to be kept instead of the two. */
  settle(body: string): void {
    if (!this.other) return;
    this.basis = this.other.savedAt;
    this.other = null;
    keepText(this.place, body, { basedOn: this.basis });
    this.waiting = body;
    void this.flush();
  }
}
