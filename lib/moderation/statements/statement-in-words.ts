import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { reasonInWords } from '@/lib/language/reason-in-words';
import type { StatementGist } from './schemas';

/** The sentences of a statement that are nobody's own. */
export type StatementWords = {
  decided: string;
  scope: string;
  source: string;
  automatic: string;
  redress: string;
  decidedBy: string;
};

/** A statement's sentences in a reader's language. */
export function statementInWords(locale: Locale, gist: StatementGist): StatementWords {
  const t = translator(locale, 'statements');
  const { decided, source, held, computed, passed, publication } = gist;
  const automatic = [
    held && t('automatic.held', { words: reasonInWords(locale, held) }),
    computed && t('automatic.computed'),
    passed && t('automatic.passed', { words: reasonInWords(locale, passed) }),
  ];
  return {
    decided: t(`decided.${decided}`),
    scope: t(`scope.${decided}`),
    source: t(`source.${source}`),
    automatic: isAutomatic(gist)
      ? [...automatic.filter(Boolean), t('automatic.byPerson')].join(' ')
      : t('automatic.none'),
    redress: t('redress'),
    decidedBy: t('decidedBy', { publication }),
  };
}

/** Something automatic had a part in how it came to a moderator. The decision itself was a person's each time. */
export const isAutomatic = ({ held, computed, passed }: StatementGist): boolean =>
  Boolean(held) || computed || Boolean(passed);
