import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Chapter } from '@/app/_ui/chapter';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { currentPrior } from '@/lib/peer-review/reliability/current-prior';
import { verdicts } from '@/lib/peer-review/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import type { Policy } from '@/lib/policy/schemas';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import styles from './how.module.css';
import { LifeOfAComment } from './life-of-a-comment';
import { useNumbers } from './numbers';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages.how');
  return {
    title: t('title'),
    description: t('description'),
    alternates: { canonical: '/how-peer-review-works' },
  };
}

/** Made of the policy in force, number by number, so that it says what is done and not what was once meant. */
export default async function HowPeerReviewWorksPage() {
  await declareCacheTags(['policy']);
  const [policy, t] = await Promise.all([currentPolicy(), getTranslations('pages.how')]);
  const prior = await currentPrior(policy.review);
  return (
    <PageFrame returnTo="/how-peer-review-works">
      <Page>
        <PageHeading title={t('title')} intro={t('intro', { publication: policy.names.publication })} />
        <LifeOfAComment review={policy.review} />
        <div className={styles.sections}>
          <Duty policy={policy} />
          <Chance policy={policy} />
          <Verdicts policy={policy} />
          <Decision policy={policy} prior={prior} />
          <Practice policy={policy} />
          <Carelessness policy={policy} />
          <SecondOpinion policy={policy} />
          <Secrecy />
        </div>
        <p className={styles.foot}>
          {t.rich('foot', {
            version: policy.version,
            numbers: linkTo('/transparency'),
            policy: linkTo('/policy'),
          })}
        </p>
      </Page>
    </PageFrame>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Chapter id={id} title={title}>
      <div className={styles.text}>{children}</div>
    </Chapter>
  );
}

type Props = { policy: Policy };

/** Sentences one after the other; what is not said is left out. */
const inTurn = (...sentences: (string | false)[]): string => sentences.filter(Boolean).join(' ');

function Duty({ policy: { names, review } }: Props) {
  const t = useTranslations('pages.how.duty');
  const { counted } = useNumbers();
  return (
    <Section id="duty" title={t('title')}>
      <p>
        {t('price', {
          member: membershipName(names, useLocale()).full,
          comments: counted('comments', review.required),
          reviews: counted('reviews', review.required),
        })}
      </p>
      <p>{t('time', { days: counted('days', review.dutyDays) })}</p>
    </Section>
  );
}

function Chance({ policy: { review } }: Props) {
  const t = useTranslations('pages.how.chance');
  const { counted, asPercentage } = useNumbers();
  const { leaseMinutes, skipsPerBatch, skipsPerDay, readingFloor, preferences, chance } = review;
  const skips = Math.min(skipsPerBatch, skipsPerDay);
  return (
    <Section id="chance" title={t('title')}>
      <p>
        {inTurn(t('lot'), preferences.expertise && t('expertise'), preferences.diversity && t('diversity'))}
      </p>
      {chance.least < 1 && <p>{t('coin', { share: asPercentage(chance.least) })}</p>}
      <p>
        {inTurn(
          t('lease', { minutes: counted('minutes', leaseMinutes) }),
          skips > 0 && t('skips', { times: counted('times', skips) }),
          readingFloor && t('floor'),
        )}
      </p>
    </Section>
  );
}

