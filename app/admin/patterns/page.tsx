import type { Metadata } from 'next';
import { listPatterns } from '@/lib/peer-review/patterns/list-patterns';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { Moment } from '../_parts/moment';
import { Section } from '../_parts/section';
import { Burst } from './burst';
import { Correlated } from './correlated';
import styles from './patterns.module.css';
import { Targeting } from './targeting';

export const metadata: Metadata = { title: 'Reviewing patterns · Moderation desk' };

export default async function PatternsPage() {
  const viewer = await enterDesk('/admin/patterns');
  const { at, correlated, targeting, bursts } = await listPatterns({ viewer });
  return (
    <Desk
      viewer={viewer}
      place="patterns"
      title="Reviewing patterns"
      intro="Reviews that would be very unlikely if nobody had arranged them. There may be a good reason: read the comments first. Nothing follows from this page by itself."
    >
      <p className={styles.note}>
        Looked for each night, last on <Moment at={at} />.
      </p>
      <div className={styles.sections}>
        <Section id="correlated" title="Who agree too well">
          <p className={styles.note}>
            Reviewers who give the same verdicts on contested comments far more often than chance. In a
            decision they count as one, where the policy says so.
          </p>
          {correlated.length === 0 && <p>Nobody does.</p>}
          {correlated.map((pattern) => (
            <Correlated key={pattern.people.map(({ id }) => id).join()} pattern={pattern} />
          ))}
        </Section>
        <Section id="targeting" title="Who objects to one author">
          <p className={styles.note}>
            Compared with what the same reviewer says of others, and what others say of the same author. Of a
            hundred looks at this list, one shows somebody by pure chance.
          </p>
          {targeting.length === 0 && <p>Nobody does.</p>}
          {targeting.map((pattern) => (
            <Targeting key={`${pattern.reviewer.id} ${pattern.author.id}`} pattern={pattern} />
          ))}
        </Section>
        <Section id="bursts" title="What comes from one network at once">
          <p className={styles.note}>
            Reviews of one comment by several accounts of one network, within the hour, that agree. People may
            share a home or an office. The network itself is not kept, only a mark of it, for thirty days. Of
            a hundred looks, one shows somebody by pure chance.
          </p>
          {bursts.length === 0 && <p>Nothing does.</p>}
          {bursts.map((pattern) => (
            <Burst key={pattern.people.map(({ id }) => id).join()} pattern={pattern} />
          ))}
        </Section>
      </div>
    </Desk>
  );
}
