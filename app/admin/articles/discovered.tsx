import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { Done } from '@/app/_ui/done';
import { discoveryActs } from '@/lib/articles/discovery/schemas';
import type { DiscussionItem } from '@/lib/articles/discussion/schemas';
import { Moment } from '../_parts/frame/moment';
import { QuickAct } from '../_parts/queue/quick-act';
import { actOnNew } from './actions';
import styles from './articles.module.css';

type Props = { article: DiscussionItem; from: 'all' | 'new' | 'article' };

/** Where and when an article made itself known that nobody has looked at yet, and what can be done about it. */
export function Discovered({ article: { id, title, discovered }, from }: Props) {
  const t = useTranslations('discussions.discovered');
  if (!discovered || discovered.lookedAt) return null;
  return (
    <div className={styles.discovered}>
      <p>
        <Badge tone="accent">{t('new')}</Badge>{' '}
        {t.rich('seen', {
          when: () => <Moment at={discovered.at} />,
          page: (words) => (
            <a href={discovered.address} rel="noreferrer">
              {words}
            </a>
          ),
          host: new URL(discovered.address).host,
        })}
      </p>
      <ul role="list" className={styles.acts} aria-label={t('acts', { title })}>
        {discoveryActs.map((act) => (
          <li key={act}>
            <QuickAct
              act={actOnNew}
              fields={{ id, act, from }}
              tone={act === 'confirm' ? 'primary' : undefined}
            >
              {t(`act.${act}`)}
            </QuickAct>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was done about one. */
export function DiscoveredDone({ done }: { done: string | string[] | undefined }) {
  const t = useTranslations('discussions.discovered');
  const act = discoveryActs.find((one) => one === done);
  if (!act) return null;
  return (
    <Done title={t(`done.${act}`)}>
      <p>{t.rich(`then.${act}`, { way: (words) => <a href="/admin/articles/removed">{words}</a> })}</p>
    </Done>
  );
}
