import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Ago } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { QueueItem, QueueName } from '@/lib/moderation/schemas';
import { choiceOf } from '@/lib/moderation/several/schemas';
import { waitInWords } from '../words/wait-in-words';
import { whyInWords } from '../words/words';
import { ReportsInShort } from './reports';
import { MoreByAuthor } from './more-by-author';
import { canBeSelected, SELECTION } from './selection';
import styles from './work-list.module.css';

/** Characters of a text by which it is known again. */
const SHORT = 140;

type Props = {
  queue: QueueName;
  items: QueueItem[];
  /** How many each author has in the queue. */
  ofAuthors: Map<string, number>;
  /** The one that is open. */
  open: string | undefined;
  hrefOf: (item: QueueItem) => string;
  now: Date;
  /** Whether one is selected, as far as the address knows. */
  isTicked: (item: QueueItem) => boolean;
  /** Marked are those that came to this queue since then. */
  since?: { queue: QueueName; moment: Date };
};

/** The comments of a page of a queue: who, since when, how the text begins, and why it is here. */
export function WorkList({ queue, items, ofAuthors, open, hrefOf, now, isTicked, since }: Props) {
  return (
    <ol role="list" className={styles.list}>
      {items.map((item, place) => (
        <li key={item.id} data-row data-taken={isOpen(item) ? undefined : ''}>
          {canBeSelected(item) && <Tick item={item} ticked={isTicked(item)} />}
          <div className={styles.cell}>
            <a
              id={`row-${item.id}`}
              className={styles.row}
              href={hrefOf(item)}
              data-in-place
              aria-current={item.id === open ? 'true' : undefined}
            >
              <Row
                item={item}
                now={now}
                isNew={since !== undefined && cameAt(item, since.queue) > since.moment}
              />
            </a>
            {/* Said once for each of them. */}
            {items.findIndex(({ author }) => author.id === item.author.id) === place && (
              <MoreByAuthor author={item.author} queue={queue} count={ofAuthors.get(item.author.id)} />
            )}
          </div>
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

/** What somebody else is on, or has decided and may take back, is gone past. */
export const isOpen = ({ held, claimedBy }: QueueItem): boolean => !held && !claimedBy;

/** When it came where a queue shows it: what is reported, by its newest report. */
function cameAt({ createdAt, stateChangedAt, reported }: QueueItem, queue: QueueName): Date {
  const last = queue === 'reported' ? reported?.last : undefined;
  return new Date(queue === 'all' ? createdAt : (last ?? stateChangedAt));
}

function Row({ item, now, isNew }: { item: QueueItem; now: Date; isNew: boolean }) {
  const t = useTranslations('desk');
  const why = whyInWords(item, t, useReason());
  return (
    <>
      <span className={styles.who}>
        <span className={styles.author}>
          <bdi>{item.author.displayName}</bdi> {isNew && <span className={styles.new}>{t('live.new')}</span>}
        </span>
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
  if (status === 'REFERRED' || status === 'IN_REVIEW')
    return (
      <time dateTime={stateChangedAt} data-wait>
        {waitInWords(stateChangedAt, now, t)}
      </time>
    );
  return <Ago at={stateChangedAt} now={now.toISOString()} />;
}
