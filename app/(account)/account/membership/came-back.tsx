import { getTranslations } from 'next-intl/server';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';

const tones = {
  paid: 'good',
  begun: 'plain',
  unpaid: 'plain',
  away: 'bad',
  other: 'bad',
  portal: 'bad',
} as const;
type Back = keyof typeof tones;

const isKnown = (back: unknown): back is Back => typeof back === 'string' && Object.hasOwn(tones, back);

/** What somebody finds who comes back from Stripe, or could not go there. */
export async function CameBack({ back }: { back: unknown }) {
  if (!isKnown(back)) return null;
  const t = await getTranslations('payments.back');
  const mayLook = back === 'begun' || back === 'unpaid' || back === 'away';
  return (
    <Arrival>
      <Notice tone={tones[back]} title={t(`titles.${back}`)}>
        <p>{t(`words.${back}`)}</p>
        {mayLook && (
          <p>
            <a href="/account/membership/paid">{t('again')}</a>
          </p>
        )}
      </Notice>
    </Arrival>
  );
}
