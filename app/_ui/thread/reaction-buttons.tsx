'use client';

import { startTransition, useOptimistic, useState, type MouseEvent } from 'react';
import type { ReactionChoice, ReactionsView } from '@/lib/comments/reactions/schemas';
import { untouched, type FormAction } from '../form-state';
import styles from './comment-actions.module.css';
import { actOf, READER_FORM, reactionsId } from './viewer-actions';

type Props = {
  commentId: string;
  choices: ReactionChoice[];
  /** How the reactions stood when the page was made. */
  standing: ReactionsView;
  /** Takes `act`; answers how they stand now. */
  act: FormAction<ReactionsView | undefined>;
  label: string;
  /** Said to whoever has given one that does not lift. */
  note: string;
};

/**
 * The reactions that a reader can give to a comment. Plain buttons of the page's form; with script they answer at once and the
 * page stays as it is.
 */
export function ReactionButtons({ commentId, choices, standing, act, label, note }: Props) {
  const [answered, setAnswered] = useState({ to: standing, standing });
  const [problem, setProblem] = useState<string>();
  // A page that was made anew knows better than what was answered before.
  const settled = answered.to === standing ? answered.standing : standing;
  const [shown, expect] = useOptimistic(settled, afterToggle);

  const toggle = (kind: string) => (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    const form = new FormData();
    form.set('act', event.currentTarget.value);
    // Whoever has to sign in first comes back to where they were.
    form.set('returnTo', `${location.pathname}${location.search}`);
    startTransition(async () => {
      expect(kind);
      const { result, message } = (await act(untouched, form)) ?? {};
      startTransition(() => {
        if (result) setAnswered({ to: standing, standing: result });
        setProblem(message);
      });
    });
  };

  return (
    <>
      <div
        id={reactionsId(commentId)}
        role="group"
        tabIndex={-1}
        aria-label={label}
        className={styles.reactions}
      >
        {choices.map(({ key, name }) => {
          const given = shown.own.includes(key);
          const count = shown.reactions[key] ?? 0;
          return (
            <button
              key={key}
              form={READER_FORM}
              name="act"
              value={actOf(given ? 'take-back' : 'react', commentId, key)}
              aria-pressed={given}
              className={styles.reaction}
              onClick={toggle(key)}
            >
              {name}
              {count > 0 && <span className={styles.count}> {count}</span>}
            </button>
          );
        })}
      </div>
      {choices.some(({ key, lifts }) => !lifts && shown.own.includes(key)) && (
        <p className={styles.note}>{note}</p>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}

function afterToggle({ reactions, own }: ReactionsView, kind: string): ReactionsView {
  const given = own.includes(kind);
  return {
    reactions: { ...reactions, [kind]: (reactions[kind] ?? 0) + (given ? -1 : 1) },
    own: given ? own.filter((one) => one !== kind) : [...own, kind],
  };
}
