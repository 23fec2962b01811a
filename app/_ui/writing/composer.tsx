'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { DraftKept, DraftView } from '@/lib/comments/drafts/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import type { FormAction } from '../form-state';
import { Notice } from '../notice';
import { WritingForm, type WritingResult } from '../writing/writing-form';

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
  keepsLinks: boolean;
  /** Takes `articleSlug`, `parentId` and what the writing form sends. Posts it, or says once what may be wrong with it. */
  action: FormAction<WritingResult>;
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

/** Where an Insider writes a comment. */
export function Composer({ memberId, articleSlug, answering, saveDraft, ...rest }: Props) {
  const t = useTranslations('composer');
  const parentId = answering?.id ?? null;
  const name = answering?.displayName;
  const save = useCallback(
    (body: string, basedOn: string | null) => saveDraft({ articleSlug, parentId, body, basedOn }),
    [saveDraft, articleSlug, parentId],
  );
  return (
    <WritingForm
      {...rest}
      id={answering ? 'reply' : 'write'}
      label={answering ? (name ? t('replyTo', { name }) : t('replyToSome')) : t('write')}
      send={t('post')}
      place={{ memberId, articleSlug, parentId }}
      saveDraft={save}
      hint={name ? t('inAnswerTo', { name }) : undefined}
      rows={5}
      above={({ state }) => (
        <>
          <input type="hidden" name="articleSlug" value={articleSlug} />
          {parentId && <input type="hidden" name="parentId" value={parentId} />}
          <Problem state={state} isGone={answering !== null && (!name || state.code === 'not-found')} />
        </>
      )}
    />
  );
}

/** Why the text was not sent, where the field itself does not say it. */
function Problem({ state, isGone }: { state: ActionState<unknown>; isGone: boolean }) {
  const t = useTranslations('composer.gone');
  if (isGone) {
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
