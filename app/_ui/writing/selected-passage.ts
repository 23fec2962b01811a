import { useEffect, useRef, useState, type RefObject } from 'react';

/** Words of the page that a reader has selected, and whose they are; `from` is null where they are the article's. */
export type Passage = { text: string; from: string | null };

const LONGEST = 1_500;

/** The passage that is selected in a comment or in the article; null where nothing is, or something else. */
function selectedPassage(): Passage | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const text = selection.toString().trim();
  const around = selection.getRangeAt(0).commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  const article = element?.closest('article');
  if (text === '' || !article || element?.closest('form, button, textarea')) return null;
  const by = article.id.startsWith('comment-') ? article.getAttribute('aria-labelledby') : null;
  const from = by ? (document.getElementById(by)?.textContent ?? null) : null;
  return { text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text, from };
}

/**
 * What the reader selected last, until it is taken, or they select nothing. Going into the form is no such choice, although the
 * browser then lets the selection go.
 */
export function useSelectedPassage(form: RefObject<HTMLElement | null>) {
  const [passage, setPassage] = useState<Passage | null>(null);
  const isPressing = useRef(false);
  useEffect(() => {
    const look = () => {
      const selected = selectedPassage();
      if (selected) setPassage(selected);
      else if (!isPressing.current && !form.current?.contains(document.activeElement)) setPassage(null);
    };
    const press = (event: PointerEvent) => {
      isPressing.current = event.target instanceof Node && (form.current?.contains(event.target) ?? false);
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', press, true);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', press, true);
    };
  }, [form]);
  return { passage, forget: () => setPassage(null) };
}
