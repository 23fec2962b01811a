import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { orNull } from '@/app/_frame/or-null';
import { Notice } from '@/app/_ui/notice';
import type { Viewer } from '@/lib/members/viewer';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import { readCase } from '@/lib/moderation/read-case';
import type { CaseView } from '@/lib/moderation/schemas';
import { LatestDecision } from '../case/latest-decision';
import styles from './case-news.module.css';

/** The case that somebody has open, as it stood when it was opened. */
type Seen = { id: string; version: number; held: boolean };

/** Where a case that is open says what has become of it meanwhile: read out when it changes, and in the way of nothing. */
export const CaseNews = ({ seen: { id, version, held }, children }: { seen: Seen; children: ReactNode }) => (
  <div
    id="case-news"
    role="status"
    className={styles.news}
    data-live
    data-case={id}
    data-version={version}
    data-held={held}
  >
    {children}
  </div>
);

/** Who else is on it. */
export function ClaimedBy({ comment: { claimedBy } }: { comment: Pick<CaseView, 'claimedBy'> }) {
  const t = useTranslations('desk');
  return claimedBy && <p className={styles.claimed}>{t('claimedBy', { name: claimedBy.displayName })}</p>;
}

/** What has become since of a case that is open; the address `href` shows it as it is. */
export async function CaseNewsSince({ viewer, seen, href }: { viewer: Viewer; seen: Seen; href: string }) {
  const [comment, locale, t] = await Promise.all([
    orNull(readCase({ viewer, commentId: seen.id })),
    getLocale(),
    getTranslations('desk'),
  ]);
  if (!comment)
    return (
      <CaseNews seen={seen}>
        <Notice title={t('live.notHere')} />
      </CaseNews>
    );
  const moved = comment.version !== seen.version;
  const [latest = null] = comment.decisions;
  return (
    <CaseNews seen={seen}>
      {(moved || (comment.held !== null) !== seen.held) && (
        <Notice title={!moved && t(comment.held ? 'live.decided' : 'live.takenBack')}>
          {moved ? (
            <LatestDecision
              status={comment.status}
              decision={latest}
              rule={latest?.rule ? (houseRuleIn(locale, latest.rule)?.title ?? null) : null}
            />
          ) : (
            comment.held && <Held held={comment.held} viewer={viewer} />
          )}
          <p>
            <a href={href} data-in-place>
              {t('live.show')}
            </a>
          </p>
        </Notice>
      )}
      <ClaimedBy comment={comment} />
    </CaseNews>
  );
}

/** Whose decision is held, and which. */
export function Held({
  held: { moderator, action },
  viewer,
}: {
  held: NonNullable<CaseView['held']>;
  viewer: Viewer;
}) {
  const t = useTranslations('desk.held');
  return (
    <p>
      {moderator.id === viewer.id
        ? t('own', { action })
        : t('others', { action, name: moderator.displayName })}
    </p>
  );
}
