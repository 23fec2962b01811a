import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { Chapter } from '@/app/_ui/chapter';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { describeApi } from '@/lib/web/api/describe';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import styles from './_parts/api.module.css';

const HERE = '/docs/api';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('api');
  return { title: t('title'), description: t('description'), alternates: { canonical: HERE } };
}

/** Every call of the API, made of its own description; what is said of a call is in English, as the API is. */
export default async function ApiPage() {
  await declareCacheTags(['policy']);
  const t = await getTranslations('api');
  return (
    <PageFrame returnTo={HERE}>
      <Page>
        <PageHeading
          title={t('title')}
          intro={t.rich('intro', { description: linkTo('/api/v1/openapi.json') })}
        />
        {describeApi().map(({ name, description, calls }) => (
          <Chapter key={name} id={name.toLowerCase().replaceAll(' ', '-')} title={name}>
            <div lang="en" dir="ltr" className={styles.chapter}>
              <p>{description}</p>
              <ul role="list" className={styles.calls}>
                {calls.map(({ id, method, path, summary, scope }) => (
                  <li key={id}>
                    <a href={`${HERE}/calls/${id}`}>{summary}</a>
                    <code>
                      <span className={styles.method}>{method}</span> {path}
                    </code>
                    {scope !== null && <span className={styles.soft}>{t('scope', { scope })}</span>}
                  </li>
                ))}
              </ul>
            </div>
          </Chapter>
        ))}
      </Page>
    </PageFrame>
  );
}
