import { useTranslations } from 'next-intl';
import { Button, ButtonRow } from '@/app/_ui/button';
import { Prose } from '@/app/_ui/prose';
import { Ago } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { CommentState } from '@/lib/comments/schemas';
import { needsReason, type Action, type QueueItem } from '@/lib/moderation/schemas';
import { excerpt } from '@/app/_ui/excerpt';
import { decideFromQueue } from '@/app/admin/actions';
import { CommentFacts, DeskList, DeskRow } from '../frame/desk-list';
import { DismissReports } from './dismiss-reports';
import { QuickAct } from './quick-act';
import { Reports } from './reports';
import styles from './queue-list.module.css';
import { VerdictCounts } from './verdict-counts';
import { waitInWords } from '../words/wait-in-words';
import { withHidden } from '../frame/with-hidden';
import { whyInWords } from '../words/words';

/** Longer texts are folded up after so many characters. */
const LONG = 700;

/** What a moderator comes to a queue for; everything else is done on the comment's own page. */
const usual: Partial<Record<CommentState, Action[]>> = {
  REFERRED: ['PUBLISH', 'REJECT'],
  PUBLISHED: ['REMOVE'],
  REMOVED: ['RESTORE'],
};

/** What reports have hidden comes back when they are dismissed. */
function offered({ status, allowed, reports }: QueueItem): Action[] {
  const hidden = status === 'REFERRED' && allowed.includes('RESTORE');
  const acts = hidden ? (['RESTORE', 'REMOVE'] as const) : (usual[status] ?? []);
  return acts.filter((action) => allowed.includes(action) && !(action === 'RESTORE' && reports.length > 0));
}

/** The comments of a page of a queue, each with what a moderator decides by. */
export function QueueList({ items, now }: { items: QueueItem[]; now: Date }) {
  return <DeskList items={items}>{(item) => <Row item={item} now={now} />}</DeskList>;
}

function Row({ item, now }: { item: QueueItem; now: Date }) {
  const { id, article, author, verdicts } = item;
  const t = useTranslations('desk');
  const cases = useTranslations('cases');
  const why = whyInWords(item, t, useReason());
  const href = `/admin/comments/${id}`;
  const since = <Since item={item} now={now} />;
  return (
    <DeskRow
      labelledBy={`by-${id}`}
      facts={<CommentFacts id={`by-${id}`} {...{ href, author, article, since }} />}
      actions={
        <>
          <VerdictCounts verdicts={verdicts} />
          <ButtonRow>
            {offered(item).map((action) => (
              <Act key={action} item={item} action={action} />
            ))}
            {item.reports.length > 0 && item.allowed.length > 0 && (
              <DismissReports comment={item} authorName={author.displayName} />
            )}
            <a className={styles.open} href={href}>
              {t.rich('openCase', { name: author.displayName, ...withHidden })}
            </a>
          </ButtonRow>
        </>
      }
    >
      {why && (
        <p className={styles.why} dir="auto">
          {why}
        </p>
      )}
      {item.alone && <p className={styles.why}>{cases('alone')}</p>}
      <Text item={item} />
      <Reports comment={item} />
    </DeskRow>
  );
}

function Since({ item, now }: { item: QueueItem; now: Date }) {
  const t = useTranslations('desk');
  const { status, stateChangedAt } = item;
  if (status === 'REFERRED' || status === 'IN_REVIEW')
    return t('waiting', { wait: waitInWords(stateChangedAt, now, t) });
  return (
    <>
      {t(`states.${status}`)} <Ago at={stateChangedAt} now={now.toISOString()} />
    </>
  );
}

function Text({ item: { body, bodyHtml, language, author } }: { item: QueueItem }) {
  const t = useTranslations('desk.read');
  const short = excerpt(body, LONG);
  if (short.complete) return <Prose kind="comment" html={bodyHtml} lang={language} />;
  return (
    <details className={styles.long}>
      <summary>
        <span className={styles.excerpt} dir="auto" lang={language}>
          {short.text}
        </span>
        <span className={styles.fold}>
          <span className={styles.closed}>{t('all')}</span>
          <span className={styles.opened}>{t('fold')}</span>
          <VisuallyHidden>{t('by', { name: author.displayName })}</VisuallyHidden>
        </span>
      </summary>
      <Prose kind="comment" html={bodyHtml} lang={language} />
    </details>
  );
}

/** Publishing and restoring are done at once; what needs a reason leads to where it is given. */
function Act({ item: { id, version, author }, action }: { item: QueueItem; action: Action }) {
  const t = useTranslations('desk.actionsOn');
  const words = t.rich(action, { name: author.displayName, ...withHidden });
  if (needsReason(action)) {
    return (
      <form action={`/admin/comments/${id}#${action.toLowerCase()}`} method="get">
        <Button size="small" tone="danger">
          {words}
        </Button>
      </form>
    );
  }
  return (
    <QuickAct act={decideFromQueue} fields={{ commentId: id, version, action }} tone="primary">
      {words}
    </QuickAct>
  );
}
