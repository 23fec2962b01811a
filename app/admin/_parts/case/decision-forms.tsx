'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { arrival } from '@/app/_ui/arrival';
import { Button, ButtonLink } from '@/app/_ui/button';
import { classNames } from '@/app/_ui/class-names';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import type { HouseRuleKey } from '@/lib/moderation/house-rules';
import type { ReadyReasons } from '@/lib/moderation/ready-reasons';
import {
  actions,
  needsReason,
  PASSAGE_MAX,
  type Action,
  type CaseView,
  type Dissent,
} from '@/lib/moderation/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { currentStanding, type CurrentStanding } from '@/app/admin/_parts/decision/current-standing';
import { RuleAndReason } from '@/app/admin/_parts/decision/rule-and-reason';
import { withHidden } from '@/app/admin/_parts/frame/with-hidden';
import { fieldsOf, type Way } from '@/app/admin/_parts/queue/way';
import { percent } from '@/app/admin/_parts/words/words';
import { decide } from '@/app/admin/actions';
import styles from './decision-forms.module.css';
import { LatestDecision } from './latest-decision';

type Props = {
  commentId: string;
  /** The comment as it stands; left out, the form comes back as it was sent, if it was. */
  comment?: {
    version: number;
    allowed: Action[];
    authorName: string;
    mine: boolean;
    /** What publishing it goes against. */
    dissent: Dissent | null;
  };
  /** What a rejection or removal can name. */
  rules: readonly { key: string; title: string }[];
  ready?: ReadyReasons;
  /** What this moderator had typed for a decision that was taken back. */
  draft?: CaseView['draft'];
  /** The rule that its reviewers say it breaks. */
  suggested?: HouseRuleKey;
  /** Readers see an earlier text, and go on seeing it when this one is rejected. */
  acceptedTextStays?: boolean;
  way?: Way;
  /** The address that the forms are sent to, where it is another one than the page's. */
  here?: string;
  /** What can be done besides, in the same bar: before the decisions, and after them. */
  beside?: ReactNode;
  after?: ReactNode;
};

/** The keys of the decisions, as those know them who come from other desks. */
const keys = { PUBLISH: 'f', REJECT: 'd', REMOVE: 'r', RESTORE: 'f' } as const satisfies Record<
  Action,
  string
>;

/** The decisions that can be taken. One state for all of them: it outlives the form that another one's act took away. */
export function DecisionForms({ comment, way, here, beside, after, ...rest }: Props) {
  const t = useTranslations('cases.forms');
  // Sent to the case's own address: by that of the queue, the answer might be shown above the case that is first in it by then.
  const [sent, send] = useActionState(decide, untouched, way?.hrefs.here ?? here ?? HERE);
  const state = comment && sent.values.commentId !== rest.commentId ? untouched : sent;
  if (!comment && state.status === 'idle') return null;
  const { values } = state;
  const allowed = comment?.allowed ?? actions.filter((action) => action === values.action);
  const version = comment?.version ?? values.version;
  const stale = currentStanding(state);
  return (
    <div className={styles.forms}>
      {stale ? (
        <Conflict state={state} current={stale} rules={rest.rules} />
      ) : (
        <FormErrors state={state} fieldIds={fieldIds(values.action, rest.commentId)} />
      )}
      {allowed.length === 0 && (!comment || comment.mine) && <p>{t('nothing')}</p>}
      <div className={styles.acts}>
        {beside}
        {allowed.map((action) => {
          const dissent = action === 'PUBLISH' && comment?.dissent;
          const Form = needsReason(action) ? ReasonedForm : dissent ? DissentForm : PlainForm;
          return (
            <Form
              key={action}
              action={action}
              {...rest}
              {...{ send, state, version, way }}
              authorName={comment?.authorName}
              dissent={dissent || undefined}
            />
          );
        })}
        {after}
        {way && <Ways way={way} />}
      </div>
    </div>
  );
}

/** To the cases beside this one, and, where only one of the two is on the screen, back to the list. */
function Ways({ way: { hrefs, one } }: { way: Way }) {
  const t = useTranslations('cases.ways');
  return (
    <nav className={styles.ways} aria-label={t('label')} data-ways>
      <ButtonLink size="small" className={styles.back} href={hrefs.list} data-in-place data-key="Escape">
        {t('list')}
      </ButtonLink>
      <Beside href={hrefs.previous} shortcut="k">
        {t('previous')}
      </Beside>
      <Beside href={hrefs.next} shortcut="j">
        {t('next')}
      </Beside>
      <ButtonLink size="small" className={styles.alone} href={hrefs.other} data-in-place data-key="z">
        {t(one ? 'withList' : 'one')}
      </ButtonLink>
    </nav>
  );
}

/** Where there is none it is hidden, and not left out: there may be one while this one is open. */
const Beside = ({
  href,
  shortcut,
  children,
}: {
  href: string | null;
  shortcut: string;
  children: ReactNode;
}) => (
  <ButtonLink size="small" href={href ?? undefined} hidden={href === null} data-in-place data-key={shortcut}>
    {children}
  </ButtonLink>
);

type FormProps = Omit<Props, 'comment' | 'here' | 'beside' | 'after'> & {
  action: Action;
  version: number | string | undefined;
  authorName: string | undefined;
  dissent: Dissent | undefined;
  state: ActionState;
  send: (form: FormData) => void;
};

function PlainForm({ action, send, ...rest }: FormProps) {
  const t = useTranslations('cases.forms.meaning');
  const meaning = `meaning-${action.toLowerCase()}-${rest.commentId}`;
  return (
    <form action={send} className={styles.plain}>
      <Target action={action} {...rest} againstReviewers={rest.state.values.againstReviewers} />
      <Submit
        action={action}
        tone="primary"
        authorName={rest.authorName}
        data-key={keys[action]}
        aria-describedby={meaning}
      />
      <span id={meaning} className={styles.meaning}>
        {t(action)}
      </span>
    </form>
  );
}

