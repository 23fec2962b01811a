import { useTranslations } from 'next-intl';
import { FoldTemplate } from '@/app/_ui/thread/comment';
import { DeskTemplate } from '@/app/_ui/thread/comment-menu';
import { NoteTemplate } from '@/app/_ui/thread/reactions';
import { actAsReader } from './actions';
import { ActingForm } from './acting-form';

type Props = {
  /** The page's path and query, where whoever acts without script comes back to. */
  returnTo: string;
  /** On a page of comments script answers at once; elsewhere the page is made anew, for what was undone goes from it. */
  live?: boolean;
  /** The article whose discussion may be followed here. */
  article?: string;
};

/**
 * The form that a signed-in reader's reactions, bookmarks, follows and mutes are sent by: once on each page that shows comments.
 * What it has to say is said in its place.
 */
export function ViewerForm({ returnTo, live, article }: Props) {
  const t = useTranslations('reactions.done');
  const done = {
    react: t('react'),
    'take-back': t('take-back'),
    save: t('save'),
    forget: t('forget'),
    follow: t('follow'),
    unfollow: t('unfollow'),
    'follow-article': t('follow-article'),
    'unfollow-article': t('unfollow-article'),
    mute: t('mute'),
    unmute: t('unmute'),
  };
  const undo = t('undo');
  const form = <ActingForm action={actAsReader} returnTo={returnTo} done={done} undo={live ? null : undo} />;
  if (!live) return form;
  return (
    <reader-acts article={article} done={JSON.stringify(done)} undo={undo} data-quote={t('quote')}>
      {form}
      <FoldTemplate />
      <NoteTemplate />
      <DeskTemplate />
    </reader-acts>
  );
}
