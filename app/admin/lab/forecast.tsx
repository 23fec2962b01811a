import { useFormatter, useTranslations } from 'next-intl';
import { ButtonLink } from '@/app/_ui/button';
import { Chapter } from '@/app/_ui/chapter';
import { classNames } from '@/app/_ui/class-names';
import { Figures } from '@/app/_ui/figures';
import { Notice } from '@/app/_ui/notice';
import type { Policy } from '@/lib/policy/schemas';
import {
  FORETOLD,
  LEAST_CASES,
  MEASURED_DAYS,
  type Estimate,
  type Foreseen,
  type Foretold,
  type ForecastView,
  type Rates,
} from '@/lib/peer-review/forecast/schemas';
import { Moment } from '../_parts/frame/moment';
import { QuickAct } from '../_parts/queue/quick-act';
import { textsOf, type Setting } from '../policy/setting-fields';
import { labelOf } from '../policy/setting-words';
import { ask } from './actions';
import { asAsked, FORECAST, labHref } from './lab-address';
import { labSettings, type LabQuery } from './read-query';
import styles from './lab.module.css';

type Props = {
  query: LabQuery;
  policy: Policy;
  view: ForecastView;
  /** How often somebody has looked already: each time under another address, so that the browser loads it. */
  looked: number;
};

/** What the numbers that are tried would do from now on, by a simulation of the site. */
export function Forecast({ query, policy, view, looked }: Props) {
  const t = useTranslations('settings.lab.forecast');
  const numbers = asAsked(query);
  const asking = (words: string) => (
    <QuickAct act={ask} fields={numbers} tone="primary">
      {words}
    </QuickAct>
  );
  return (
    <Chapter id={FORECAST} title={t('title')}>
      <div className={styles.body}>
        {view.state === 'none' && (
          <>
            <p className={styles.prose}>{t('intro')}</p>
            {asking(t('ask'))}
          </>
        )}
        {view.state === 'waiting' && (
          <>
            <Notice title={t('waiting')}>
              <p>{t('minute')}</p>
            </Notice>
            <div>
              <ButtonLink size="small" href={`${labHref({ ...numbers, look: looked + 1 })}#${FORECAST}`}>
                {t('again')}
              </ButtonLink>
            </div>
            <look-again />
          </>
        )}
        {view.state === 'failed' && (
          <>
            <Notice tone="bad" title={t('failed')} />
            {asking(t('retry'))}
          </>
        )}
        {view.state === 'made' && <Made query={query} policy={policy} view={view} />}
        {view.state === 'made' && !view.ofToday && asking(t('anew'))}
        <Alone query={query} policy={policy} />
      </div>
    </Chapter>
  );
}

/** The settings whose numbers differ from those in force. */
function changed({ texts }: LabQuery, policy: Policy): { setting: Setting; to: string; from: string }[] {
  const inForce = textsOf(policy);
  return labSettings.flatMap((setting) => {
    const [to, from] = [texts[setting.name] ?? '', inForce[setting.name] ?? ''];
    return sameText(to, from) ? [] : { setting, to, from };
  });
}

/** A decimal comma is a point. */
const sameText = (one: string, other: string) => one.replace(',', '.') === other;

/** Where several numbers differ: each by itself. */
function Alone({ query, policy }: Pick<Props, 'query' | 'policy'>) {
  const t = useTranslations('settings.lab.forecast');
  const say = useTranslations('settings');
  const all = changed(query, policy);
  if (all.length < 2) return null;
  return (
    <p className={styles.fact}>
      {t('alone')}{' '}
      {all.map(({ setting, to }, n) => (
        <span key={setting.name}>
          {n > 0 && ' · '}
          <a href={labHref({ [setting.name]: to, days: query.days })}>{labelOf(setting, say)}</a>
        </span>
      ))}
    </p>
  );
}

// ── What was foreseen ──────────────────────────────────────────────────────────────────────────

type MadeView = Extract<ForecastView, { state: 'made' }>;

function Made({ query, policy, view }: Pick<Props, 'query' | 'policy'> & { view: MadeView }) {
  const t = useTranslations('settings.lab.forecast');
  const { forecast, rates, madeAt } = view;
  const { members, days, runs, pushes } = forecast;
  return (
    <>
      <p className={styles.lead}>{useInShort(query, policy, view)}</p>
      <FiguresForetold figures={forecast.figures} />
      <ul className={styles.limits}>
        <li>
          {t.rich('made', {
            members,
            days,
            runs,
            pushes,
            when: () => (
              <bdi>
                <Moment at={madeAt} />
              </bdi>
            ),
          })}
        </li>
        {members < rates.members.value && <li>{t('fewer', { members, all: rates.members.value })}</li>}
        <li>{t('differs')}</li>
      </ul>
      <h3 id={BY} className={styles.by}>
        {t('rates.title')}
      </h3>
      <RatesGoneBy rates={rates} />
    </>
  );
}

