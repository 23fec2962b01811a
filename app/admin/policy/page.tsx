import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { may } from '@/lib/members/permissions';
import { readPolicy } from '@/lib/moderation/change-policy';
import { changesFromDefaults } from '@/lib/policy/compare-settings';
import type { Policy } from '@/lib/policy/schemas';
import { Arrival } from '@/app/_ui/arrival';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { PolicyForm } from './policy-form';
import styles from './policy.module.css';
import { changedInWords, differencesInWords, valueInWords } from './difference-in-words';
import { hintOf, labelOf, type Say } from './setting-words';
import { sections, settings, textsOf, valueOf, type Setting } from './setting-fields';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('settings')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Query = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

export default async function DeskPolicyPage({ searchParams }: Props) {
  if (await isFormOfSignedOut()) return <Unsent />;
  const viewer = await enterDesk('/admin/policy');
  const [policy, query] = await Promise.all([readPolicy({ viewer }), searchParams]);
  const mayChange = may(viewer, 'policy.change');
  const t = await getTranslations('settings');
  const changed = changedFromDefaults(policy, t);
  return (
    <Desk
      viewer={viewer}
      place="policy"
      title={t('title')}
      intro={
        <>
          {`${t('inForce', { version: policy.version })} ${t(mayChange ? 'holds' : 'adminsOnly')} `}
          {`${t('differ', { count: Object.keys(changed).length })} `}
          <a href="/admin/policy/history">{t('history.title')}</a>
        </>
      }
      notice={
        <>
          <Saved policy={policy} saved={query.saved} />
          {mayChange && <Proposed names={Object.keys(proposedIn(query, policy))} />}
        </>
      }
    >
      {mayChange ? (
        <PolicyForm
          {...{ sections, settings, changed }}
          current={{
            version: policy.version,
            values: { ...textsOf(policy), ...proposedIn(query, policy) },
          }}
        />
      ) : (
        <Settings policy={policy} changed={changed} />
      )}
    </Desk>
  );
}

/** Of each setting that is not as it came, what its default is. */
type Changed = Partial<Record<Setting['name'], string>>;

const changedFromDefaults = ({ version: _, ...policy }: Policy, t: Say): Changed =>
  Object.fromEntries(
    differencesInWords(changesFromDefaults(policy), t).map((one) => [one.name, changedInWords(one, t)]),
  );

/** The session ended before the policy was sent: the form with what was written. */
function Unsent() {
  const t = useTranslations('settings');
  return (
    <PageFrame returnTo="/admin/policy">
      <Page>
        <PageHeading title={t('unsent')} />
        <PolicyForm {...{ sections, settings }} />
      </Page>
    </PageFrame>
  );
}

function Saved({ policy, saved }: { policy: Policy; saved: unknown }) {
  const t = useTranslations('settings');
  if (saved !== 'changed' && saved !== 'unchanged') return null;
  const title = saved === 'changed' ? t('saved', { version: policy.version }) : t('unchanged');
  return (
    <Arrival>
      <Notice tone={saved === 'changed' ? 'good' : 'plain'} title={title} />
    </Arrival>
  );
}

/** What the address proposes for some settings, as the lab does: filled in, and not saved. */
function proposedIn(query: Query, policy: Policy): Record<string, string> {
  const inForce = textsOf(policy);
  const pairs = Object.entries(query).filter(
    ([name, value]) => typeof value === 'string' && Object.hasOwn(inForce, name) && value !== inForce[name],
  );
  return Object.fromEntries(pairs) as Record<string, string>;
}

function Proposed({ names }: { names: string[] }) {
  const t = useTranslations('settings');
  if (names.length === 0) return null;
  const labels = settings.filter(({ name }) => names.includes(name)).map((setting) => labelOf(setting, t));
  return (
    <Notice title={t('proposed.title')}>
      <p>{t('proposed.words', { labels: labels.join(', ') })}</p>
    </Notice>
  );
}

function Settings({ policy, changed }: { policy: Policy; changed: Changed }) {
  const t = useTranslations('settings');
  return (
    <div className={styles.sections}>
      {sections.map((section) => (
        <section key={section} className={styles.section} aria-labelledby={section}>
          <h2 id={section} className={styles.title}>
            {t(`sections.${section}`)}
          </h2>
          <dl className={styles.values}>
            {settings
              .filter((setting) => setting.section === section)
              .map((setting) => (
                <div key={setting.name}>
                  <dt>
                    {labelOf(setting, t)}
                    {hintOf(setting, t) && <span className={styles.hint}>{hintOf(setting, t)}</span>}
                    {changed[setting.name] && <span className={styles.hint}>{changed[setting.name]}</span>}
                  </dt>
                  <dd>{valueInWords(valueOf(policy, setting), setting, t)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
