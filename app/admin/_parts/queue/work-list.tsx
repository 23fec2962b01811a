import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { excerpt } from '@/app/_ui/excerpt';
import { Ago } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { QueueItem } from '@/lib/moderation/schemas';
import { choiceOf } from '@/lib/moderation/several/schemas';
import { waitInWords } from '../words/wait-in-words';
import { whyInWords } from '../words/words';
import { ReportsInShort } from './reports';
import { canBeSelected, SELECTION } from './selection';
import styles from './work-list.module.css';

/** Characters of a text by which it is known again. */
const SHORT = 140;

type Props = {
  items: QueueItem[];
  /** The one that is open. */
  open: string | undefined;
  hrefOf: (item: QueueItem) => string;
  now: Date;
  /** Whether one is selected, as far as the address knows. */
  isTicked: (item: QueueItem) => boolean;
};

/** The comments of a page of a queue: who, since when, how the text begins, and why it is here. */
export function WorkList({ items, open, hrefOf, now, isTicked }: Props) {
  return (
    <ol role="list" className={styles.list}>
      {items.map((item) => (
        <li key={item.id} data-row>
          {canBeSelected(item) && <Tick item={item} ticked={isTicked(item)} />}
          <a
            id={`row-${item.id}`}
            className={styles.row}
            href={hrefOf(item)}
            data-in-place
            aria-current={item.id === open ? 'true' : undefined}
          >
            <Row item={item} now={now} />
          </a>
        </li>
      ))}
    </ol>
  );
}

/** Selects a comment for what is done with several, in the form beneath the list. */
function Tick({ item, ticked }: { item: QueueItem; ticked: boolean }) {
  const t = useTranslations('several');
  return (
    <label className={styles.tick}>
      <input
        id={`tick-${item.id}`}
        type="checkbox"
        form={SELECTION}
        name="comments"
        value={choiceOf(item)}
        defaultChecked={ticked}
        data-key="x"
      />
      <VisuallyHidden>{t('select', { name: item.author.displayName })}</VisuallyHidden>
    </label>
  );
}

function Row({ item, now }: { item: QueueItem; now: Date }) {
  const t = useTranslations('desk');
  const why = whyInWords(item, t, useReason());
  return (
    <>
      <span className={styles.who}>
        <bdi className={styles.author}>{item.author.displayName}</bdi>
        <span className={styles.since}>
          <Since item={item} now={now} />
        </span>
      </span>
      <span className={styles.text} dir="auto" lang={item.language}>
        {excerpt(item.body, SHORT).text}
      </span>
      {why && (
        <span className={styles.why} dir="auto">
          {why}
        </span>
      )}
      {item.claimedBy && (
        <span className={styles.why}>{t('claimedBy', { name: item.claimedBy.displayName })}</span>
      )}
      {item.held && (
        <span>
          <Badge>
            {t('held.badge', { action: item.held.action, name: item.held.moderator.displayName })}
          </Badge>
        </span>
      )}
      {item.reported && (
        <>
          <span>
            <Badge tone={item.pressing ? 'danger' : 'plain'}>
              {t('reports.count', { count: item.reported.count })}
            </Badge>
          </span>
          <span className={styles.why}>
            <ReportsInShort reported={item.reported} reports={item.reports} now={now} />
          </span>
        </>
      )}
    </>
  );
}

function Since({ item: { status, stateChangedAt }, now }: { item: QueueItem; now: Date }) {
  const t = useTranslations('desk');
  if (status === 'REFERRED' || status === 'IN_REVIEW') return waitInWords(stateChangedAt, now, t);
  return <Ago at={stateChangedAt} now={now.toISOString()} />;
}
