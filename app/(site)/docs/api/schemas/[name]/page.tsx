import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { describeSchema, type DescribedSchema } from '@/lib/web/api/describe';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { ApiDocument, ApiPart, Fields, Said, Sample } from '../../_parts/api-document';

type Props = { params: Promise<{ name: string }> };

async function schemaOf({ params }: Props): Promise<DescribedSchema> {
  return describeSchema((await params).name) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { name } = await schemaOf(props);
  return { title: name, alternates: { canonical: `/docs/api/schemas/${name}` } };
}

/** Something that calls take or answer, by its name. */
export default async function SchemaPage(props: Props) {
  await declareCacheTags(['policy']);
  const [{ name, description, fields, example }, t] = await Promise.all([
    schemaOf(props),
    getTranslations('api'),
  ]);
  return (
    <ApiDocument title={name} intro={<Said>{description}</Said>} returnTo={`/docs/api/schemas/${name}`}>
      {fields.length > 0 && (
        <ApiPart id="fields" title={t('fields')}>
          <Fields fields={fields} />
        </ApiPart>
      )}
      {example && (
        <ApiPart id="example" title={t('example')}>
          <Sample>{example}</Sample>
        </ApiPart>
      )}
    </ApiDocument>
  );
}
