import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { ProveFirst } from '@/app/(account)/account/_parts/prove-first';
import { Badge } from '@/app/_ui/badge';
import { Done } from '@/app/_ui/done';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listKeys } from '@/lib/members/api-keys/list-keys';
import { keysQuery, LISTED_DAYS, type KeyView } from '@/lib/members/api-keys/schemas';
import { may } from '@/lib/members/permissions';
import { Desk } from '../_parts/frame/desk';
import { DeskFilter, DeskList, DeskRow, RowFacts } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import { Section } from '../_parts/frame/section';
import { EndForm, MakeForm, RotateForm, ShownOnce } from './forms';
import styles from './keys.module.css';

const HERE = '/admin/keys';
const ENDED = '/admin/keys?ended=1';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('keys')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The keys of the API, for administrators: made, given another secret and ended here. */
export default async function KeysPage({ searchParams }: Props) {
  const t = await getTranslations('keys');
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo={HERE}>
        <Page column>
          <PageHeading title={t('title')} />
          <MakeForm />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk(HERE);
  if (!may(viewer, 'api-key.keep')) notFound();
  const given = await searchParams;
  const asked = keysQuery.strip().safeParse(given);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const ended = asked.data.ended === '1';
  const [{ items, nextCursor }, desk] = await Promise.all([
    orNotFound(listKeys({ viewer, ended, cursor })),
    getTranslations('desk'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="keys"
      title={t('title')}
      intro={t.rich('intro', { docs: linkTo('/docs/api') })}
      notice={
        given.done === 'ended' ? (
          <Done title={t('wasEnded')}>
            <p>{t('wasEndedThen')}</p>
          </Done>
        ) : (
          <ShownOnce />
        )
      }
    >
      <div className={styles.parts}>
        <div>
          <DeskFilter
            label={t('filter.label')}
            choices={[
              { href: HERE, words: t('filter.current'), current: !ended },
              { href: ENDED, words: t('filter.ended'), current: ended },
            ]}
          />
          {ended && <p className={styles.hint}>{t('endedKept', { days: LISTED_DAYS })}</p>}
          {items.length === 0 && <p>{t(ended ? 'noneEnded' : 'none')}</p>}
          <DeskList items={items}>{(key) => <KeyRow item={key} proved={viewer.provedLately} />}</DeskList>
          <PaginationByCursor
            label={t('title')}
            first={ended ? ENDED : HERE}
            cursor={cursor}
            nextCursor={nextCursor}
            words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
          />
        </div>
        <Section id="make" title={t('make')}>
          {viewer.provedLately ? <MakeForm /> : <ProveFirst next={`${HERE}#make`} />}
        </Section>
      </div>
    </Desk>
  );
}

function KeyRow({ item, proved }: { item: KeyView; proved: boolean }) {
  const t = useTranslations('keys');
  const { id, name, scopes, by, version, state, isOwn } = item;
  return (
    <DeskRow
      labelledBy={`key-${id}`}
      facts={
        <RowFacts>
          <Times item={item} />
        </RowFacts>
      }
      actions={
        state !== 'ended' && (
          <>
            {isOwn && proved && <RotateForm id={id} name={name} version={version} />}
            <EndForm id={id} name={name} />
          </>
        )
      }
    >
      <h2 id={`key-${id}`} className={styles.name}>
        <bdi>{name}</bdi> <State state={state} />
      </h2>
      <p className={styles.granted}>{scopes.map((scope) => t(`form.scope.${scope}.name`)).join(' · ')}</p>
      {state === 'stopped' && (
        <p>{t(`stopped.${stoppedWords[item.stopped ?? 'office']}`, { by: by.displayName })}</p>
      )}
      <p className={styles.soft}>
        {t.rich('by', {
          who: () => (
            <a href={`/admin/members/${by.id}`}>
              <bdi>{by.displayName}</bdi>
            </a>
          ),
          when: () => <Moment at={item.createdAt} />,
        })}
      </p>
      <p className={styles.soft}>
        {t.rich('renewed', {
          ending: () => <code dir="ltr">…{item.ending}</code>,
          when: () => <Moment at={item.renewedAt} />,
        })}
      </p>
    </DeskRow>
  );
}

const stoppedWords = { office: 'office', sanction: 'sanction', 'second-step': 'secondStep' } as const;
const tones = { works: 'accent', stopped: 'danger', 'run-out': 'plain', ended: 'plain' } as const;

function State({ state }: Pick<KeyView, 'state'>) {
  const t = useTranslations('keys.state');
  return <Badge tone={tones[state]}>{t(state === 'run-out' ? 'runOut' : state)}</Badge>;
}

/** For a tag in a message: a moment. */
const momentOf = (at: string) =>
  function when() {
    return <Moment at={at} />;
  };

/** When it was used last, and when it ends. */
function Times({ item: { lastUsedAt, previous, endsAt, ended, state } }: { item: KeyView }) {
  const t = useTranslations('keys');
  return (
    <ul role="list" className={styles.times}>
      <li>{lastUsedAt ? t.rich('used', { when: momentOf(lastUsedAt) }) : t('unused')}</li>
      {previous && !ended && (
        <li>
          {previous.lastUsedAt
            ? t.rich('previousUsed', {
                when: momentOf(previous.until),
                used: momentOf(previous.lastUsedAt),
              })
            : t.rich('previous', { when: momentOf(previous.until) })}
        </li>
      )}
      {ended ? (
        <li>
          {ended.by
            ? t.rich('endedBy', { when: momentOf(ended.at), who: () => <bdi>{ended.by}</bdi> })
            : t.rich('endedAlone', { when: momentOf(ended.at) })}
        </li>
      ) : endsAt ? (
        <li>{t.rich(state === 'run-out' ? 'ranOut' : 'ends', { when: momentOf(endsAt) })}</li>
      ) : (
        <li>{t('endless')}</li>
      )}
    </ul>
  );
}
