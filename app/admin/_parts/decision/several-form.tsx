'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import type { ReadyReasons } from '@/lib/moderation/ready-reasons';
import { needsReason } from '@/lib/moderation/schemas';
import type { SeveralAction } from '@/lib/moderation/several/schemas';
import { decideTogether } from '@/app/admin/several/actions';
import { withHidden } from '../frame/with-hidden';
import folded from '../case/decision-forms.module.css';
import { RuleAndReason } from './rule-and-reason';
import { useTakenBack } from './take-back-several';
import styles from './several-form.module.css';

/** One of those that it can be done with. */
type Text = { choice: string; name: string; title: string; href: string; body: ReactNode };

type Props = {
  action: SeveralAction;
  texts: Text[];
  rules: readonly { key: string; title: string }[];
  ready?: ReadyReasons;
};

const FORM = 'several';
/** The keys of the decisions, as they are in a case. */
const keys = { PUBLISH: 'f', REJECT: 'd', REMOVE: 'r' } as const satisfies Record<SeveralAction, string>;

/** What several decisions are about, each of which can be left out; and the bar that decides, which stays in sight. */
export function SeveralForm({ action, texts, rules, ready }: Props) {
  const t = useTranslations('several.form');
  const named = useTranslations('desk.actions');
  const [state, send] = useActionState(decideTogether, untouched, HERE);
  const takenBack = useTakenBack();
  if (texts.length === 0 && state.status !== 'error') return null;
  const wrong = state.status === 'error';
  const last = takenBack.status === 'idle' ? state : takenBack;
  // What is taken back stands in the form as it was sent; what is done is over.
  const { values } = wrong || last === takenBack ? last : untouched;
  // What was left out once is not decided by the next press.
  const ticked = last.status === 'idle' ? null : (last.values.comments ?? '').split(' ');
  const of = texts[0]?.choice ?? '';
  const ids = { houseRule: `house-rule-${of}`, reason: `reason-${of}`, comments: 'several-texts' };
  const meaning = <p className={folded.meaning}>{t(`meaning.${action}`)}</p>;
  return (
    <>
      <ol id="several-texts" role="list" className={styles.texts} aria-label={t('texts')}>
        {texts.map(({ choice, name, title, href, body }) => (
          <li key={choice}>
            <label className={styles.tick}>
              <input
                id={`several-${choice}`}
                type="checkbox"
                form={FORM}
                name="comments"
                value={choice}
                defaultChecked={ticked?.includes(choice) ?? true}
              />
              {t('tick', { name, title })}
            </label>
            <div className={styles.text}>{body}</div>
            <a className={styles.open} href={href}>
              {t.rich('open', { name, ...withHidden })}
            </a>
          </li>
        ))}
      </ol>
      {/* Of others it is another form, folded up. */}
      <section className={styles.bar} data-of={`${of} ${texts.length}`} aria-label={t(`send.${action}`)}>
        <FormErrors state={state} fieldIds={ids} />
        {/* Whoever is signed out is shown no texts, and has chosen them all the same. */}
        {texts.length === 0 && (
          <input type="hidden" form={FORM} name="comments" value={values.comments ?? ''} />
        )}
        {needsReason(action) ? (
          <details className={folded.folded} open={wrong || Boolean(values.houseRule) || undefined}>
            <summary data-key={keys[action]}>{named(action)}…</summary>
            <form
              id={FORM}
              action={send}
              className={folded.strip}
              noValidate
              aria-label={t(`send.${action}`)}
            >
              <input type="hidden" name="action" value={action} />
              {ready && <input type="hidden" name="language" value={ready.language} />}
              <RuleAndReason
                ids={ids}
                state={{ values, fieldErrors: state.fieldErrors }}
                rules={rules}
                ready={ready?.reasons}
                hint={t('reasonHint')}
                rows={3}
              />
              <div className={folded.send}>
                <Button tone="danger">{t(`send.${action}`)}</Button>
                {meaning}
              </div>
            </form>
          </details>
        ) : (
          <form id={FORM} action={send} className={folded.send}>
            <input type="hidden" name="action" value={action} />
            <Button tone="primary" data-key={keys[action]}>
              {t(`send.${action}`)}
            </Button>
            {meaning}
          </form>
        )}
      </section>
    </>
  );
}
