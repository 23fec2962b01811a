import type { Metadata } from 'next';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { may } from '@/lib/members/permissions';
import { readPolicy } from '@/lib/moderation/change-policy';
import type { Policy } from '@/lib/policy/schemas';
import { Arrival } from '@/app/_ui/arrival';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { PolicyForm } from './policy-form';
import styles from './policy.module.css';
import { asText, sections, sectionWords, settings, valueOf, type Setting } from './settings';

export const metadata: Metadata = { title: 'Policy · Moderation desk' };

type Query = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

export default async function DeskPolicyPage({ searchParams }: Props) {
  if (await isFormOfSignedOut()) return <Unsent />;
  const viewer = await enterDesk('/admin/policy');
  const [policy, query] = await Promise.all([readPolicy({ viewer }), searchParams]);
  const mayChange = may(viewer, 'policy.change');
  const who = mayChange ? 'A change holds from the next request on.' : 'Administrators can change it.';
  return (
    <Desk
      viewer={viewer}
      place="policy"
      title="Policy"
      intro={`${inForce(policy)} ${who}`}
      notice={
        <>
          <Saved policy={policy} saved={query.saved} />
          {mayChange && <Proposed names={Object.keys(proposedIn(query, policy))} />}
        </>
      }
    >
      {mayChange ? (
        <PolicyForm
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
  return (
    <PageFrame returnTo="/admin/policy">
      <Page>
        <PageHeading title="The policy was not saved" />
        <PolicyForm />
      </Page>
    </PageFrame>
  );
}

const inForce = ({ version }: Policy) =>
  version === 0
    ? 'The settings in force, as they came with the installation.'
    : `The settings in force, version ${version}.`;

function Saved({ policy, saved }: { policy: Policy; saved: unknown }) {
  if (saved !== 'changed' && saved !== 'unchanged') return null;
  const title = saved === 'changed' ? `Saved: version ${policy.version} is in force` : 'Nothing was changed';
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
  if (names.length === 0) return null;
  const labels = settings.filter(({ name }) => names.includes(name)).map(({ label }) => label);
  return (
    <Notice title="Filled in, and not saved yet">
      <p>{labels.join(', ')}: these are not the numbers in force. They hold once you save them.</p>
    </Notice>
  );
}

const textsOf = (policy: Policy): Record<string, string> =>
  Object.fromEntries(settings.map((setting) => [setting.name, asText(valueOf(policy, setting))]));

function Settings({ policy }: { policy: Policy }) {
  return (
    <div className={styles.sections}>
      {sections.map((section) => (
        <section key={section} className={styles.section} aria-labelledby={section}>
          <h2 id={section} className={styles.title}>
            {sectionWords[section]}
          </h2>
          <dl className={styles.values}>
            {settings
              .filter((setting) => setting.section === section)
              .map((setting) => (
                <div key={setting.name}>
                  <dt>
                    {setting.label}
                    {setting.hint && <span className={styles.hint}>{setting.hint}</span>}
                  </dt>
                  <dd>{shown(policy, setting)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function shown(policy: Policy, setting: Setting): string {
  const value = valueOf(policy, setting);
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.join(', ');
  if (setting.kind === 'yes-no') return value ? 'Yes' : 'No';
  if (setting.kind === 'choice') return setting.choices.find(([key]) => key === value)?.[1] ?? asText(value);
  return setting.kind === 'number' && setting.unit ? `${asText(value)} ${setting.unit}` : asText(value);
}
