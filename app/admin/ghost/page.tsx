import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { ProveFirst } from '@/app/(account)/account/_parts/prove-first';
import { Badge } from '@/app/_ui/badge';
import { ButtonLink } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import { readConnection } from '@/lib/articles/ghost/read-connection';
import type { GhostConnection, Reading } from '@/lib/articles/ghost/schemas';
import { may } from '@/lib/members/permissions';
import { injectionForGhost } from '@/lib/web/embed/injection-for-ghost';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import { Section, Sections } from '../_parts/frame/section';
import { ConnectForm } from './connect-form';
import styles from './ghost.module.css';

const HERE = '/admin/ghost';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('ghost')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How the connection with the publication's Ghost stands, and where it is made. */
export default async function GhostPage({ searchParams }: Props) {
  const t = await getTranslations('ghost');
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo={HERE}>
        <Page column>
          <PageHeading title={t('form.title')} />
          <ConnectForm />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk(HERE);
  if (!may(viewer, 'ghost.connect')) notFound();
  const [connection, { done, look }] = await Promise.all([readConnection({ viewer }), searchParams]);
  return (
    <Desk
      viewer={viewer}
      place="ghost"
      title={t('title')}
      intro={connection ? t('intro') : t('none')}
      notice={
        done === 'connected' && !look && <Done title={t('connected')}>{<p>{t('connectedThen')}</p>}</Done>
      }
    >
      {connection && (
        <Sections>
          <Section id="state" title={t('state')}>
            <State connection={connection} />
            {connection.reading?.state === 'READING' && (
              <>
                <ButtonLink size="small" href={withQuery(HERE, { look: String((Number(look) || 0) + 1) })}>
                  {t('lookAgain')}
                </ButtonLink>
                <look-again />
              </>
            )}
          </Section>
          <Section id="connect" title={t('form.title')}>
            <p>{t('form.where')}</p>
            {viewer.provedLately ? <ConnectForm /> : <ProveFirst next={`${HERE}#connect`} />}
          </Section>
          <Section id="code" title={t('code.title')}>
            <p>{t('code.where')}</p>
            <pre className={styles.code} dir="ltr" tabIndex={0} aria-label={t('code.title')}>
              <code>{injectionForGhost()}</code>
            </pre>
          </Section>
        </Sections>
      )}
    </Desk>
  );
}

/** Each thing that has to be so, and whether it is. */
function State({ connection }: { connection: GhostConnection }) {
  const t = useTranslations('ghost');
  const { url, site, hasKeys, isListed, toldAt, reading } = connection;
  const { origin } = new URL(url);
  const isSame = site !== null && site.url.replace(/\/$/, '') === url;
  return (
    <dl className={styles.facts}>
      <Fact name={t('site.name')} good={isSame}>
        {site === null
          ? t('site.away', { url })
          : isSame
            ? t('site.there', { title: site.title, version: site.version, url })
            : t('site.elsewhere', { url, its: site.url })}
      </Fact>
      <Fact name={t('keys.name')} good={hasKeys}>
        {t(hasKeys ? 'keys.there' : 'keys.away')}
      </Fact>
      <Fact name={t('listed.name')} good={isListed}>
        {t(isListed ? 'listed.yes' : 'listed.no', { origin })}
      </Fact>
      <Fact name={t('told.name')} good={toldAt !== null}>
        {toldAt
          ? t.rich('told.last', { when: () => <Moment at={toldAt} /> })
          : t(reading ? 'told.notYet' : 'told.never')}
      </Fact>
      <Fact name={t('posts.name')} good={reading !== null && reading.state !== 'STOPPED'}>
        <Posts reading={reading} />
      </Fact>
    </dl>
  );
}

function Fact({ name, good, children }: { name: string; good: boolean; children: ReactNode }) {
  const t = useTranslations('ghost.states');
  return (
    <div>
      <dt>
        {name} <Badge tone={good ? 'plain' : 'full'}>{t(good ? 'good' : 'look')}</Badge>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Posts({ reading }: { reading: Reading | null }) {
  const t = useTranslations('ghost.posts');
  if (!reading) return t('never');
  const { state, read, posts, leftOut, begunAt, failure } = reading;
  return (
    <>
      {t.rich(state, { read, posts, when: () => <Moment at={begunAt} /> })}{' '}
      {state === 'STOPPED' && t(`failures.${failure ?? 'gone'}`)}{' '}
      {leftOut > 0 && t('leftOut', { count: leftOut })}
    </>
  );
}
