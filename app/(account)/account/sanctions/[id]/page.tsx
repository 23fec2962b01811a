import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { Dateline, Moment } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import { readOwnSanction } from '@/lib/moderation/sanctions/read-own-sanction';
import type { OwnSanctionView } from '@/lib/moderation/sanctions/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { AppealForm } from '../../../_parts/appeal-form';
import { AppealState } from '../../../_parts/appeal-state';
import { AppealWay } from '../../../_parts/appeal-way';
import { decisionHref } from '../../../_parts/decision-href';
import styles from '../../../_parts/decision.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mine.sanctions');
  return { title: t('meta'), robots: { index: false } };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ appealed?: string | string[] }> };

/** What was done to the member, why, and what they can do about it: whatever it keeps them from, they can read this, and appeal. */
export default async function SanctionPage({ params, searchParams }: Props) {
  const [{ id }, { appealed }] = await Promise.all([params, searchParams]);
  if (await isFormOfSignedOut()) return <Unsent id={id} />;
  const here = decisionHref('sanction', id);
  const viewer = await requireViewer(here);
  const sanction = await orNotFound(readOwnSanction({ viewer, sanctionId: id }));
  const [t, decision, { names }] = await Promise.all([
    getTranslations('mine.sanctions'),
    getTranslations('mine.decision'),
    currentPolicy(),
  ]);
  const { appeal, lifted } = sanction;
  const stands = sanction.inForce || (sanction.kind === 'WARNING' && lifted === null);
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading title={t('name', { kind: sanction.kind })} />
        <AppealState
          filed={appeal.filed}
          justFiled={appealed !== undefined}
          granted={<p>{t('granted')}</p>}
        />
        <Letter sanction={sanction} stands={stands} publication={names.publication} />
        {(stands || appeal.filed) && (
          <section className={styles.part} aria-labelledby="ways">
            <h2 id="ways">{decision(stands ? 'ways' : 'did')}</h2>
            <AppealWay about="sanction" {...{ id, appeal, stands }} />
          </section>
        )}
        <SmallPrint />
        <p className={styles.back}>
          <a href="/account/sanctions">{t('all')}</a>
        </p>
      </Page>
    </PageFrame>
  );
}

function Letter({
  sanction: { kind, rule, reason, commentId, startsAt, endsAt, inForce, lifted },
  stands,
  publication,
}: {
  sanction: OwnSanctionView;
  stands: boolean;
  publication: string;
}) {
  const t = useTranslations('mine.sanctions');
  const decision = useTranslations('mine.decision');
  const say = useReason();
  const broken = houseRuleIn(useLocale(), rule ?? '');
  return (
    <>
      <p className={styles.decided}>
        {t.rich(stands ? 'did' : 'was', { kind, until: () => (endsAt ? <Moment at={endsAt} /> : null) })}
      </p>
      <p className={styles.signed}>
        {t.rich('signed', { publication, day: () => <Dateline at={startsAt} /> })}
        {lifted && <> · {t.rich('liftedOn', { day: () => <Dateline at={lifted.at} /> })}</>}
        {!lifted && !inForce && endsAt && (
          <> · {t.rich('overSince', { day: () => <Dateline at={endsAt} /> })}</>
        )}
      </p>
      <section className={styles.part} aria-labelledby="why">
        <h2 id="why">{decision('why')}</h2>
        {broken && (
          <p>{decision.rich('breaks', { title: broken.title, link: linkTo(`/policy#${broken.key}`) })}</p>
        )}
        <blockquote className={styles.facts} dir="auto">
          {reason}
        </blockquote>
        {commentId && <p>{t.rich('about', { link: linkTo(`/my-comments#comment-${commentId}`) })}</p>}
        {broken && <p className={styles.rule}>{decision('rule', { text: broken.text })}</p>}
        {lifted?.reason && <p className={styles.fine}>{say(lifted.reason)}</p>}
      </section>
    </>
  );
}

/** What is said for completeness: that a person decided, and who else can be turned to. */
function SmallPrint() {
  const t = useTranslations('mine.sanctions');
  const decision = useTranslations('mine.decision');
  const redress = useTranslations('statements')('redress');
  return (
    <section className={styles.part} aria-labelledby="how">
      <h2 id="how">{decision('record')}</h2>
      <dl className={styles.how}>
        <div>
          <dt>{decision('automatic')}</dt>
          <dd>{t('human')}</dd>
        </div>
        <div>
          <dt>{decision('redress')}</dt>
          <dd>{redress}</dd>
        </div>
      </dl>
    </section>
  );
}

/** The session ended while they wrote: the form with what they sent, and nothing of the sanction. */
function Unsent({ id }: { id: string }) {
  const t = useTranslations('mine.decision');
  return (
    <PageFrame returnTo={decisionHref('sanction', id)}>
      <Page column>
        <PageHeading title={t('unsent')} />
        <AppealForm about="sanction" id={id} />
      </Page>
    </PageFrame>
  );
}
