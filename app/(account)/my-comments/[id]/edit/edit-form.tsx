'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { FormErrors } from '@/app/_ui/form-errors';
import { Notice } from '@/app/_ui/notice';
import { Prose } from '@/app/_ui/prose';
import { WritingForm } from '@/app/_ui/writing/writing-form';
import type { DraftView } from '@/lib/comments/drafts/schemas';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { keepEdit, revise } from '../../actions';
import styles from '../../my-comments.module.css';
import { Outcome } from './outcome';

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
  const t = useTranslations('composer.edit');
  const draft = current?.draft ?? null;
  const posted = current?.body ?? '';
  const save = useCallback(
    // The text as it stands is no draft of another.
    (body: string, basedOn: string | null) => keepEdit({ id, body: body === posted ? '' : body, basedOn }),
    [id, posted],
  );
  return (
    <div className={styles.form}>
      <WritingForm
        label={t('form')}
        action={revise}
        send={send}
        place={current ? { memberId: current.memberId, articleSlug: 'edit', parentId: id } : null}
        draft={draft}
        posted={posted}
        saveDraft={save}
        rows={8}
        keepsLinks={keepsLinks}
        cancelHref="/my-comments"
        above={({ state, bodyId, hasOther }) => (
          <>
            <Problem state={state} bodyId={bodyId} />
            <input type="hidden" name="id" value={id} />
            {/* After a conflict, the author has seen the current text: sending again replaces that one. */}
            <input
              type="hidden"
              name="revision"
              value={(changedMeanwhile(state) ?? current)?.revision ?? state.values.revision}
            />
            {draft && state.status === 'idle' && !hasOther && (
              <Notice>
                <p>{t('goesOn')}</p>
              </Notice>
            )}
          </>
        )}
        below={({ state, text }) => (
          <Outcome id={id} posted={posted} text={text} state={state} isReviewed={isReviewed} />
        )}
      />
    </div>
  );
}

/** Why the text was not sent, where neither the field itself nor the outcome says it. */
function Problem({ state, bodyId }: { state: ActionState<unknown>; bodyId: string }) {
  const t = useTranslations('composer.edit');
  const current = changedMeanwhile(state);
  if (state.code === 'other-outcome') return null;
  if (!current) return <FormErrors state={state} fieldIds={{ body: bodyId }} />;
  return (
    <Notice tone="bad" title={t('changed')} live>
      <p>{t('changedText')}</p>
      <Prose kind="comment" html={current.bodyHtml} lang={current.language} />
    </Notice>
  );
}

/** The comment as it stands, when somebody, most likely its author in another tab, has changed it. */
function changedMeanwhile({ code, details }: ActionState<unknown>): OwnCommentView | null {
  return code === 'stale-revision' ? ((details?.current as OwnCommentView | undefined) ?? null) : null;
}
