import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { Prose } from '@/app/_ui/prose';
import { asLocale } from '@/lib/language/locales';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { readyReasonsFor } from '@/lib/moderation/ready-reasons';
import { queueFilter, queueName, queueQuery, type CommentItem } from '@/lib/moderation/schemas';
import { planDecisions, type Planned } from '@/lib/moderation/several/plan-decisions';
import {
  choiceOf,
  choicesIn,
  MOST_AT_ONCE,
  severalAction,
  standing,
  type SeveralAction,
  type Standing,
} from '@/lib/moderation/several/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { SeveralForm } from '../_parts/decision/several-form';
import { TakeBackSeveral } from '../_parts/decision/take-back-several';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { DeskKeys } from '../_parts/queue/desk-keys';
import { queueHref } from '../_parts/queue/queue-href';
import { selectionOf } from '../_parts/queue/selection';
import styles from './several.module.css';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  queue: queueName.catch('referred'),
  cursor: queueQuery.shape.cursor.catch(undefined),
  action: severalAction.catch('REJECT'),
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { action } = query.parse(await searchParams);
  const [t, desk] = await Promise.all([getTranslations('several'), getTranslations('desk')]);
  return { title: desk('pageTitle', { title: t(`titles.${action}`) }) };
}

/** One decision about what was selected in a queue: what would come of it, what it is about, and then what has come of it. */
export default async function SeveralPage({ searchParams }: Props) {
  const params = await searchParams;
  const { queue, cursor, action } = query.parse(params);
  const filter = queueFilter.parse(params);
  const choices = choicesIn(params.comments);
  const [locale, t] = await Promise.all([getLocale(), getTranslations('several')]);
  const rules = houseRulesIn(locale).map(({ key, title }) => ({ key, title }));
  // What was written is in the form's state, and without script nowhere else.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo="/admin">
        <Page column>
          <PageHeading title={t(`titles.${action}`)} />
          <TakeBackSeveral />
          <SeveralForm action={action} texts={[]} rules={rules} />
        </Page>
      </PageFrame>
    );
  const back = queueHref(queue, { filter, cursor });
  const viewer = await enterDesk(back);
  const [planned, { moderation }] = await Promise.all([
    planDecisions({ viewer, choices, action }),
    currentPolicy(),
  ]);
  const can = planned.flatMap(({ standing, item }) => (standing === 'can' && item ? [item] : []));
  const hrefOf = ({ id }: Pick<CommentItem, 'id'>) => queueHref(queue, { filter, cursor, case: id });
  return (
    <Desk viewer={viewer} place={queue} title={t(`titles.${action}`)}>
      <DeskKeys>
        <p className={styles.back}>
          <a href={back} data-key="Escape">
            {t('back')}
          </a>
        </p>
        <work-selection of={selectionOf(queue, filter)} without={idsDone(planned)} />
        <div className={styles.several}>
          {planned.length === 0 ? (
            <Notice title={t('none.title')}>
              <p>{t('none.text', { count: MOST_AT_ONCE })}</p>
            </Notice>
          ) : (
            <>
              <Outcome action={action} planned={planned} />
              <Left planned={planned} hrefOf={hrefOf} />
            </>
          )}
          <SeveralForm
            action={action}
            texts={can.map((item) => ({
              choice: choiceOf(item),
              name: item.author.displayName,
              title: item.article.title,
              href: hrefOf(item),
              body: <Prose kind="comment" html={item.bodyHtml} lang={item.language} />,
            }))}
            rules={rules}
            ready={readyReasonsFor(
              { language: languageOf(can) ?? locale },
              { otherwise: locale, own: moderation.readyReasons },
            )}
          />
        </div>
      </DeskKeys>
    </Desk>
  );
}

const idsDone = (planned: readonly Planned[]): string =>
  planned
    .filter(({ standing }) => standing !== 'can')
    .map(({ id }) => id)
    .join(' ');

/** The language that all of them are in, if there is one. */
function languageOf(items: readonly CommentItem[]) {
  const [first, ...others] = new Set(items.map(({ language }) => asLocale(language)));
  return others.length === 0 ? first : undefined;
}

/** How many of them it can be done with, or has been done with: it is read out as it changes. */
async function Outcome({ action, planned }: { action: SeveralAction; planned: readonly Planned[] }) {
  const t = await getTranslations('several');
  const count = planned.length;
  const done = planned.filter(({ standing }) => standing === 'done');
  const held = done.filter(({ item }) => item?.held);
  const isHeld = held.length > 0;
  if (done.length === 0) {
    const can = planned.filter(({ standing }) => standing === 'can').length;
    return (
      <div id="several-plan" {...arrival}>
        <Notice title={t(`plan.${action}`, { can, count })}>
          <p>{t('planned')}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div id="several-done" {...arrival}>
      <Notice tone="good" title={t(`${isHeld ? 'doing' : 'done'}.${action}`, { done: done.length, count })}>
        <p>{isHeld ? t('held', { held: held.length }) : t(`follows.${action}`)}</p>
        <TakeBackSeveral comments={held.map(choiceOf)} />
      </Notice>
    </div>
  );
}

/** Those that it is not done with, by why not. */
async function Left({
  planned,
  hrefOf,
}: {
  planned: readonly Planned[];
  hrefOf: (item: Pick<CommentItem, 'id'>) => string;
}) {
  const t = await getTranslations('several');
  const groups = standing.options
    .filter((why): why is Exclude<Standing, 'can' | 'done'> => why !== 'can' && why !== 'done')
    .map((why) => ({ why, those: planned.filter((one) => one.standing === why) }))
    .filter(({ those }) => those.length > 0);
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="several-left">
      <h2 id="several-left" className={styles.title}>
        {t('left')}
      </h2>
      <dl className={styles.left}>
        {groups.map(({ why, those }) => (
          <div key={why}>
            <dt>
              {t(`why.${why}`)} <span className={styles.count}>{those.length}</span>
            </dt>
            {those.map(
              ({ id, item, by }) =>
                item && (
                  <dd key={id}>
                    <a href={hrefOf({ id })}>
                      <bdi>{item.author.displayName}</bdi>
                    </a>
                    {by && <> {t.rich('by', { by, who: (name) => <bdi>{name}</bdi> })}</>}
                  </dd>
                ),
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
