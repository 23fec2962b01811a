import { getTranslations } from 'next-intl/server';
import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { Button, ButtonRow } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { SignOutForm } from '@/app/_ui/sign-out-form';
import { Ago } from '@/app/_ui/timestamp';
import { limitsOf, listSessions } from '@/lib/members/sessions/list-sessions';
import type { SessionView } from '@/lib/members/sessions/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext } from '@/lib/platform/context';
import { signOutHere } from '../../sign-out-action';
import { Section } from '../_parts/section';
import { EndOne, EndOthers } from './end-sessions';
import styles from './sessions.module.css';

/** Where the member is signed in, with the ways to end it. */
export async function Sessions({ viewer, saved }: { viewer: Viewer; saved: unknown }) {
  const [sessions, t] = await Promise.all([listSessions({ viewer }), getTranslations('sessions')]);
  const { isStaff, ...limits } = limitsOf(viewer);
  const now = systemContext.now().toISOString();
  return (
    <Section id="sessions" title={t('title')}>
      {(saved === 'ended' || saved === 'endedOthers') && <Notice tone="good" title={t(saved)} live />}
      <p className={styles.intro}>{t('intro', { staff: isStaff ? 'yes' : 'no', ...limits })}</p>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <Session key={session.id} session={session} now={now} />
        ))}
      </ul>
      <ButtonRow>
        <SignOutForm action={signOutHere}>
          <Button>{t('signOut')}</Button>
        </SignOutForm>
        {sessions.length > 1 && <EndOthers words={t('endOthers')} />}
      </ButtonRow>
    </Section>
  );
}

function Session({ session, now }: { session: SessionView; now: string }) {
  const t = useTranslations('sessions');
  const { id, browser, system, network, frame, openedAt, lastSeenAt, current } = session;
  const where = t('device', { browser: browser ?? 'none', system: system ?? 'none' });
  const device = frame === null ? where : t('inFrame', { device: where, site: new URL(frame).host });
  return (
    <li className={styles.session}>
      <div>
        <p className={styles.device}>
          <bdi>{device}</bdi> {current && <Badge>{t('here')}</Badge>}
        </p>
        <p className={styles.particulars}>
          <span>{t.rich('seen', { when: () => <Ago at={lastSeenAt} now={now} /> })}</span>
          <span>{t.rich('opened', { when: () => <Ago at={openedAt} now={now} /> })}</span>
          {network !== null && (
            <span>{t.rich('network', { network: () => <bdi dir="ltr">{network}</bdi> })}</span>
          )}
        </p>
      </div>
      {!current && <EndOne id={id} words={{ end: t('end'), endOf: t('endOf', { device }) }} />}
    </li>
  );
}
