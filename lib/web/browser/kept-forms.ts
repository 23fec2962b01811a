import { FORMS, keysOfTexts, withStorage } from './kept-texts';

/** A form that could not be sent, as it is to be sent. It is its writer's own, and goes when they sign out. */
export type KeptForm = {
  /** Names the attempt: however often it is sent, it is acted upon once. */
  key: string;
  /** The member who wrote it: it is sent as nobody else's. */
  writer: string;
  /** Path and query of its page. */
  page: string;
  /** Which form of the page: what `data-queue` of its button says. */
  name: string;
  fields: [name: string, value: string][];
  at: number;
  /** It may have arrived: then it is no longer to be changed. */
  tried: boolean;
  /** How often it met an error of ours. */
  failures?: number;
  /** It was not accepted as it is: its writer has to look at it. */
  returned?: boolean;
};

export const keepForm = (form: KeptForm): void =>
  void withStorage((storage) => storage.setItem(FORMS + form.key, JSON.stringify(form)));

export const forgetForm = ({ key }: Pick<KeptForm, 'key'>): void =>
  void withStorage((storage) => storage.removeItem(FORMS + key));

/** All that wait, of whomever, the oldest first. */
export const keptForms = (): KeptForm[] =>
  (
    withStorage((storage) =>
      keysOfTexts(storage, FORMS).map((key) => JSON.parse(storage.getItem(key) ?? '') as KeptForm),
    ) ?? []
  ).sort((a, b) => a.at - b.at);
