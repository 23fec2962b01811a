import { useTranslations } from 'next-intl';
import type { ActionState } from '@/lib/web/http/define-action';

/** What a form was told, in a sentence; with the way to sign in where that is all that is missing. */
export function Refusal({ state: { code, message } }: { state: Pick<ActionState, 'code' | 'message'> }) {
  const t = useTranslations('forms');
  return (
    <>
      {message}
      {code === 'unauthenticated' && (
        <>
          {' '}
          <a href="/sign-in" target="_blank">
            {t('signIn')}
          </a>
        </>
      )}
    </>
  );
}
