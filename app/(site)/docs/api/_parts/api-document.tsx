import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import type { Field, TypePart } from '@/lib/web/api/describe';
import styles from './api.module.css';

type Props = { title: ReactNode; intro?: ReactNode; returnTo: string; children: ReactNode };

/** A page of what the API is: in English, as that is, with the way back to all of it. */
export function ApiDocument({ title, intro, returnTo, children }: Props) {
  const t = useTranslations('api');
  return (
    <PageFrame returnTo={returnTo}>
      <Page>
        <p className={styles.back}>
          <a href="/docs/api">{t('title')}</a>
        </p>
        <div lang="en" dir="ltr">
          <PageHeading title={title} intro={intro} />
          <div className={styles.parts}>{children}</div>
        </div>
      </Page>
    </PageFrame>
  );
}

/** A part of it, under a title in the reader's language. */
export function ApiPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>
        <bdi>{title}</bdi>
      </h2>
      {children}
    </section>
  );
}

/** Fields, each with what it is, its bounds and what it means. */
export function Fields({ fields }: { fields: (Field & { in?: string })[] }) {
  const t = useTranslations('api');
  return (
    <dl className={styles.fields}>
      {fields.map((field, at) => (
        <div key={at}>
          <dt>
            <code>{field.name}</code>{' '}
            <span className={styles.soft}>
              <Type parts={field.type} />
              {field.in !== undefined && `, ${field.in}`}
              {!field.required && (
                <>
                  , <bdi>{t('optional')}</bdi>
                </>
              )}
            </span>
          </dt>
          {(field.description || field.limits.length > 0) && (
            <dd>
              <Said>{field.description}</Said>{' '}
              {field.limits.length > 0 && <span className={styles.soft}>{field.limits.join(', ')}</span>}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const Type = ({ parts }: { parts: TypePart[] }) =>
  parts.map(({ text, schema }, at) =>
    schema === undefined ? <span key={at}>{text}</span> : <SchemaLink key={at} name={schema} />,
  );

export const SchemaLink = ({ name }: { name: string }) => <a href={`/docs/api/schemas/${name}`}>{name}</a>;

/** What is said of something, with what stands between backticks as code. */
export const Said = ({ children }: { children: string }) =>
  children.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));

/** Something to be copied. */
export const Sample = ({ children }: { children: string }) => (
  <pre className={styles.sample} tabIndex={0}>
    <code>{children}</code>
  </pre>
);
