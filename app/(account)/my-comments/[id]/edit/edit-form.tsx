'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useCallback, useRef, useState, type FormEvent } from 'react';
import { Button, ButtonLink, ButtonRow } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { Preview } from '@/app/_ui/preview';
import { Prose } from '@/app/_ui/prose';
import { useKeptDraft } from '@/app/_ui/writing/kept-draft';
import { Nudge } from '@/app/_ui/writing/nudge';
import { OtherDevice } from '@/app/_ui/writing/other-device';
import { WritingArea } from '@/app/_ui/writing/writing-area';
import { WritingKeys } from '@/app/_ui/writing/writing-keys';
import type { DraftView } from '@/lib/comments/drafts/schemas';
import type { EditOutcome, OwnCommentView } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/define-action';
import { keepEdit, revise } from '../../actions';
import styles from '../../my-comments.module.css';
import { Outcome, useForetold } from './outcome';

const BODY = 'edit-body';

type Props = {
  id: string;
  /**
   * The text, which revision it is, and what its author has typed in its place before; left out, the form goes on from what was
   * sent.
   */
  current?: { body: string; revision: number; memberId: string; draft: DraftView | null };
  /** What the button says. */
  send: string;
  /** The page has said that whatever is sent is reviewed: then there is nothing to ask. */
  isReviewed?: boolean;
  keepsLinks?: boolean;
};

/** The text of a comment, to be changed. Whatever comes of sending it, what was typed stays. */
export function EditForm({ id, current, send, isReviewed = false, keepsLinks = false }: Props) {
  const t = useTranslations('composer');
  const [state, action, pending] = useActionState(revise, untouched, HERE);
  const draft = current?.draft ?? null;
  const [typed, setTyped] = useState(state.values.body ?? draft?.body ?? current?.body ?? '');
  const cancel = useRef<HTMLAnchorElement>(null);
  const changed = changedMeanwhile(state);
  const posted = current?.body ?? '';
  const save = useCallback(
    // The text as it stands is no draft of another.
    (body: string, basedOn: string | null) => keepEdit({ id, body: body === posted ? '' : body, basedOn }),
    [id, posted],
  );
  const place = current ? { memberId: current.memberId, articleSlug: 'edit', parentId: id } : null;
  const kept = useKeptDraft({ place, draft, arrived: posted, setText: setTyped, save });

  const foretold = useForetold(id, typed, isReviewed ? typed : posted);
  const { previewHtml, nudge } = state.result ?? {};
  const answer = toldBy(state);
  // What was said about another text says nothing about this one.
  const isSame = inOneWay(typed) === inOneWay(state.values.body ?? '');
  const isAnswer = isSame && answer !== null && !previewHtml;

  const type = (text: string) => {
    setTyped(text);
    kept.keep(text);
  };
  const markAsSent = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if ((submitter as HTMLButtonElement | null)?.value !== 'preview')
      kept.markAsSent(typed, event.currentTarget);
  };
  const giveUp = async () => {
    await kept.flush();
    cancel.current?.click();
  };

  return (
    <form
      action={action}
      onSubmit={markAsSent}
      aria-label={t('edit.form')}
      className={styles.form}
      noValidate
    >
      {changed && <Changed current={changed} />}
      {!changed && !answer && <FormErrors state={state} fieldIds={{ body: BODY }} />}
      <input type="hidden" name="id" value={id} />
      {/* After a conflict, the author has seen the current text: sending again replaces that one. */}
      <input type="hidden" name="revision" value={(changed ?? current)?.revision ?? state.values.revision} />
      <input type="hidden" name="basedOn" defaultValue={draft?.savedAt ?? ''} />
      <OtherDevice other={kept.other} text={typed} settle={kept.settle} />
      {draft && state.status === 'idle' && !kept.other && (
        <Notice>
          <p>{t('edit.goesOn')}</p>
        </Notice>
      )}
      <WritingArea
        id={BODY}
        rows={8}
        value={typed}
        onType={type}
        error={state.fieldErrors.body}
        keepsLinks={keepsLinks}
        onEscape={current && (() => void giveUp())}
      />
      {previewHtml && <Preview html={previewHtml} />}
      <Nudge about={nudge} />
      {!nudge && state.values.nudged && <input type="hidden" name="nudged" value="1" />}
      {isReviewed && <input type="hidden" name="expects" value="review" />}
      <Outcome
        outcome={foretold ?? (isSame ? answer : null)}
        isAnswer={isAnswer}
        answered={answer && !previewHtml && !nudge && state}
      />
      <ButtonRow>
        <Button tone="primary" name="intent" value="send" pending={pending}>
          {send}
        </Button>
        <Button name="intent" value="preview" pending={pending}>
          {t('preview')}
        </Button>
        <ButtonLink ref={cancel} tone="quiet" href="/my-comments">
          {t('cancel')}
        </ButtonLink>
      </ButtonRow>
      <WritingKeys canCancel={current !== undefined} />
    </form>
  );
}

function Changed({ current }: { current: OwnCommentView }) {
  const t = useTranslations('composer.edit');
  return (
    <Notice tone="bad" title={t('changed')} live>
      <p>{t('changedText')}</p>
      <Prose kind="comment" html={current.bodyHtml} lang={current.language} />
    </Notice>
  );
}

/** A form sends its newlines in another way than a text has them. */
const inOneWay = (text: string) => text.replaceAll('\r\n', '\n');

/** What would have come of the text that was sent, when its author had not been told, or been told otherwise. */
function toldBy({
  code,
  details,
  result,
}: ActionState<{ outcome?: EditOutcome | null }>): EditOutcome | null {
  if (code === 'other-outcome') return (details?.outcome as EditOutcome | undefined) ?? null;
  return result?.outcome ?? null;
}

/** The comment as it stands, when somebody, most likely its author in another tab, has changed it. */
function changedMeanwhile({ code, details }: ActionState<unknown>): OwnCommentView | null {
  return code === 'stale-revision' ? ((details?.current as OwnCommentView | undefined) ?? null) : null;
}
