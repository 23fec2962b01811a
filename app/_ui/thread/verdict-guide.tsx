import type { Verdict } from '@/lib/peer-review/schemas';
import { choices } from './review-words';
import styles from './verdict-guide.module.css';

type Guide = { rule: string; examples: { text: string; counts: boolean; why: string }[] };

/** What each answer means, by texts that it fits and texts that it does not. None of them is among the practice texts. */
const guides: Record<Verdict, Guide> = {
  YES: {
    rule: 'It is civil, it does not mislead, and others have something from it. You need not agree with it, and it need not be well written.',
    examples: [
      {
        text: 'We tried this at our clinic in 2019. The queue got shorter and the files got lost, so please ask about the files.',
        counts: true,
        why: 'Experience that helps the rest of us.',
      },
      {
        text: 'I think the council is making an expensive mistake, and I will vote accordingly.',
        counts: true,
        why: 'An opinion you may not share. Disagreeing with it is no reason to object.',
      },
    ],
  },
  NOT_CIVIL: {
    rule: 'It goes for a person or a group instead of for what was said, or it advertises. A joke can do that as well as a curse.',
    examples: [
      {
        text: 'Ask the columnist to count to three and he’d need to lie down after two.',
        counts: true,
        why: 'Funny, and still an insult.',
      },
      {
        text: 'No. The second table says the opposite of what the headline claims, and somebody should have checked.',
        counts: false,
        why: 'Blunt about the work, not about the person.',
      },
    ],
  },
  MISINFORMATION: {
    rule: 'It states as fact what is known to be false or what nothing is given for. Whether its writer believes it makes no difference.',
    examples: [
      {
        text: 'Microwaved water is dead water. Our family stopped using it and nobody has had a headache since.',
        counts: true,
        why: 'Surely meant well, and unfounded all the same.',
      },
      {
        text: 'I doubt those figures. The station I worked at closed two years before the table says it did.',
        counts: false,
        why: 'A doubt, with what it rests on.',
      },
    ],
  },
};

/** The answers explained with examples, for whoever wants them. */
export function VerdictGuide() {
  return (
    <details className={styles.guide}>
      <summary>What the answers mean, with examples</summary>
      <dl>
        {(Object.keys(guides) as Verdict[]).map((verdict) => (
          <div key={verdict} className={styles.answer}>
            <dt>{choices[verdict].label}</dt>
            <dd>
              <p>{guides[verdict].rule}</p>
              <ul role="list">
                {guides[verdict].examples.map(({ text, counts, why }) => (
                  <li key={text}>
                    <q>{text}</q>{' '}
                    <span className={styles.why}>
                      <strong>
                        {counts ? choices[verdict].label : `Not “${choices[verdict].label.toLowerCase()}”`}.
                      </strong>{' '}
                      {why}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        Not sure, or too close to the subject? Pass it on with “I can’t judge this one”.{' '}
        <a href="/how-peer-review-works">How peer review works here</a>
      </p>
    </details>
  );
}
