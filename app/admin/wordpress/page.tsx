import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ProveFirst } from '@/app/(account)/account/_parts/prove-first';
import { Notice } from '@/app/_ui/notice';
import { withQuery } from '@/app/_ui/with-query';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { readConnection } from '@/lib/outreach/wordpress/agree-to-connection';
import { connectionRequest, type ConnectionRequest } from '@/lib/outreach/wordpress/schemas';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Section } from '../_parts/frame/section';
import { AgreeForm } from './agree-form';
import styles from './wordpress.module.css';

const HERE = '/admin/wordpress';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('keys.wordpress')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the plugin of a WordPress sends its administrator, who sees all that it asks for and agrees by one button. */
export default async function WordpressPage({ searchParams }: Props) {
  const given = await searchParams;
  const asked = connectionRequest.safeParse(given);
  const here = asked.success ? withQuery(HERE, asked.data) : HERE;
  const viewer = await enterDesk(here);
  if (!may(viewer, 'api-key.keep')) notFound();
  const t = await getTranslations('keys.wordpress');
  const isAsked = Object.keys(given).length > 0;
  return (
    <Desk
      viewer={viewer}
      place="keys"
      title={t('title')}
      intro={
        asked.success
          ? t('asks', { title: asked.data.title || new URL(asked.data.home).host })
          : !isAsked && t('nothing')
      }
    >
      {asked.success ? (
        <Question viewer={viewer} request={asked.data} here={here} />
      ) : (
        isAsked && (
          <Notice tone="bad" title={t('wrongTitle')}>
            <p>{t('wrong')}</p>
          </Notice>
        )
      )}
    </Desk>
  );
}

type QuestionProps = { viewer: Viewer; request: ConnectionRequest; here: string };

async function Question({ viewer, request, here }: QuestionProps) {
  const [t, asked] = await Promise.all([
    getTranslations('keys.wordpress'),
    readConnection({ viewer, request }),
  ]);
  const { home, origin, isListed, keyName, replacesKey, webhook, signOn, signIn } = asked;
  return (
    <div className={styles.parts}>
      <dl className={styles.address}>
        <dt>{t('address')}</dt>
        <dd>
          <bdi dir="ltr">{home}</bdi>
        </dd>
      </dl>
      <Section id="what" title={t('what')}>
        <ul className={styles.list}>
          <li>{t(isListed ? 'pagesListed' : 'pages', { origin })}</li>
          <li>{t(replacesKey ? 'keyAnew' : 'key', { name: keyName })}</li>
          <li>
            {t(signOn === 'none' ? 'signOnNone' : 'signOn')}
            {signOn === 'elsewhere' && ` ${t('signOnElsewhere')}`}
            {signOn !== 'given' && <Address of={signIn} />}
          </li>
          <li>
            {t(webhook === null ? 'webhookNone' : 'webhook')}
            {webhook !== null && <Address of={webhook} />}
          </li>
        </ul>
      </Section>
      {viewer.provedLately ? (
        <AgreeForm
          request={request}
          here={here}
          words={{
            label: t('label'),
            agree: t('agree', { host: new URL(home).host }),
            agreed: t('agreed'),
            then: t('then'),
            go: t('go'),
          }}
        />
      ) : (
        <ProveFirst next={here} />
      )}
    </div>
  );
}

const Address = ({ of }: { of: string }) => (
  <code className={styles.code} dir="ltr">
    {of}
  </code>
);
