import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { readPolicy } from '@/lib/moderation/change-policy';
import { readBridging } from '@/lib/peer-review/bridging/read-bridging';
import { readForecast } from '@/lib/peer-review/forecast/read-forecast';
import { askReplay } from '@/lib/peer-review/lab/ask-replay';
import { readReplay } from '@/lib/peer-review/lab/read-replay';
import type { ReplayView } from '@/lib/peer-review/lab/schemas';
import type { Policy } from '@/lib/policy/schemas';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Bridging } from './bridging';
import { Forecast } from './forecast';
import { LabForm } from './lab-form';
import { LabResult } from './lab-result';
import { labSettings, readQuery, type LabQuery } from './read-query';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('settings.lab')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LabPage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await enterDesk(hrefOf('/admin/lab', asked));
  if (!may(viewer, 'policy.try')) notFound();
  const policy = await readPolicy({ viewer });
  const query = readQuery(asked, policy, await getTranslations('settings'));
  const bridging = await readBridging({ viewer });
  const t = await getTranslations('settings.lab');
  return (
    <Desk viewer={viewer} place="lab" title={t('title')} intro={t('intro')}>
      <LabForm query={query} />
      {query.isAsked && query.problems.length === 0 && (
        <Result
          viewer={viewer}
          policy={policy}
          query={query}
          looked={Number([asked.look].flat()[0]) || 0}
          stopped={asked.stopped !== undefined}
        />
      )}
      {bridging && <Bridging view={bridging} />}
    </Desk>
  );
}

type Asked = { viewer: Viewer; policy: Policy; query: LabQuery; looked: number; stopped: boolean };

async function Result({ viewer, policy, query, looked, stopped }: Asked) {
  const numbers = { review: query.patch.review };
  const replay = query.replays ? await replayOf({ viewer, query, stopped }) : null;
  const result = { replay, query, looked };
  if (!numbers.review) return <LabResult {...result} takeHref={null} forecast={null} />;
  const forecast = await readForecast({ viewer, numbers });
  return (
    <LabResult
      {...result}
      takeHref={takeHref(query)}
      forecast={<Forecast query={query} policy={policy} view={forecast} looked={looked} />}
    />
  );
}

/** Whoever comes to an address that nobody has asked for has it made: it changes nothing, and is made once for all who come. */
async function replayOf({
  viewer,
  query,
  stopped,
}: Pick<Asked, 'viewer' | 'query' | 'stopped'>): Promise<ReplayView> {
  const asked = { viewer, numbers: { review: query.patch.review }, days: Number(query.days) };
  const found = await readReplay(asked);
  if (found.state !== 'none' || stopped) return found;
  await askReplay(asked);
  return readReplay(asked);
}

/** The policy's form, filled in with these numbers. */
const takeHref = ({ texts }: LabQuery) =>
  hrefOf('/admin/policy', Object.fromEntries(labSettings.map(({ name }) => [name, texts[name]])));

function hrefOf(path: string, query: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === undefined ? [] : [[name, one]])),
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}
