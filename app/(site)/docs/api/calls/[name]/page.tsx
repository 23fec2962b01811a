import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { describeCall, type DescribedCall } from '@/lib/web/api/describe';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { ApiDocument, ApiPart, Fields, Said, Sample, SchemaLink } from '../../_parts/api-document';
import styles from '../../_parts/api.module.css';

type Props = { params: Promise<{ name: string }> };

async function callOf({ params }: Props): Promise<DescribedCall> {
  return describeCall((await params).name) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { id, summary } = await callOf(props);
  return { title: summary, alternates: { canonical: `/docs/api/calls/${id}` } };
}

/** One call: who may ask for it, what it takes, and what it answers. */
export default async function CallPage(props: Props) {
  await declareCacheTags(['policy']);
  const [call, t] = await Promise.all([callOf(props), getTranslations('api')]);
  const { id, method, path, summary, parameters, body, answers, errors } = call;
  return (
    <ApiDocument
      title={summary}
      intro={
        <code className={styles.address}>
          <span className={styles.method}>{method}</span> {path}
        </code>
      }
      returnTo={`/docs/api/calls/${id}`}
    >
      <Access call={call} />
      {parameters.length > 0 && (
        <ApiPart id="parameters" title={t('parameters')}>
          <Fields fields={parameters} />
        </ApiPart>
      )}
      {body && (
        <ApiPart id="body" title={t('body')}>
          <p>
            <SchemaLink name={body.name} />: <Said>{body.description}</Said>
          </p>
          <Fields fields={body.fields} />
          {body.example && <Sample>{body.example}</Sample>}
        </ApiPart>
      )}
      <ApiPart id="answers" title={t('answers')}>
        <dl className={styles.fields}>
          {answers.map(({ status, description, schema }) => (
            <div key={status}>
              <dt>
                <code>{status}</code> {schema && <SchemaLink name={schema} />}
              </dt>
              <dd>
                <Said>{description}</Said>
              </dd>
            </div>
          ))}
          {errors.map(({ status, description }) => (
            <div key={status}>
              <dt>
                <code>{status}</code> <SchemaLink name="Problem" />
              </dt>
              <dd>
                <Said>{description}</Said>
              </dd>
            </div>
          ))}
        </dl>
      </ApiPart>
    </ApiDocument>
  );
}

/** Who may ask, in the reader's language. */
function Access({ call: { isForAll, scope } }: { call: DescribedCall }) {
  const t = useTranslations('api.access');
  const ways = [t(isForAll ? 'anybody' : 'session'), scope === null ? t('noKey') : t('key', { scope })];
  return (
    <ul role="list" className={styles.access}>
      {ways.map((way) => (
        <li key={way} dir="auto">
          {way}
        </li>
      ))}
    </ul>
  );
}
