import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/app/_ui/button';
import { SelectField, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { localeNames, locales } from '@/lib/language/locales';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import {
  ages,
  LOOKED_AT,
  LOOKED_FOR_MAX,
  oddsBands,
  queueName,
  type QueueFilter,
  type QueueName,
} from '@/lib/moderation/schemas';
import styles from './finder.module.css';
import { narrows, queueHref } from './queue-href';

type Props = { queue: QueueName; filter: QueueFilter; one: boolean };

/** Narrows a queue, or looks in another one: what it asks for is in the address, and goes along through the cases. */
export function Finder({ queue, filter, one }: Props) {
  const t = useTranslations('desk');
  const rules = houseRulesIn(useLocale());
  const { q, ...further } = filter;
  const any = { key: '', words: t('find.any') };
  return (
    <Fold narrow summary={t('find.label')} open={narrows(filter)}>
      <form className={styles.finder} role="search" aria-label={t('find.label')} action="/admin">
        {one && <input type="hidden" name="one" value="on" />}
        <div className={styles.line}>
          <TextField
            id="find-q"
            label={t('find.q')}
            name="q"
            type="search"
            maxLength={LOOKED_FOR_MAX}
            defaultValue={q}
            data-key="/"
          />
          <Choice
            id="find-queue"
            label={t('find.queue')}
            name="queue"
            chosen={queue}
            choices={queueName.options.map((key) => ({ key, words: t(`queues.${key}.title`) }))}
          />
          <Button>{t('find.button')}</Button>
          {narrows(filter) && <a href={queueHref(queue, { one })}>{t('find.clear')}</a>}
        </div>
        <details className={styles.more} open={narrows(further) || undefined}>
          <summary>{t('find.more')}</summary>
          <div className={styles.fields}>
            <TextField
              id="find-author"
              label={t('find.author')}
              hint={t('find.authorHint')}
              name="author"
              maxLength={LOOKED_FOR_MAX}
              defaultValue={filter.author}
            />
            <TextField
              id="find-reporter"
              label={t('find.reporter')}
              hint={t('find.reporterHint')}
              name="reporter"
              maxLength={LOOKED_FOR_MAX}
              defaultValue={filter.reporter}
            />
            <TextField
              id="find-article"
              label={t('find.article')}
              hint={t('find.articleHint')}
              name="article"
              maxLength={300}
              defaultValue={filter.article}
            />
            <Choice
              id="find-rule"
              label={t('find.rule')}
              name="rule"
              chosen={filter.rule}
              choices={[any, ...rules.map(({ key, title }) => ({ key, words: title }))]}
            />
            <Choice
              id="find-age"
              label={t('find.age')}
              name="age"
              chosen={filter.age}
              choices={[any, ...ages.map((key) => ({ key, words: t(`find.ages.${key}`) }))]}
            />
            <Choice
              id="find-language"
              label={t('find.language')}
              name="language"
              chosen={filter.language}
              choices={[any, ...locales.map((key) => ({ key, words: localeNames[key] }))]}
            />
            <Choice
              id="find-odds"
              label={t('find.odds')}
              name="odds"
              chosen={filter.odds}
              choices={[any, ...oddsBands.map((key) => ({ key, words: t(`find.bands.${key}`) }))]}
            />
            <label className={styles.notes}>
              <input type="checkbox" name="notes" value="yes" defaultChecked={filter.notes === 'yes'} />
              {t('find.notes')}
            </label>
          </div>
        </details>
      </form>
    </Fold>
  );
}

type ChoiceProps = {
  id: string;
  label: string;
  name: string;
  chosen: string | undefined;
  choices: { key: string; words: string }[];
};

const Choice = ({ id, label, name, chosen = '', choices }: ChoiceProps) => (
  <SelectField id={id} label={label} name={name} defaultValue={chosen}>
    {choices.map(({ key, words }) => (
      <option key={key} value={key}>
        {words}
      </option>
    ))}
  </SelectField>
);

type NothingProps = Omit<Props, 'one'> & { further: string | null; cursor: string | undefined };

/** What there is to do where nothing is as it was asked for: to look further, or everywhere. */
export function NothingFound({ queue, filter, further, cursor }: NothingProps) {
  const t = useTranslations('desk.find');
  return (
    <p className={styles.none}>
      {further || cursor ? t('notYet', { count: LOOKED_AT }) : t('none')}{' '}
      {further && <a href={queueHref(queue, { filter, cursor: further })}>{t('further')}</a>}
      {!further && queue !== 'all' && <a href={queueHref('all', { filter })}>{t('everywhere')}</a>}
    </p>
  );
}
