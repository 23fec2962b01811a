'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import type { DraftView } from '@/lib/comments/drafts/schemas';
import { BODY_MAX } from '@/lib/screening/limits';
import type { ActionState } from '@/lib/web/http/define-action';
import { Button, ButtonLink, ButtonRow } from '../button';
import { classNames } from '../class-names';
import { AttemptKey } from '../attempt';
import { Fold } from '../fold';
import { HERE, untouched, type FormAction } from '../form-state';
import { Preview } from '../preview';
import { Nudge, type NudgeView } from './nudge';
import { OtherDevice } from './other-device';
import { WritingArea } from './writing-area';
import { WritingKeys } from './writing-keys';
import styles from './writing.module.css';

export type WritingResult = { previewHtml?: string; nudge?: NudgeView[] };

/** Where the text belongs: under an article, as an answer to one of its comments, or in place of a comment of the member's own. */
type Place = { article: string; answering?: string } | { comment: string; posted: string };

/** How it went with the form. */
type Progress<Result> = {
  /** What came of sending it. */
  state: ActionState<Result>;
  /** The id of the text's field. */
  bodyId: string;
};

type Props<Result extends WritingResult> = {
  /** What tells its elements from those of a form elsewhere: what stands in one never comes to stand in the other. */
  name: string;
  /** What a link leads to. */
  id?: string;
  /** What the form is called by who hears it. */
  label: string;
  /** Takes `body`, `basedOn` (when the draft was kept that it goes on from), and with `intent=preview` answers how it would look. */
  action: FormAction<Result>;
  /** What the button that sends it says. */
  send: string;
  /** Null where nothing can be kept. */
  place: Place | null;
  /** Whose text this is, where the page is made for them alone. */
  memberId?: string | null;
  /** What the member had typed before, from the server. */
  draft: DraftView | null;
  hint?: string;
  rows: number;
  /** What an empty one asks. It is then one line, until somebody turns to it. */
  placeholder?: string;
  /** The line that it is folded under, until somebody wants it or something stands in it. */
  fold?: string;
  /** Addresses of links that are pasted stay; else only their words do. */
  keepsLinks: boolean;
  /** Where giving up leads to. */
  cancelHref?: string;
  /** Only where this is the form that was sent, and came back. */
  onlySent?: boolean;
  /** Fields of its own, and what went wrong; above the text. */
  above: (progress: Progress<Result>) => ReactNode;
  /** Between the text and the buttons. */
  below?: (progress: Progress<Result>) => ReactNode;
};

/**
 * Where the text of a comment is written: a plain form. What script adds to it is in lib/web/browser/writer, and finds its places and
 * its words here.
 */
export function WritingForm<Result extends WritingResult>(props: Props<Result>) {
  const { name, place, draft, cancelHref, above, below } = props;
  const t = useTranslations('composer');
  const [state, send] = useActionState<ActionState<Result>, FormData>(props.action, untouched, HERE);
  if (props.onlySent && state.status === 'idle') return null;
  const posted = place && 'posted' in place ? place.posted : '';
  const text = state.values.body ?? draft?.body ?? posted;
  const bodyId = `${name}-text`;
  const progress = { state, bodyId };
  const { previewHtml, nudge } = state.result ?? {};
  return (
    <comment-writer
      {...place}
      id={`${name}-writer`}
      member={props.memberId ?? undefined}
      keeps-links={props.keepsLinks}
      most={BODY_MAX}
    >
      <Folded under={props.fold} open={text !== '' || state.status !== 'idle'}>
        <form
          id={props.id}
          className={classNames(styles.form, props.placeholder && styles.folding)}
          aria-label={props.label}
          action={send}
          noValidate={posted !== ''}
        >
          {props.memberId && <AttemptKey />}
          <input type="hidden" name="basedOn" defaultValue={draft?.savedAt ?? ''} />
          {above(progress)}
          <OtherDevice />
          <WritingArea
            id={bodyId}
            text={text}
            hint={props.hint}
            error={state.fieldErrors.body}
            rows={props.rows}
            placeholder={props.placeholder}
          />
          <Nudge about={nudge} />
          {!nudge && state.values.nudged && <input type="hidden" name="nudged" value="1" />}
          {below?.(progress)}
          <ButtonRow>
            <Button tone="primary" name="intent" value="send" data-queue={name}>
              {props.send}
            </Button>
            <Button name="intent" value="preview" formNoValidate>
              {t('preview')}
            </Button>
            {cancelHref && (
              <ButtonLink tone="quiet" href={cancelHref} data-in-place="back" data-cancel="">
                {t('cancel')}
              </ButtonLink>
            )}
            <p role="status" className={styles.saved} data-saved={t('saved')} data-scripted="" />
          </ButtonRow>
          {previewHtml && <Preview html={previewHtml} />}
          <WritingKeys canCancel={cancelHref !== undefined && place !== null} />
        </form>
      </Folded>
    </comment-writer>
  );
}

function Folded({ under, open, children }: { under?: string; open: boolean; children: ReactNode }) {
  if (!under) return children;
  return (
    <Fold summary={under} open={open}>
      {children}
    </Fold>
  );
}
