'use client';

import { useTranslations } from 'next-intl';
import type { DraftView } from '@/lib/comments/drafts/schemas';
import type { ReviewCost } from '@/lib/comments/pace/read-review-cost';
import type { ActionState } from '@/lib/web/http/define-action';
import { arrival } from '../arrival';
import type { FormAction } from '../form-state';
import { Notice } from '../notice';
import { WritingForm, type WritingResult } from '../writing/writing-form';
import styles from './writing.module.css';

type Props = {
  /** Whose texts a browser brings back; null where the page is for all members. */
  memberId: string | null;
  articleSlug: string;
  /**
   * The comment that is answered, and its author's name, which is null once the comment is no longer there; null when it is
   * the article.
   */
  answering: { id: string; displayName: string | null } | null;
  /** What the member had typed before, from the server. */
  draft: DraftView | null;
  keepsLinks: boolean;
  /** What its author gives for it first. */
  cost: ReviewCost;
  /** A comment of theirs waits for their reviews: then this is the second one, folded until they want it. */
  isAnother?: boolean;
  /** Takes `articleSlug`, `parentId` and what the writing form sends. Posts it, or says once what may be wrong with it. */
  action: FormAction<WritingResult>;
  /** Where giving up a reply leads back to. */
  cancelHref?: string;
  /** Only where this is the form that was sent, and came back: nothing more is taken here. */
  onlySent?: boolean;
};

/** Where an Insider writes a comment. */
export function Composer({ articleSlug, answering, cost, isAnother, ...rest }: Props) {
  const t = useTranslations('composer');
  const name = answering?.displayName;
  return (
    <WritingForm
      {...rest}
      name={answering ? `reply-${answering.id}` : `write-${articleSlug}`}
      id={answering ? 'reply' : 'write'}
      label={answering ? (name ? t('replyTo', { name }) : t('replyToSome')) : t('write')}
      send={t('post')}
      place={{ article: articleSlug, answering: answering?.id }}
      hint={name ? t('inAnswerTo', { name }) : undefined}
      rows={5}
      placeholder={answering || isAnother ? undefined : t('ask')}
      fold={isAnother ? t('another') : undefined}
      below={() => <p className={styles.cost}>{t('cost', cost)}</p>}
      above={({ state }) => (
        <>
          <input type="hidden" name="articleSlug" value={articleSlug} />
          {answering && <input type="hidden" name="parentId" value={answering.id} />}
          <Problem state={state} isGone={answering !== null && (!name || state.code === 'not-found')} />
        </>
      )}
    />
  );
}

/** Why the text was not sent, where the field itself does not say it. */
function Problem({ state, isGone }: { state: ActionState<unknown>; isGone: boolean }) {
  const t = useTranslations('composer.gone');
  const isAnswer = state.status === 'error';
  if (!isGone && (!isAnswer || state.fieldErrors.body)) return null;
  return (
    <div {...(isAnswer && arrival)}>
      <Notice tone="bad" title={isGone ? t('title') : undefined} live>
        <p>{isGone ? t('text') : state.message}</p>
      </Notice>
    </div>
  );
}
