'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { DraftKept, DraftView } from '@/lib/comments/drafts/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { Button, ButtonLink, ButtonRow } from '../button';
import { HERE, untouched, type FormAction } from '../form-state';
import { Preview } from '../preview';
import type { Place } from './draft-net';
import { useKeptDraft } from './kept-draft';
import { Nudge, type NudgeView } from './nudge';
import { OtherDevice } from './other-device';
import { WritingArea } from './writing-area';
import { WritingKeys } from './writing-keys';
import styles from './writing.module.css';

export type WritingResult = { previewHtml?: string; nudge?: NudgeView[] };

/** How it goes with the form. */
type Progress<Result> = {
  /** What came of sending it. */
  state: ActionState<Result>;
  /** What stands in it now, in the field of this id. */
  text: string;
  bodyId: string;
  /** Another device has a newer text. */
  hasOther: boolean;
};

type Props<Result extends WritingResult> = {
  id?: string;
  /** What the form is called by who hears it. */
  label: string;
  /** Takes `body`, `basedOn` (when the draft was kept that it goes on from), and with `intent=preview` answers how it would look. */
  action: FormAction<Result>;
  /** What the button that sends it says. */
  send: string;
  /** Whose text this is and where it is written; null where nothing can be kept. */
  place: Place | null;
  /** What the member had typed before, from the server. */
  draft: DraftView | null;
  /** The text that is changed, where there is one. */
  posted?: string;
  /** Keeps a text that goes on from the one kept at `basedOn`; null when it could not. */
  saveDraft: (body: string, basedOn: string | null) => Promise<DraftKept | null>;
  hint?: string;
  rows: number;
  /** Addresses of links that are pasted stay; else only their words do. */
  keepsLinks: boolean;
  /** Where giving up leads to. */
  cancelHref?: string;
  /** Fields of its own, and what went wrong; above the text. */
  above: (progress: Progress<Result>) => ReactNode;
  /** Between the text and the buttons. */
  below?: (progress: Progress<Result>) => ReactNode;
};

/**
 * Where the text of a comment is written. It works as a plain form; with script it counts, and keeps what is typed.
 */
export function WritingForm<Result extends WritingResult>(props: Props<Result>) {
  const { place, draft, posted = '', cancelHref, above, below } = props;
  const t = useTranslations('composer');
  const [state, send, pending] = useActionState<ActionState<Result>, FormData>(props.action, untouched, HERE);
  const [text, setText] = useState(state.values.body ?? draft?.body ?? posted);
  const kept = useKeptDraft({ place, draft, arrived: posted, setText, save: props.saveDraft });
  const cancel = useRef<HTMLAnchorElement>(null);
  const bodyId = `${useId()}-body`;
  // Where nothing is kept, one key must not throw the text away.
  const canCancel = cancelHref !== undefined && place !== null;
  const progress = { state, text, bodyId, hasOther: kept.other !== null };
  const { previewHtml, nudge } = state.result ?? {};

  const type = (typed: string) => {
    setText(typed);
    kept.keep(typed);
  };
  const markAsSent = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const isPreview = (submitter as HTMLButtonElement | null)?.value === 'preview';
    if (!isPreview) kept.markAsSent(text, event.currentTarget);
  };
  const giveUp = async () => {
    await kept.flush();
    cancel.current?.click();
  };

  return (
    <form
      id={props.id}
      className={styles.form}
      aria-label={props.label}
      action={send}
      onSubmit={markAsSent}
      noValidate={posted !== ''}
    >
      <input type="hidden" name="basedOn" defaultValue={draft?.savedAt ?? ''} />
      {above(progress)}
      <OtherDevice other={kept.other} text={text} settle={kept.settle} />
      <WritingArea
        id={bodyId}
        hint={props.hint}
        error={state.fieldErrors.body}
        rows={props.rows}
        value={text}
        onType={type}
        keepsLinks={props.keepsLinks}
        onEscape={canCancel ? () => void giveUp() : undefined}
      />
      {previewHtml && <Preview html={previewHtml} />}
      <Nudge about={nudge} />
      {!nudge && state.values.nudged && <input type="hidden" name="nudged" value="1" />}
      {below?.(progress)}
      <ButtonRow>
        <Button tone="primary" name="intent" value="send" pending={pending}>
          {props.send}
        </Button>
        <Button name="intent" value="preview" pending={pending}>
          {t('preview')}
        </Button>
        {cancelHref && (
          <ButtonLink ref={cancel} tone="quiet" href={cancelHref}>
            {t('cancel')}
          </ButtonLink>
        )}
      </ButtonRow>
      <WritingKeys canCancel={canCancel} />
    </form>
  );
}
