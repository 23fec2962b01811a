import type { ReactNode } from 'react';
import { Prose } from '@/app/_ui/prose';
import type { ItemView } from '@/lib/peer-review/calibration/schemas';
import { Moment } from '../_parts/moment';
import { verdictWords } from '../_parts/words';
import styles from './calibration.module.css';

const sources = { SHIPPED: 'Came with the product', MODERATOR: 'A decided comment' } as const;

/** The text of an item, and why its verdict is right. */
export function ItemText({ item: { bodyHtml, explanation } }: { item: ItemView }) {
  return (
    <div className={styles.text}>
      <Prose kind="comment" html={bodyHtml} />
      <p className={styles.why}>{explanation}</p>
    </div>
  );
}

/** What is known of an item: the right verdict, where it comes from, and how reviewers do on it. */
export function ItemFacts({ item }: { item: ItemView }) {
  const { verdict, language, source, commentId, uses, passes, reliableUses, reliablePasses } = item;
  return (
    <dl className={styles.facts}>
      <Fact name="Right verdict">{verdictWords[verdict]}</Fact>
      <Fact name="Source">
        {commentId ? <a href={`/admin/comments/${commentId}`}>{sources[source]}</a> : sources[source]}
      </Fact>
      <Fact name="Language">{language}</Fact>
      <Fact name="Uses">{uses.toLocaleString('en')}</Fact>
      <Fact name="Passed">{shareInWords(passes, uses)}</Fact>
      <Fact name="By reliable reviewers">{shareInWords(reliablePasses, reliableUses)}</Fact>
      <Fact name="State">
        {item.retiredAt ? (
          <>
            <strong>Out of use</strong> since <Moment at={item.retiredAt} />. {item.retiredReason}
          </>
        ) : (
          'In use'
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const shareInWords = (passes: number, uses: number) =>
  uses === 0 ? 'Not used yet' : `${Math.round((passes / uses) * 100)} % (${passes} of ${uses})`;
