import { useTranslations } from 'next-intl';
import { Button } from '@/app/_ui/button';
import type { QueueFilter, QueueItem, QueueName } from '@/lib/moderation/schemas';
import {
  choiceOf,
  MOST_AT_ONCE,
  severalActions,
  type Choice,
  type SeveralAction,
} from '@/lib/moderation/several/schemas';
import { withHidden } from '../frame/with-hidden';
import { narrows, filterField, queueHref } from './queue-href';
import styles from './selection.module.css';

/** The form that says what is done with what is selected; the boxes of the list belong to it. */
export const SELECTION = 'selection';

/** Whether something that is done with several can be done with it. */
export const canBeSelected = ({ allowed }: QueueItem): boolean =>
  severalActions.some((action) => allowed.includes(action));

type Props = {
  queue: QueueName;
  filter: QueueFilter;
  items: QueueItem[];
  cursor: string | undefined;
  nextCursor: string | null;
  /** What the address knows to be selected. */
  selected: Choice[];
};

/** What is selected is one thing of a queue, narrowed as it is. */
export const selectionOf = (queue: QueueName, filter: QueueFilter): string =>
  narrows(filter) ? `${queue}?${filterField(filter)}` : queue;

/** How much is selected, and what can be done with it. */
export function Selection({ queue, filter, items, cursor, nextCursor, selected }: Props) {
  const t = useTranslations('several');
  const offered = severalActions.filter((action) => items.some(({ allowed }) => allowed.includes(action)));
  const fields = { queue, ...filter, cursor };
  const elsewhere = selected.filter(({ id }) => !items.some((item) => item.id === id));
  return (
    <work-selection
      of={selectionOf(queue, filter)}
      full={t('full', { count: MOST_AT_ONCE })}
      data-some={selected.length > 0 ? '' : undefined}
    >
      <form id={SELECTION} action="/admin/several" className={styles.bar} aria-label={t('bar')}>
        {Object.entries(fields).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div data-elsewhere data-scripted>
          {elsewhere.map((choice) => (
            <input key={choice.id} type="hidden" name="comments" value={choiceOf(choice)} />
          ))}
        </div>
        <Button formAction="/admin" name="all" value="on" tone="quiet" size="small" data-all>
          {t('all')}
        </Button>
        <p className={styles.selected} data-tally>
          {t.rich('selected', {
            count: selected.length,
            number: (digits) => <span data-count>{digits}</span>,
          })}
        </p>
        <div className={styles.acts}>
          {offered.map((action: SeveralAction) => (
            <Button key={action} size="small" name="action" value={action}>
              {t.rich(`acts.${action}`, withHidden)}
            </Button>
          ))}
          {nextCursor && (
            <Button
              size="small"
              tone="quiet"
              formAction="/admin"
              name="next"
              value={nextCursor}
              className={styles.more}
            >
              {t('more')}
            </Button>
          )}
          <a className={styles.none} href={queueHref(queue, { filter, cursor })} data-none>
            {t('clear')}
          </a>
        </div>
      </form>
    </work-selection>
  );
}