const BY = 'lab-forecast-by';

function useInShort(query: LabQuery, policy: Policy, { forecast: { figures } }: MadeView): string {
  const t = useTranslations('settings.lab.forecast');
  const say = useTranslations('settings');
  const format = useFormatter();
  const number = useNumber();
  const inWords = ({ kind }: Setting, text: string) =>
    kind === 'yes-no' ? say(text === 'yes' ? 'yes' : 'no') : format.number(Number(text.replace(',', '.')));
  const changes = changed(query, policy).map(({ setting, to, from }) =>
    t('change', { label: labelOf(setting, say), to: inWords(setting, to), from: inWords(setting, from) }),
  );
  const { postedMedian: wait, colluders: risk } = figures;
  return t('short', {
    changes: format.list(changes),
    wait: wait === null ? 'none' : wait.same ? 'same' : 'other',
    now: wait ? number('postedMedian', wait.now.mean) : '',
    tried: wait ? number('postedMedian', wait.tried.mean) : '',
    risk: risk === null ? 'none' : risk.same ? 'same' : 'other',
    riskNow: risk ? number('colluders', risk.now.mean) : '',
    riskTried: risk ? number('colluders', risk.tried.mean) : '',
  });
}

/** Shares are told of a hundred. */
const IN_A_HUNDRED: readonly Foretold[] = ['moderators', 'wrong', 'colluders'];

function useNumber() {
  const format = useFormatter();
  return (name: Foretold, value: number) => {
    const digits = name === 'ofComments' ? 2 : 1;
    const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return format.number(IN_A_HUNDRED.includes(name) ? 100 * value : value, fixed);
  };
}

function FiguresForetold({ figures }: { figures: Record<Foretold, Foreseen> }) {
  const t = useTranslations('settings.lab.forecast');
  const columns = useTranslations('settings.lab.columns');
  const rows = FORETOLD.map((name) => {
    const note = `rows.${name}.note` as 'rows.colluders.note';
    const foreseen = figures[name];
    return {
      name: t(`rows.${name}.name`),
      ...(t.has(note) && { note: t(note) }),
      values: foreseen
        ? [
            <Value key="now" name={name} of={foreseen.now} />,
            <Tried key="tried" name={name} foreseen={foreseen} />,
          ]
        : ['–', '–'],
    };
  });
  return <Figures labelledBy={FORECAST} columns={[columns('now'), columns('tried')]} rows={rows} />;
}

/** A number and its error, which stand in this order in every language. */
function Value({ name, of: { mean, error } }: { name: Foretold; of: Estimate }) {
  const number = useNumber();
  return (
    <bdi dir="ltr" className={styles.value}>
      {number(name, mean)} <span className={styles.error}>± {number(name, error)}</span>
    </bdi>
  );
}

function Tried({ name, foreseen }: { name: Foretold; foreseen: NonNullable<Foreseen> }) {
  const t = useTranslations('settings.lab.forecast');
  const { tried, difference, same } = foreseen;
  const { mean, error } = difference;
  const by = () => <Value name={name} of={{ mean: Math.abs(mean), error }} />;
  return (
    <>
      <Value name={name} of={tried} />
      <span className={classNames(styles.difference, !same && styles.differs)}>
        {same ? t('same') : t.rich(mean < 0 ? 'less' : 'more', { by })}
      </span>
    </>
  );
}

// ── By what ────────────────────────────────────────────────────────────────────────────────────

function RatesGoneBy({ rates }: { rates: Rates }) {
  const t = useTranslations('settings.lab.forecast.rates');
  const format = useFormatter();
  const how = (measured: boolean) => t(measured ? 'measured' : 'assumed');
  const inAHundred = (share: number) => format.number(100 * share, { maximumFractionDigits: 0 });
  const row = (name: string, value: string, measured: boolean) => ({ name, values: [value, how(measured)] });
  const { members, commentsAMemberAndDay, volunteered, acceptable, revises, withdraws, silent } = rates;
  return (
    <>
      <Figures
        labelledBy={BY}
        columns={[t('value'), t('how')]}
        rows={[
          row(t('members'), format.number(members.value), members.measured),
          row(t('comments'), format.number(commentsAMemberAndDay.value), commentsAMemberAndDay.measured),
          volunteered.measured
            ? row(t('volunteered'), format.number(volunteered.value), true)
            : row(t('visits'), format.number(rates.assumed.visits), false),
          row(t('unacceptable'), inAHundred(1 - acceptable.value), acceptable.measured),
          row(t('revises'), inAHundred(revises.value), revises.measured),
          row(t('withdraws'), inAHundred(withdraws.value), withdraws.measured),
          row(t('silent'), inAHundred(silent.value), silent.measured),
          row(t('spammers'), inAHundred(rates.assumed.spammers), false),
        ]}
      />
      <p className={styles.fact}>{t('few', { days: MEASURED_DAYS, least: LEAST_CASES })}</p>
    </>
  );
}
