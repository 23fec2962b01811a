import { useTranslations } from 'next-intl';
import { actAsReader } from './actions';
import { ActingForm } from './acting-form';

/**
 * The form that a signed-in reader's reactions, bookmarks, follows and mutes are sent by: once on each page that shows comments.
 * What it has to say is said in its place.
 * @param returnTo the page's path and query
 */
export function ViewerForm({ returnTo }: { returnTo: string }) {
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
  return <ActingForm action={actAsReader} returnTo={returnTo} done={done} />;
}
