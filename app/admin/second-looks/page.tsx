import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Done } from '@/app/_ui/done';
import { articlePath } from '@/app/_ui/article-path';
import { ButtonRow } from '@/app/_ui/button';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { Prose } from '@/app/_ui/prose';
import { listSecondLooks } from '@/lib/peer-review/blind-audits/list-second-looks';
import { secondLooksQuery, type SecondLook } from '@/lib/peer-review/blind-audits/schemas';
import { Desk } from '../_parts/frame/desk';
import { DeskList, DeskRow, RowFacts } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import { QuickAct } from '../_parts/queue/quick-act';
import { answer } from './actions';
import styles from './second-looks.module.css';

const HERE = '/admin/second-looks';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  cursor: secondLooksQuery.shape.cursor,
  done: z.literal('noted').optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('cases.secondLooks')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

/** Texts that another moderator turned down without knowing what reviewers had said (R15). */
export default async function SecondLooksPage({ searchParams }: Props) {
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { cursor, done } = asked.data;
  const viewer = await enterDesk(HERE);
  const [{ items, nextCursor }, t] = await Promise.all([
    orNotFound(listSecondLooks({ viewer, cursor })),
    getTranslations('cases.secondLooks'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="second-looks"
      title={t('title')}
      intro={items.length > 0 ? t('intro') : t('empty')}
      notice={done && <Done title={t('done')} />}
    >
      <DeskList items={items.map((item) => ({ id: item.commentId, ...item }))}>
        {(item) => <Look item={item} />}
      </DeskList>
      <PaginationByCursor
        label={t('title')}
        first={HERE}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: t('first'), next: t('more') }}
      />
    </Desk>
  );
}

function Look({ item }: { item: SecondLook }) {
  const { commentId, revision, article, parent, bodyHtml, language, decidedAt } = item;
  const t = useTranslations('cases.secondLooks');
  const desk = useTranslations('desk');
  const fields = { commentId, revision };
  return (
    <DeskRow
      labelledBy={`question-${commentId}`}
      facts={
        <RowFacts>
          <p>
            {desk.rich('onArticle', {
              title: article.title,
              article: (title) => <a href={articlePath(article.slug)}>{title}</a>,
            })}
          </p>
          <p>{t.rich('decided', { when: () => <Moment at={decidedAt} /> })}</p>
        </RowFacts>
      }
    >
      {parent && (
        <div className={styles.parent}>
          <p className={styles.caption}>{t('answers')}</p>
          <Prose kind="comment" html={parent.bodyHtml} lang={parent.language} />
        </div>
      )}
      <Prose kind="comment" html={bodyHtml} lang={language} />
      <h2 id={`question-${commentId}`} className={styles.question}>
        {t('question')}
      </h2>
      <ButtonRow>
        <QuickAct act={answer} fields={{ ...fields, acceptable: 'no' }}>
          {t('no')}
        </QuickAct>
        <QuickAct act={answer} fields={{ ...fields, acceptable: 'yes' }}>
          {t('yes')}
        </QuickAct>
      </ButtonRow>
    </DeskRow>
  );
}
