import type { Metadata } from 'next';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { houseRules } from '@/lib/moderation/house-rules';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import { declareCacheTags } from '@/lib/web/cache-tags';
import styles from './policy.module.css';

export const metadata: Metadata = {
  title: 'Comments policy',
  description: 'What is posted here and what is not, who decides, and what you can do about a decision.',
  alternates: { canonical: '/policy' },
};

export default async function PolicyPage() {
  await declareCacheTags(['policy']);
  const policy = await currentPolicy();
  return (
    <PageFrame returnTo="/policy">
      <Page>
        <PageHeading
          title="Comments policy"
          intro="Comments are here so that people who know something about a subject can tell the rest of us. These rules keep that possible."
        />
        <div className={styles.sections}>
          <section className={styles.section} aria-labelledby="rules">
            <h2 id="rules" className={styles.title}>
              The rules
            </h2>
            <ol role="list" className={styles.rules}>
              {houseRules.map((rule, index) => (
                <li key={rule.key} id={rule.key}>
                  <span className={styles.number} aria-hidden="true">
                    {index + 1}
                  </span>
                  <div>
                    <h3 className={styles.rule}>{rule.title}</h3>
                    <p>{rule.text}</p>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <Procedure policy={policy} />
        </div>
      </Page>
    </PageFrame>
  );
}

function Procedure({ policy: { names, review } }: { policy: Awaited<ReturnType<typeof currentPolicy>> }) {
  return (
    <section className={styles.section} aria-labelledby="procedure">
      <h2 id="procedure" className={styles.title}>
        Who decides
      </h2>
      <div className={styles.text}>
        <p>
          You, first of all. To comment you must be {membershipName(names).full}, and whoever writes a comment
          peer reviews {review.required} comments by others before their own gets in line. Reviewers are not
          told who wrote what they read, and authors are not told who reviewed them.
        </p>
        <p>
          A comment that its reviewers agree is acceptable is posted. Where they object or disagree, or where
          nobody has decided within {review.maxWaitHours} hours, a moderator gives a second opinion. Only a
          moderator rejects a comment, and always says which of the rules above it broke and why.
        </p>
        <p>
          A rejected comment is not the end: you may revise it and send it in again
          {review.resubmissions > 0 &&
            ` up to ${review.resubmissions === 2 ? 'twice' : `${review.resubmissions} times`}`}
          . Every decision is recorded, with who took it and when.
        </p>
        <p>
          <a href="/how-peer-review-works">How peer review works here</a> tells the rest, step by step, and{' '}
          <a href="/transparency">Peer review in numbers</a> how well it goes.
        </p>
      </div>
    </section>
  );
}
