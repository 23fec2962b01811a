import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Chapter } from '@/app/_ui/chapter';
import { Page, PageHeading } from '@/app/_ui/page';
import { choices } from '@/app/_ui/thread/review-words';
import { verdicts } from '@/lib/peer-review/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import type { Policy } from '@/lib/policy/schemas';
import { declareCacheTags } from '@/lib/web/cache-tags';
import styles from './how.module.css';
import { LifeOfAComment } from './life-of-a-comment';
import { asPercentage, counted, inLetters, oneIn, shareInWords, times } from './numbers';

export const metadata: Metadata = {
  title: 'How peer review works here',
  description:
    'Who reviews comments before they are posted, how their verdicts are weighed, and what to do when you disagree.',
  alternates: { canonical: '/how-peer-review-works' },
};

/** Made of the policy in force, number by number, so that it says what is done and not what was once meant. */
export default async function HowPeerReviewWorksPage() {
  await declareCacheTags(['policy']);
  const policy = await currentPolicy();
  return (
    <PageFrame returnTo="/how-peer-review-works">
      <Page>
        <PageHeading
          title="How peer review works here"
          intro={`Comments on ${policy.names.publication} are not moderated by a machine, and mostly not by us. The people who write them read one another’s first.`}
        />
        <LifeOfAComment review={policy.review} />
        <div className={styles.sections}>
          <Duty policy={policy} />
          <Chance policy={policy} />
          <Verdicts policy={policy} />
          <Decision policy={policy} />
          <Practice policy={policy} />
          <Carelessness policy={policy} />
          <SecondOpinion policy={policy} />
          <Secrecy />
        </div>
        <p className={styles.foot}>
          These are the settings in force (version {policy.version}). When they change, so does this page. How
          well it works is on the page <a href="/transparency">Peer review in numbers</a>; what is allowed is
          in the <a href="/policy">comments policy</a>.
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

function Duty({ policy: { names, review } }: Props) {
  return (
    <Section id="duty" title="Whoever writes, reviews">
      <p>
        To comment you must be {membershipName(names).full}. When you have written something, you are shown{' '}
        {counted(review.required, 'comment')} by other members and asked one question about each: should this
        be posted? Once you have answered, your own comment gets in line and others are asked about it. One
        comment costs {counted(review.required, 'review')}, every time, and reviews cannot be saved up.
      </p>
      <p>
        You have {counted(review.dutyDays, 'day')} for it. After that the comment expires; its text is kept
        for you, and you can take it up again.
      </p>
    </Section>
  );
}

function Chance({ policy: { review } }: Props) {
  const { leaseMinutes, skipsPerBatch, readingFloor, preferences } = review;
  return (
    <Section id="chance" title="You cannot choose what you review">
      <p>
        The comments you get are drawn by lot from those that have waited for reviews the most. You never get
        your own, nor one that you have reviewed or reported, or that answers you or that you answer.
        {preferences.expertise &&
          ' Members who say that they know the subject of an article are somewhat more likely to be given its comments.'}
        {preferences.diversity &&
          ' So that not always the same people agree with one another, members who have done so less are somewhat more likely to meet on a comment.'}
      </p>
      <p>
        They are yours for {counted(leaseMinutes, 'minute')}; reloading the page shows the same ones. If you
        do not come back, somebody else is asked.
        {skipsPerBatch > 0 &&
          ` One that you cannot judge you may pass on, ${times(skipsPerBatch)} for each comment of yours.`}
        {readingFloor &&
          ' An answer that comes faster than anybody could have read the text is not taken: the page tells you from when on it is.'}
      </p>
    </Section>
  );
}

function Verdicts({ policy: { screening } }: Props) {
  return (
    <Section id="verdicts" title="Three answers">
      <dl className={styles.verdicts}>
        {verdicts.map((verdict) => (
          <div key={verdict}>
            <dt>{choices[verdict].label}</dt>
            <dd>{choices[verdict].explanation}</dd>
          </div>
        ))}
      </dl>
      <p>
        “Yes” does not mean that you agree. A view you find mistaken, put decently and with its reasons, is
        what comments are for. An insult is not better for being funny, and a rumour not truer for being
        believed.
        {screening.links === 'refuse' && ' External links are turned back before anybody reviews a comment.'}
        {screening.links === 'hold' && ' A comment with external links goes to a moderator first.'}
      </p>
    </Section>
  );
}

function Decision({ policy: { review } }: Props) {
  const { quorum, publishAt, referBelow, maxWaitHours, stopEarly, accuracy } = review;
  return (
    <Section id="decision" title="How verdicts become a decision">
      <p>
        Verdicts are not simply counted. Each weighs as much as its reviewer has been right before; somebody
        new is taken to be right in {shareInWords(accuracy)} cases. From all of them together follows how
        likely it is that the comment is acceptable.
      </p>
      <ul>
        <li>
          At {asPercentage(publishAt)} or more,{' '}
          {stopEarly ? 'as soon as that is so' : `with at least ${counted(quorum.min, 'review')}`}, it is
          posted.
        </li>
        <li>
          Below {asPercentage(referBelow)}
          {stopEarly ? '' : ` with at least ${counted(quorum.min, 'review')}`}, or still undecided after{' '}
          {counted(quorum.max, 'review')}, it goes to a moderator.
        </li>
        <li>
          After {counted(maxWaitHours, 'hour')} in line without a decision, it goes to a moderator too, so
          that silence never buries a comment.
        </li>
      </ul>
      <p>
        Reviewers never reject anything. Only a moderator does, and says which rule was broken and why.
        {review.reliability.correlatedCountAsOne &&
          ' Members whose verdicts agree far more often than chance would have it count as one.'}
      </p>
    </Section>
  );
}

function Practice({ policy: { review } }: Props) {
  const { retireAfterUses, retireMissedShare } = review.calibration;
  return (
    <Section id="practice" title="Practice texts">
      <p>
        Some texts among those you review are for practice: we know what the right answer is. They fill in
        when too few comments are waiting, so that nobody is ever stuck{unannounced(review)}. Afterwards you
        are told the right answer and the reason for it.
      </p>
      <p>
        If you think we are wrong, contest it; a moderator looks at it. And a text that more than{' '}
        {asPercentage(retireMissedShare)} of the reliable reviewers miss, once {retireAfterUses} of them have
        judged it, is taken out of use by itself: then it is the text that is unclear.
      </p>
    </Section>
  );
}

/** How often practice texts come although there are comments to review. */
function unannounced({ calibration, calibrationRate }: Policy['review']): string {
  const { amongFirst, firstReviews } = calibration;
  const first = amongFirst > 0 && `${inLetters(amongFirst)} of your first ${counted(firstReviews, 'review')}`;
  const later = calibrationRate > 0 && `about one in ${oneIn(calibrationRate)}`;
  if (!first && !later) return '';
  const often = first && later ? `${first}, and ${later} after that` : first || later;
  return `, and now and then they come unannounced: ${often}`;
}

function Carelessness({ policy: { review } }: Props) {
  const { window, least, warnBelow, suspendBelow, afterWarning, returnAfter } = review.ladder;
  return (
    <Section id="careless" title="When somebody does not read">
      <p>
        We look at a reviewer’s last {inLetters(window)} verdicts of which it is known whether they were
        right: those on practice texts, and those on comments that a moderator has decided. Fewer than{' '}
        {inLetters(least)} say nothing. Whoever is right in less than {asPercentage(warnBelow)} of them is
        told so, with what would help. If it is less than {asPercentage(suspendBelow)},{' '}
        {counted(afterWarning, 'such verdict')} or more after that warning, their verdicts weigh nothing and
        they review practice texts only, until{' '}
        {returnAfter === 1 ? 'one is' : `${inLetters(returnAfter)} in a row are`} judged well. Then everything
        is as before. None of this happens silently.
      </p>
    </Section>
  );
}

function SecondOpinion({ policy: { review, appeals } }: Props) {
  return (
    <Section id="appeal" title="If you disagree with a decision">
      <p>
        A rejected comment comes with the rule it broke and the reason. You may
        {review.resubmissions > 0 &&
          ` revise it and send it in again, ${times(review.resubmissions)}, or`}{' '}
        appeal within {counted(appeals.days, 'day')}. An appeal is decided by another moderator than the one
        you appeal against. If they find that you were right, the comment is posted, and the reviewers who had
        said so all along are counted as right.
      </p>
    </Section>
  );
}

function Secrecy() {
  return (
    <Section id="secrecy" title="Who learns what">
      <p>
        Reviewers see a comment with the article and the comment that it answers, and nothing about its
        author. Authors never learn who reviewed them. Moderators see both, because they answer for the
        decision, and everything that they do is on record.
      </p>
    </Section>
  );
}
