import { useTranslations } from 'next-intl';
import type { ActionState } from '@/lib/web/http/define-action';

/** Where somebody goes, in another tab, for what is missing: what they typed stays in this one. */
const ways = {
  unauthenticated: { href: '/sign-in', words: 'signIn' },
  'proof-needed': { href: '/prove', words: 'prove' },
} as const;

/** What a form was told, in a sentence; with the way to sign in, or to prove who one is, where that is all that is missing. */
export function Refusal({ state: { code, message } }: { state: Pick<ActionState, 'code' | 'message'> }) {
  const t = useTranslations('forms');
  const way = Object.entries(ways).find(([missing]) => missing === code)?.[1];
  return (
    <>
      {message}
      {way && (
        <>
          {' '}
          <a href={way.href} target="_blank">
            {t(way.words)}
          </a>
        </>
      )}
    </>
  );
}
