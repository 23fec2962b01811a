'use client';

import { useActionState, useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { BODY_MAX } from '@/lib/comments/schemas';
import { Button, ButtonLink, ButtonRow } from '../button';
import { classNames } from '../class-names';
import { TextAreaField } from '../field';
import { untouched, type FormAction } from '../form-state';
import { Notice } from '../notice';
import { Prose } from '../prose';
import { VisuallyHidden } from '../visually-hidden';
import styles from './composer.module.css';
import { keepText, keptText } from './draft-net';

const SAVE_AFTER_MS = 1_500;

export type ComposerResult = { previewHtml: string };

type Props = {
  articleSlug: string;
  /** The comment that is answered, and its author's name; null when it is the article. */
  answering: { id: string; displayName: string } | null;
  /** What the member had typed before, from the server. */
  draft: string;
  /** Takes `articleSlug`, `parentId`, `body`. Posts it, or with `intent=preview` answers how it would look. */
  action: FormAction<ComposerResult>;
  saveDraft: (draft: { articleSlug: string; parentId: string | null; body: string }) => Promise<unknown>;
  /** Where giving up a reply leads back to. */
  cancelHref?: string;
};

/** Where an Insider writes. It works as a plain form; with script it counts, and keeps what is typed. */
export function Composer({ articleSlug, answering, draft, action, saveDraft, cancelHref }: Props) {
  const [state, send, pending] = useActionState(action, untouched);
  const [body, setBody] = useState(state.values.body ?? draft);
  const parentId = answering?.id ?? null;
  const kept = useKeptDraft({ articleSlug, parentId, draft, setBody, saveDraft });
  const formId = useId();

  const type = (typed: string) => {
    setBody(typed);
    kept.keep(typed);
  };
  const markAsSent = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const previewing = (submitter as HTMLButtonElement | null)?.value === 'preview';
    if (!previewing) kept.markAsSent(body);
  };

  return (
    <form
      id={answering ? 'reply' : 'write'}
      className={styles.composer}
      aria-label={answering ? `Reply to ${answering.displayName}` : 'Write a comment'}
      action={send}
      onSubmit={markAsSent}
    >
      <input type="hidden" name="articleSlug" value={articleSlug} />
      {parentId && <input type="hidden" name="parentId" value={parentId} />}
      {state.status === 'error' && !state.fieldErrors.body && (
        <Notice tone="bad" live>
          <p>{state.message}</p>
        </Notice>
      )}
      <TextAreaField
        id={`${formId}-body`}
        label="Your comment"
        hint={answering ? `In answer to ${answering.displayName}` : undefined}
        error={state.fieldErrors.body}
        name="body"
        prose
        rows={5}
        required
        value={body}
        onChange={(event) => type(event.target.value)}
      />
      <div className={styles.below}>
        <p className={styles.marks}>
          You can write <code>*italic*</code> <code>**bold**</code> <code>&gt; quotation</code>{' '}
          <code>- list</code>
        </p>
        <Count length={lengthOf(body)} />
      </div>
      {state.result?.previewHtml && (
        <div className={styles.preview} role="region" aria-label="Preview">
          <p className={styles.caption}>Preview</p>
          <Prose kind="comment" html={state.result.previewHtml} />
        </div>
      )}
      <ButtonRow>
        <Button tone="primary" name="intent" value="post" pending={pending}>
          Post comment
        </Button>
        <Button name="intent" value="preview" pending={pending}>
          Preview
        </Button>
        {cancelHref && (
          <ButtonLink tone="quiet" href={cancelHref}>
            Cancel
          </ButtonLink>
        )}
      </ButtonRow>
    </form>
  );
}

function Count({ length }: { length: number }) {
  const left = BODY_MAX - length;
  const near = left < BODY_MAX / 10;
  return (
    <p className={classNames(styles.count, left < 0 && styles.over)}>
      {inDigits(length)} of {inDigits(BODY_MAX)}
      {/* Read out near the end only, and not at every letter. */}
      <span role="status">
        {near && (
          <VisuallyHidden>
            {left < 0
              ? 'Too long'
              : `Fewer than ${inDigits(Math.ceil((left + 1) / 100) * 100)} characters left`}
          </VisuallyHidden>
        )}
      </span>
    </p>
  );
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

// As the server counts: characters as people see them, not units of memory.
const lengthOf = (body: string) => [...characters.segment(body.trim())].length;
const inDigits = (count: number) => count.toLocaleString('en');

/** Brings back what this browser kept, and keeps what is typed: here at once, on the server when typing pauses. */
function useKeptDraft({
  articleSlug,
  parentId,
  draft,
  setBody,
  saveDraft,
}: {
  articleSlug: string;
  parentId: string | null;
  draft: string;
  setBody: (body: string) => void;
  saveDraft: Props['saveDraft'];
}) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const kept = keptText(articleSlug, parentId);
    // What is here goes on from what is there: the network was away. Anything else there is newer.
    if (kept?.startsWith(draft)) setBody(kept);
    return () => clearTimeout(timer.current);
  }, [articleSlug, parentId, draft, setBody]);

  const keep = (body: string) => {
    keepText(articleSlug, parentId, body);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // Saved or not: the browser still has it, and the form sends it.
      saveDraft({ articleSlug, parentId, body }).catch(() => undefined);
    }, SAVE_AFTER_MS);
  };
  const markAsSent = (body: string) => {
    clearTimeout(timer.current);
    keepText(articleSlug, parentId, body, true);
  };
  return { keep, markAsSent };
}
