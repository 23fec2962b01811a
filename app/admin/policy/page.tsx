import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { may } from '@/lib/members/permissions';
import { readPolicy } from '@/lib/moderation/change-policy';
import type { Policy } from '@/lib/policy/schemas';
import { Arrival } from '@/app/_ui/arrival';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { PolicyForm } from './policy-form';
import styles from './policy.module.css';
import { choiceInWords, hintOf, labelOf, type Say } from './setting-words';
import { asText, inOneLine, sections, settings, textsOf, valueOf, type Setting } from './setting-fields';

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
  return (
    <Desk
      viewer={viewer}
      place="policy"
      title={t('title')}
      intro={`${t('inForce', { version: policy.version })} ${t(mayChange ? 'holds' : 'adminsOnly')}`}
      notice={
        <>
          <Saved policy={policy} saved={query.saved} />
          {mayChange && <Proposed names={Object.keys(proposedIn(query, policy))} />}
        </>
      }
    >
      {mayChange ? (
        <PolicyForm
          {...{ sections, settings }}
          current={{
            version: policy.version,
            values: { ...textsOf(policy), ...proposedIn(query, policy) },
          }}
        />
      ) : (
        <Settings policy={policy} />
      )}
    </Desk>
  );
}

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

function Settings({ policy }: { policy: Policy }) {
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
                  </dt>
                  <dd>{shown(policy, setting, t)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function shown(policy: Policy, setting: Setting, t: Say): string {
  const value = valueOf(policy, setting);
  if (Array.isArray(value)) return inOneLine(value) || t('none');
  if (setting.kind === 'yes-no') return t(value ? 'yes' : 'no');
  if (setting.kind === 'choice') return choiceInWords(setting, asText(value), t);
  if (setting.kind === 'number' && setting.unit)
    return t('valueWithUnit', { value: asText(value), unit: t(`units.${setting.unit}`) });
  return asText(value);
}
