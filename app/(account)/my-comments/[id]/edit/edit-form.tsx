'use client';

import { useTranslations } from 'next-intl';
import { FormErrors } from '@/app/_ui/form-errors';
import { arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Prose } from '@/app/_ui/prose';
import { WritingForm } from '@/app/_ui/writing/writing-form';
import type { DraftView } from '@/lib/comments/drafts/schemas';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { revise } from '../../actions';
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
  return (
    <div className={styles.form}>
      <WritingForm
        name={`edit-${id}`}
        label={t('form')}
        action={revise}
        send={send}
        place={current ? { comment: id, posted: current.body } : null}
        memberId={current?.memberId}
        draft={draft}
        rows={8}
        keepsLinks={keepsLinks}
        cancelHref="/my-comments"
        above={({ state, bodyId }) => (
          <>
            <Problem state={state} bodyId={bodyId} />
            <input type="hidden" name="id" value={id} />
            {/* After a conflict, the author has seen the current text: sending again replaces that one. */}
            <input
              type="hidden"
              name="revision"
              value={(changedMeanwhile(state) ?? current)?.revision ?? state.values.revision}
            />
            {draft && state.status === 'idle' && (
              <div data-goes-on="">
                <Notice>
                  <p>{t('goesOn')}</p>
                </Notice>
              </div>
            )}
          </>
        )}
        below={({ state }) => <Outcome state={state} isReviewed={isReviewed} />}
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
    <div {...arrival}>
      <Notice tone="bad" title={t('changed')} live>
        <p>{t('changedText')}</p>
        <Prose kind="comment" html={current.bodyHtml} lang={current.language} />
      </Notice>
    </div>
  );
}

/** The comment as it stands, when somebody, most likely its author in another tab, has changed it. */
function changedMeanwhile({ code, details }: ActionState<unknown>): OwnCommentView | null {
  return code === 'stale-revision' ? ((details?.current as OwnCommentView | undefined) ?? null) : null;
}
