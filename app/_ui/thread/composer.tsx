'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useCallback, useId, useRef, useState, type FormEvent } from 'react';
import type { DraftKept, DraftView } from '@/lib/comments/drafts/schemas';
import type { ActionState } from '@/lib/web/define-action';
import { Button, ButtonLink, ButtonRow } from '../button';
import { HERE, untouched, type FormAction } from '../form-state';
import { Notice } from '../notice';
import { Preview } from '../preview';
import { useKeptDraft } from '../writing/kept-draft';
import { Nudge, type NudgeView } from '../writing/nudge';
import { OtherDevice } from '../writing/other-device';
import { WritingArea } from '../writing/writing-area';
import { WritingKeys } from '../writing/writing-keys';
import styles from './composer.module.css';

export type ComposerResult = { previewHtml?: string; nudge?: NudgeView[] };

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
  draft: DraftView | null;
  /** Addresses of links that are pasted stay; else only their words do. */
  keepsLinks: boolean;
  /**
   * Takes `articleSlug`, `parentId`, `body`, and `basedOn`: when the draft was kept that it goes on from. Posts it, or says once
   * what may be wrong with it, or with `intent=preview` answers how it would look.
   */
  action: FormAction<ComposerResult>;
  /** Keeps a text that goes on from the one kept at `basedOn`; null when it could not. */
  saveDraft: (draft: {
    articleSlug: string;
    parentId: string | null;
    body: string;
    basedOn: string | null;
  }) => Promise<DraftKept | null>;
  /** Where giving up a reply leads back to. */
  cancelHref?: string;
};

/** Where an Insider writes. It works as a plain form; with script it counts, and keeps what is typed. */
export function Composer(props: Props) {
  const { memberId, articleSlug, answering, draft, keepsLinks, action, saveDraft, cancelHref } = props;
  const t = useTranslations('composer');
  const [state, send, pending] = useActionState(action, untouched, HERE);
  const [body, setBody] = useState(state.values.body ?? draft?.body ?? '');
  const parentId = answering?.id ?? null;
  const cancel = useRef<HTMLAnchorElement>(null);
  const save = useCallback(
    (text: string, basedOn: string | null) => saveDraft({ articleSlug, parentId, body: text, basedOn }),
    [saveDraft, articleSlug, parentId],
  );
  const kept = useKeptDraft({ place: { memberId, articleSlug, parentId }, draft, setText: setBody, save });
  const formId = useId();
  const answered = answering?.displayName;

  const type = (typed: string) => {
    setBody(typed);
    kept.keep(typed);
  };
  const markAsSent = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const previewing = (submitter as HTMLButtonElement | null)?.value === 'preview';
    if (!previewing) kept.markAsSent(body, event.currentTarget);
  };
  const giveUp = async () => {
    await kept.flush();
    cancel.current?.click();
  };

  return (
    <form
      id={answering ? 'reply' : 'write'}
      className={styles.composer}
      aria-label={nameOf(answering, t)}
      action={send}
      onSubmit={markAsSent}
    >
      <input type="hidden" name="articleSlug" value={articleSlug} />
      {parentId && <input type="hidden" name="parentId" value={parentId} />}
      <input type="hidden" name="basedOn" defaultValue={draft?.savedAt ?? ''} />
      <Problem state={state} answering={answering} />
      <OtherDevice other={kept.other} text={body} settle={kept.settle} />
      <WritingArea
        id={`${formId}-body`}
        hint={answered ? t('inAnswerTo', { name: answered }) : undefined}
        error={state.fieldErrors.body}
        rows={5}
        value={body}
        onType={type}
        keepsLinks={keepsLinks}
        onEscape={cancelHref ? () => void giveUp() : undefined}
      />
      {state.result?.previewHtml && <Preview html={state.result.previewHtml} />}
      <Nudge about={state.result?.nudge} />
      {!state.result?.nudge && state.values.nudged && <input type="hidden" name="nudged" value="1" />}
      <ButtonRow>
        <Button tone="primary" name="intent" value="post" pending={pending}>
          {t('post')}
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
      <WritingKeys canCancel={cancelHref !== undefined} />
    </form>
  );
}

function nameOf(answering: Props['answering'], t: ReturnType<typeof useTranslations<'composer'>>): string {
  if (!answering) return t('write');
  return answering.displayName ? t('replyTo', { name: answering.displayName }) : t('replyToSome');
}

/** Why the text was not sent, where the field itself does not say it. */
function Problem({ state, answering }: { state: ActionState<unknown> } & Pick<Props, 'answering'>) {
  const t = useTranslations('composer.gone');
  if (answering && (answering.displayName === null || state.code === 'not-found')) {
    return (
      <Notice tone="bad" title={t('title')} live>
        <p>{t('text')}</p>
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
