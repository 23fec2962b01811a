'use client';

import { useActionState, useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { BODY_MAX } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/define-action';
import { Button, ButtonLink, ButtonRow } from '../button';
import { classNames } from '../class-names';
import { TextAreaField } from '../field';
import { HERE, untouched, type FormAction } from '../form-state';
import { Notice } from '../notice';
import { Preview } from '../preview';
import { VisuallyHidden } from '../visually-hidden';
import styles from './composer.module.css';
import { keepText, markSaved, newerText, type Place } from './draft-net';

const SAVE_AFTER_MS = 1_500;

export type ComposerResult = { previewHtml: string };

type Props = {
  /** Whose texts this browser brings back. */
  memberId: string;
  articleSlug: string;
  /**
   * The comment that is answered, and its author's name, which is null once the comment is no longer there; null when it is
   * the article.
   */
  answering: { id: string; displayName: string | null } | null;
  /** What the member had typed before, from the server. */
  draft: string;
  /** Takes `articleSlug`, `parentId`, `body`. Posts it, or with `intent=preview` answers how it would look. */
  action: FormAction<ComposerResult>;
  /** Answers whether it was saved. */
  saveDraft: (draft: { articleSlug: string; parentId: string | null; body: string }) => Promise<boolean>;
  /** Where giving up a reply leads back to. */
  cancelHref?: string;
};

/** Where an Insider writes. It works as a plain form; with script it counts, and keeps what is typed. */
export function Composer({ memberId, articleSlug, answering, draft, action, saveDraft, cancelHref }: Props) {
  const [state, send, pending] = useActionState(action, untouched, HERE);
  const [body, setBody] = useState(state.values.body ?? draft);
  const parentId = answering?.id ?? null;
  const kept = useKeptDraft({ memberId, articleSlug, parentId, draft, setBody, saveDraft });
  const formId = useId();
  const answered = answering?.displayName;

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
      aria-label={answering ? `Reply to ${answered ?? 'a comment'}` : 'Write a comment'}
      action={send}
      onSubmit={markAsSent}
    >
      <input type="hidden" name="articleSlug" value={articleSlug} />
      {parentId && <input type="hidden" name="parentId" value={parentId} />}
      <Problem state={state} answering={answering} />
      <TextAreaField
        id={`${formId}-body`}
        label="Your comment"
        hint={answered ? `In answer to ${answered}` : undefined}
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
      {state.result?.previewHtml && <Preview html={state.result.previewHtml} />}
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

/** Why the text was not sent, where the field itself does not say it. */
function Problem({ state, answering }: { state: ActionState<unknown> } & Pick<Props, 'answering'>) {
  if (answering && (answering.displayName === null || state.code === 'not-found')) {
    return (
      <Notice tone="bad" title="The comment that you were answering is no longer there" live>
        <p>Your text is still here: you can copy it and use it elsewhere.</p>
      </Notice>
    );
  }
  if (state.status !== 'error' || state.fieldErrors.body) return null;
  return (
    <Notice tone="bad" live>
      <p>{state.message}</p>
    </Notice>
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
  memberId,
  articleSlug,
  parentId,
  draft,
  setBody,
  saveDraft,
}: Place & {
  draft: string;
  setBody: (body: string) => void;
  saveDraft: Props['saveDraft'];
}) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const newer = newerText({ memberId, articleSlug, parentId }, draft);
    if (newer !== null) setBody(newer);
    return () => clearTimeout(timer.current);
  }, [memberId, articleSlug, parentId, draft, setBody]);

  const place = { memberId, articleSlug, parentId };
  const save = async (body: string) => {
    // Saved or not: the browser still has it, and the form sends it.
    const saved = await saveDraft({ articleSlug, parentId, body }).catch(() => false);
    if (saved) markSaved(place, body);
  };
  const keep = (body: string) => {
    keepText(place, body);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(body), SAVE_AFTER_MS);
  };
  const markAsSent = (body: string) => {
    clearTimeout(timer.current);
    keepText(place, body, 'sent');
  };
  return { keep, markAsSent };
}