function Verdicts({ policy: { screening } }: Props) {
  const t = useTranslations('pages.how.verdicts');
  const choices = useTranslations('review.panel.choices');
  return (
    <Section id="verdicts" title={t('title')}>
      <dl className={styles.verdicts}>
        {verdicts.map((verdict) => (
          <div key={verdict}>
            <dt>{choices(`${verdict}.label`)}</dt>
            <dd>{choices(`${verdict}.explanation`)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {inTurn(
          t('yes'),
          screening.links === 'refuse' && t('linksRefused'),
          screening.links === 'hold' && t('linksHeld'),
        )}
      </p>
    </Section>
  );
}

function Decision({ policy: { review }, prior }: Props & { prior: number }) {
  const t = useTranslations('pages.how.decision');
  const { counted, asPercentage, shareInWords } = useNumbers();
  const { auditShare, authorHours, quorum, publishAt, objection, small, burst, maxWaitHours, accuracy } =
    review;
  return (
    <Section id="decision" title={t('title')}>
      <p>
        {inTurn(
          t('weights', { share: shareInWords(accuracy) }),
          t('prior', { share: asPercentage(Math.round(prior * 100) / 100) }),
        )}
      </p>
      <ul>
        <li>{t('publish', { share: asPercentage(publishAt), accepts: counted('members', quorum.min) })}</li>
        <li>
          {t('publishObjected', {
            share: asPercentage(objection.publishAt),
            accepts: counted('members', objection.accepts),
          })}
        </li>
        {burst.hours > 0 && <li>{t('burst', { hours: counted('hours', burst.hours) })}</li>}
        {small.below > 0 && (
          <li>
            {t('small', {
              members: counted('members', small.below),
              accepts: counted('members', small.accepts),
              objected: counted('members', small.objectedAccepts),
            })}
          </li>
        )}
        <li>
          {t('refer', {
            objections: counted('objections', objection.objections),
            share: asPercentage(objection.below),
            asked: authorHours > 0 ? 'yes' : 'no',
            hours: counted('hours', authorHours),
            most: counted('reviews', quorum.max),
          })}
        </li>
        <li>{t('wait', { hours: counted('hours', maxWaitHours) })}</li>
      </ul>
      {auditShare > 0 && <p>{t('audit', { share: asPercentage(auditShare) })}</p>}
      <p>{inTurn(t('reject'), review.reliability.correlatedCountAsOne && t('correlated'))}</p>
    </Section>
  );
}

function Practice({ policy: { review } }: Props) {
  const t = useTranslations('pages.how.practice');
  const { asPercentage, counted } = useNumbers();
  const { retireAfterUses, retireMissedShare, watchAfter } = review.calibration;
  return (
    <Section id="practice" title={t('title')}>
      <p>
        {inTurn(
          t('what', { often: useUnannounced(review) }),
          watchAfter > 0 && t('watch', { reviews: counted('reviews', watchAfter) }),
        )}
      </p>
      <p>{t('contest', { share: asPercentage(retireMissedShare), count: retireAfterUses })}</p>
    </Section>
  );
}

/** How often practice texts come although there are comments to review. */
function useUnannounced({ calibration, calibrationRate }: Policy['review']): string {
  const t = useTranslations('pages.how.practice');
  const { inLetters, counted, oneIn } = useNumbers();
  const { amongFirst, firstReviews } = calibration;
  const first =
    amongFirst > 0 && t('first', { some: inLetters(amongFirst), reviews: counted('reviews', firstReviews) });
  const later = calibrationRate > 0 && t('later', { count: oneIn(calibrationRate) });
  if (!first && !later) return '';
  const often = first && later ? t('firstAndLater', { first, later }) : first || later || '';
  return t('often', { often });
}

function Carelessness({ policy: { review } }: Props) {
  const t = useTranslations('pages.how.careless');
  const { inLetters, counted, asPercentage } = useNumbers();
  const { window, least, warnBelow, suspendBelow, afterWarning, returnAfter } = review.ladder;
  return (
    <Section id="careless" title={t('title')}>
      <p>
        {t('ladder', {
          window: inLetters(window),
          least: inLetters(least),
          warnBelow: asPercentage(warnBelow),
          suspendBelow: asPercentage(suspendBelow),
          verdicts: counted('verdicts', afterWarning),
          count: returnAfter,
          row: inLetters(returnAfter),
        })}
      </p>
    </Section>
  );
}

function SecondOpinion({ policy: { review, appeals } }: Props) {
  const t = useTranslations('pages.how.appeal');
  const { counted } = useNumbers();
  const days = counted('days', appeals.days);
  const revise = review.resubmissions > 0 && {
    times: counted('times', review.resubmissions),
  };
  return (
    <Section id="appeal" title={t('title')}>
      <p>{inTurn(revise ? t('revise', { ...revise, days }) : t('appealOnly', { days }), t('other'))}</p>
    </Section>
  );
}

function Secrecy() {
  const t = useTranslations('pages.how.secrecy');
  return (
    <Section id="secrecy" title={t('title')}>
      <p>{t('who')}</p>
    </Section>
  );
}
