import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftKept, DraftView } from '@/lib/comments/drafts/schemas';
import { basisOf, keepText, markSaved, newerText, type Place } from './draft-net';

const SAVE_AFTER_MS = 1_500;

type Setting = {
  /** Whose text it is, and where it is written; null where nothing can be kept. */
  place: Place | null;
  /** What the server had when the page was made. */
  draft: DraftView | null;
  /** What is known to have arrived although it is no draft: a text like it is not brought back. */
  arrived?: string;
  setText: (text: string) => void;
  /** Keeps a text on the server that goes on from the one kept at `basedOn`; null when it could not. */
  save: (body: string, basedOn: string | null) => Promise<DraftKept | null>;
};

/**
 * Brings back what this browser kept, and keeps what is typed: here at once, on the server when typing pauses. `other` is what
 * another device has kept meanwhile: nothing is saved over it until the writer has said what is to become of the two. The form
 * has a hidden `basedOn`, which names the text of the server that this one goes on from: that one is sent with it.
 */
export function useKeptDraft({ place, draft, arrived = '', setText, save }: Setting) {
  const [other, setOther] = useState<DraftView | null>(null);
  // Of the text that stands here: that the page is made anew with a newer one changes nothing about what is typed on.
  const basis = useRef<string | null>(draft?.savedAt ?? null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string | null>(null);
  const isSaving = useRef(false);
  const { memberId, articleSlug, parentId } = place ?? {};
  const isKept = place !== null;

  const here = useCallback(
    (): Place | null =>
      isKept && memberId !== undefined && articleSlug !== undefined
        ? { memberId, articleSlug, parentId: parentId ?? null }
        : null,
    [isKept, memberId, articleSlug, parentId],
  );

  /** One after another: the second names what the first has saved. */
  const flush = useCallback(async (): Promise<void> => {
    const at = here();
    clearTimeout(timer.current);
    if (!at || isSaving.current) return;
    isSaving.current = true;
    for (let body = waiting.current; body !== null; body = waiting.current) {
      waiting.current = null;
      // Saved or not: the browser still has it, and the form sends it.
      const answer = await save(body, basis.current).catch(() => null);
      if (answer?.kept) {
        basis.current = answer.savedAt;
        markSaved(at, body);
      } else if (answer) {
        waiting.current = null;
        setOther(answer.current);
      }
    }
    isSaving.current = false;
  }, [here, save]);

  const saveSoon = useCallback(
    (body: string) => {
      waiting.current = body;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
    },
    [flush],
  );

  useEffect(() => {
    const at = here();
    if (!at) return;
    const newer = newerText(at, `${draft?.body ?? ''}\n${arrived}`);
    if (newer !== null) {
      setText(newer);
      const from = basisOf(at);
      if (from !== undefined) {
        // What had not reached the server does now; where another device was there first, the server says so.
        basis.current = from;
        saveSoon(newer);
      }
    }
    return () => clearTimeout(timer.current);
  }, [here, draft, arrived, setText, saveSoon]);

  const keep = (body: string) => {
    const at = here();
    if (!at) return;
    keepText(at, body, { basedOn: basis.current });
    if (!other) saveSoon(body);
  };

  const markAsSent = (body: string, form: HTMLFormElement) => {
    const at = here();
    clearTimeout(timer.current);
    waiting.current = null;
    const basedOn = form.elements.namedItem('basedOn');
    if (basedOn instanceof HTMLInputElement) basedOn.value = basis.current ?? '';
    if (at) keepText(at, body, { state: 'sent', basedOn: basis.current });
  };

  /** The writer has seen the other text; this is what is to be kept instead of the two. */
  const settle = (body: string) => {
    const at = here();
    if (!other || !at) return;
    basis.current = other.savedAt;
    setOther(null);
    setText(body);
    keepText(at, body, { basedOn: other.savedAt });
    waiting.current = body;
    void flush();
  };

  return { keep, flush, markAsSent, other, settle };
}