/** To publish what its reviewers are against: outlined, and before it is done it says what they said and what follows. */
function DissentForm({ action, send, dissent, ...rest }: FormProps) {
  const t = useTranslations('cases.forms.dissent');
  const named = useTranslations('desk.actions');
  const title = `dissent-${rest.commentId}`;
  if (!dissent) return null;
  const { probability, ...said } = dissent;
  return (
    <details className={classNames(styles.folded, styles.against)} name="decision">
      <summary data-key={keys[action]}>{named(action)}…</summary>
      <form action={send} className={styles.strip} aria-labelledby={title}>
        <h3 id={title} className={styles.formTitle}>
          {t('title')}
        </h3>
        <Target action={action} {...rest} againstReviewers="true" />
        <div id={`${title}-said`} className={styles.said}>
          <p>
            {t('said', said)} {probability !== null && t('odds', { probability: percent(probability) })}
          </p>
          <p>{t('follows')}</p>
        </div>
        <div className={styles.send}>
          <Button tone="primary" aria-describedby={`${title}-said`}>
            {t.rich('confirm', { name: rest.authorName ?? '', ...withHidden })}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Folded away until it is wanted, and then above the bar: the text stays in sight. */
function ReasonedForm({ action, send, ...rest }: FormProps) {
  const t = useTranslations('cases.forms');
  const named = useTranslations('desk.actions');
  const { state, authorName, acceptedTextStays, rules, ready, suggested, draft } = rest;
  const mine = state.status !== 'idle' && state.values.action === action;
  const proposed: ActionState['values'] =
    suggested && ready ? { houseRule: suggested, reason: ready.reasons[suggested] } : {};
  const again = draft?.action === action ? asTyped(draft) : null;
  const values = mine ? state.values : (again ?? proposed);
  // What stood there at first, however often the form comes back: what they wrote themselves is never taken for it.
  const stood = mine ? state.values.stood : again ? '' : proposed.reason;
  const errors = mine ? state.fieldErrors : {};
  const ids = fieldIds(action, rest.commentId);
  const title = `${ids.reason}-title`;
  return (
    <details className={styles.folded} name="decision" open={mine || again !== null || undefined}>
      <summary data-key={keys[action]}>{named(action)}…</summary>
      <form action={send} className={styles.strip} aria-labelledby={title} noValidate>
        <h3 id={title} className={styles.formTitle}>
          {t(`title.${action}`)}
        </h3>
        <Target action={action} {...rest} />
        {ready && (
          <>
            <input type="hidden" name="language" value={ready.language} />
            <input type="hidden" name="stood" value={stood ?? ''} />
          </>
        )}
        <RuleAndReason
          ids={ids}
          state={{ values, fieldErrors: errors }}
          rules={rules}
          ready={ready?.reasons}
          hint={t('reasonHint')}
          rows={3}
        />
        <TextAreaField
          id={ids.passage}
          label={t('passage')}
          name="passage"
          optional
          hint={t('passageHint')}
          rows={1}
          maxLength={PASSAGE_MAX}
          defaultValue={values.passage}
          error={errors.passage}
        />
        <div className={styles.send}>
          <Submit action={action} tone="danger" authorName={authorName} />
          <p className={styles.meaning}>
            {t(`meaning.${action}`)}
            {action === 'REJECT' && acceptedTextStays && ` ${t('acceptedStays')}`}
          </p>
        </div>
      </form>
    </details>
  );
}

const asTyped = ({ rule, note, passage }: NonNullable<CaseView['draft']>): ActionState['values'] => ({
  houseRule: rule ?? '',
  reason: note ?? '',
  passage: passage ?? '',
});

function Target({
  commentId,
  version,
  action,
  way,
  againstReviewers = 'false',
}: Pick<FormProps, 'commentId' | 'version' | 'action' | 'way'> & { againstReviewers?: string }) {
  const fields = { commentId, version, action, againstReviewers, ...fieldsOf(way) };
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function Submit({
  action,
  authorName,
  ...rest
}: Pick<FormProps, 'action' | 'authorName'> & {
  tone: 'primary' | 'danger';
  'data-key'?: string;
  'aria-describedby'?: string;
}) {
  const named = useTranslations('desk.actionsOn');
  const nameless = useTranslations('cases.forms.nameless');
  return (
    <Button {...rest}>
      {authorName
        ? named.rich(action, { name: authorName, ...withHidden })
        : nameless.rich(action, withHidden)}
    </Button>
  );
}

function Conflict({
  state,
  current,
  rules,
}: {
  state: ActionState;
  current: CurrentStanding;
  rules: Props['rules'];
}) {
  const t = useTranslations('cases');
  const { status, decision } = current;
  const rule = rules.find(({ key }) => key === decision?.rule)?.title ?? null;
  return (
    <div {...arrival}>
      <Notice tone="bad" title={t('unsent')}>
        <LatestDecision status={status} decision={decision} rule={rule} />
        {state.values.reason && <p>{t('latest.hadWritten', { words: state.values.reason })}</p>}
        <p>{t('latest.asItStands')}</p>
      </Notice>
    </div>
  );
}

/** Those of another case are others: what was typed about one is never found in the form of the next. */
const fieldIds = (action: string | undefined, commentId: string) => {
  const of = `${action ?? ''}-${commentId}`.toLowerCase();
  return { houseRule: `house-rule-${of}`, reason: `reason-${of}`, passage: `passage-${of}` };
};
