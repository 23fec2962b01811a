// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { REPLACED } from '../put-again';
import './comment-writer';

const MEMBER = '0198a0c2-0000-7000-8000-000000000001';

/** What the page has of a form for a comment, as far as script looks for it. */
const writer = ({ attributes = `article="news" member="${MEMBER}"`, text = '', savedAt = '' } = {}) => `
  <comment-writer most="5000" ${attributes}><form>
    <input type="hidden" name="basedOn" value="${savedAt}">
    <div data-other></div>
    <template data-other><blockquote></blockquote>
      <button type="button" data-choice="both"></button><button type="button" data-choice="mine"></button>
      <button type="button" data-choice="theirs"></button></template>
    <div role="toolbar"><button type="button" data-tool="bold" aria-keyshortcuts="Control+B"></button></div>
    <textarea name="body" data-short="Say more.">${text}</textarea>
    <p data-count="% of 5,000" data-left="Fewer than % left" data-over="Too long"><span data-typed></span><span data-near></span></p>
    <p data-passage="Quote: “%”" data-by="% wrote:" data-article="From the article:"></p>
    <div data-outcome></div>
    ${attributes.includes('comment=') ? '<template data-outcome="review">Reviewed<input name="expects" value="review"></template>' : ''}
    <button name="intent" value="send"></button><button name="intent" value="preview"></button>
    <p data-saved="Draft saved"></p>
  </form></comment-writer>`;

type Asked = { path: string; method: string; body: unknown };
const asked: Asked[] = [];
let answers: unknown[] = [];

const the = <Kind extends HTMLElement = HTMLElement>(selector: string) =>
  document.querySelector<Kind>(selector)!;
const area = () => the<HTMLTextAreaElement>('textarea');
const kept = () => Object.values({ ...localStorage }).map((entry) => JSON.parse(entry as string) as unknown);

async function open(html = writer()): Promise<void> {
  document.documentElement.lang = 'en';
  document.body.innerHTML = html;
  document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  await vi.advanceTimersByTimeAsync(0);
}

function type(text: string): void {
  area().value = text;
  area().dispatchEvent(new InputEvent('input', { bubbles: true }));
}

const pause = () => vi.advanceTimersByTimeAsync(1_500);

beforeEach(async () => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
  await vi.advanceTimersByTimeAsync(0);
  localStorage.clear();
  asked.length = 0;
  answers = [];
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body: string }) => {
    asked.push({ path, method, body: JSON.parse(body) });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('no network');
    return Response.json(answer);
  });
});

describe('a draft', () => {
  it('is kept here at once, and by the server once typing pauses, each naming the one before', async () => {
    await open();
    answers = [
      { kept: true, savedAt: '2026-11-30T10:00:00.000Z' },
      { kept: true, savedAt: '2026-11-30T10:01:00.000Z' },
    ];
    type('One');
    expect(kept()).toMatchObject([{ body: 'One', state: 'typed', basedOn: null }]);
    type('One two');
    expect(asked).toEqual([]);
    await pause();
    expect(asked).toEqual([
      {
        path: '/api/v1/articles/news/draft',
        method: 'PUT',
        body: { body: 'One two', basedOn: null, parentId: null },
      },
    ]);
    expect(kept()).toMatchObject([{ body: 'One two', state: 'saved' }]);
    expect(the('[data-saved]').textContent).toBe('Draft saved');
    type('One two three');
    expect(the('[data-saved]').hasAttribute('data-outdated')).toBe(true);
    await pause();
    expect(asked[1]?.body).toMatchObject({ body: 'One two three', basedOn: '2026-11-30T10:00:00.000Z' });
    expect(the('[data-saved]').hasAttribute('data-outdated')).toBe(false);
  });

  it('is not said to be saved when it was not', async () => {
    await open();
    answers = [{ kept: true, savedAt: '2026-11-30T10:00:00.000Z' }];
    type('One');
    await pause();
    type('One two');
    await pause();
    expect(the('[data-saved]').textContent).toBe('');
    expect(kept()).toMatchObject([{ body: 'One two', state: 'typed' }]);
  });

  it.each([
    ['both', 'On the phone\n\nOn the desk'],
    ['mine', 'On the desk'],
    ['theirs', 'On the phone'],
  ])('of which another device has another is shown beside it: %s', async (choice, becomes) => {
    await open();
    const current = { body: 'On the phone', savedAt: '2026-11-30T10:00:00.000Z' };
    answers = [
      { kept: false, current },
      { kept: true, savedAt: '2026-11-30T10:02:00.000Z' },
    ];
    type('On the desk');
    await pause();
    expect(the('div[data-other] blockquote').textContent).toBe('On the phone');
    the(`div[data-other] [data-choice=${choice}]`).click();
    await vi.advanceTimersByTimeAsync(0);
    expect(area().value).toBe(becomes);
    expect(document.activeElement).toBe(area());
    expect(the('div[data-other]').childElementCount).toBe(0);
    expect(asked[1]?.body).toMatchObject({ body: becomes, basedOn: current.savedAt });
  });

  it('comes back after a crash, and goes on to the server', async () => {
    await open();
    type('Typed before the crash');
    document.body.innerHTML = '';
    await vi.advanceTimersByTimeAsync(0);
    asked.length = 0;
    await open();
    expect(area().value).toBe('Typed before the crash');
    await pause();
    expect(asked.at(-1)?.body).toMatchObject({ body: 'Typed before the crash' });
  });

  it('is nobody’s where nobody is known', async () => {
    await open(writer({ attributes: 'article="news"' }));
    type('For nobody’s eyes');
    await pause();
    expect(kept()).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('a text that is sent', () => {
  const post = () => the<HTMLFormElement>('form').requestSubmit(the('[value=send]'));

  it('names the draft that it goes on from, and is forgotten once the page has an empty form in its place', async () => {
    await open();
    answers = [{ kept: true, savedAt: '2026-11-30T10:00:00.000Z' }];
    type('To be posted');
    await pause();
    post();
    expect(the<HTMLInputElement>('[name=basedOn]').value).toBe('2026-11-30T10:00:00.000Z');
    expect(kept()).toMatchObject([{ body: 'To be posted', state: 'sent' }]);
    area().value = the<HTMLInputElement>('[name=basedOn]').value = '';
    document.dispatchEvent(new Event(REPLACED));
    expect(kept()).toEqual([]);
    expect(the('[data-typed]').textContent).toBe('0 of 5,000');
    expect(the('[data-saved]').textContent).toBe('');
    type('The next');
    expect(kept()).toMatchObject([{ body: 'The next', basedOn: null }]);
  });

  it('stays kept while it has not arrived, and goes when the page shows that it has', async () => {
    await open();
    type('To be posted');
    post();
    await open();
    expect(area().value).toBe('To be posted');
    await open(`<p data-arrived="To be  posted"></p>${writer()}`);
    expect(area().value).toBe('');
    expect(kept()).toEqual([]);
  });

  it('is not kept as sent by a preview', async () => {
    await open();
    type('To be looked at');
    the<HTMLFormElement>('form').requestSubmit(the('[value=preview]'));
    expect(kept()).toMatchObject([{ state: 'typed' }]);
  });
});

describe('what helps with writing', () => {
  it('counts characters as people see them, and says so near the end', async () => {
    await open(writer({ text: '👩‍👩‍👧 é' }));
    expect(the('[data-typed]').textContent).toBe('3 of 5,000');
    type('a'.repeat(4_850));
    expect(the('[data-near]').textContent).toBe('Fewer than 200 left');
    type('a'.repeat(5_001));
    expect(the('[data-near]').textContent).toBe('Too long');
    expect(the('[data-count]').hasAttribute('data-too-long')).toBe(true);
  });

  it('says what would come of a new text, of no other than the one that stands there', async () => {
    await open(
      writer({ attributes: `member="${MEMBER}" comment="c1" posted="As it was"`, text: 'As it was' }),
    );
    answers = [{ outcome: 'review' }, { kept: true, savedAt: '2026-11-30T10:00:00.000Z' }];
    type('As it will be');
    await vi.advanceTimersByTimeAsync(600);
    expect(asked).toEqual([
      { path: '/api/v1/comments/c1/edit-outcome', method: 'POST', body: { body: 'As it will be' } },
    ]);
    expect(the('div[data-outcome]').textContent).toBe('Reviewed');
    type('As it was');
    expect(the('div[data-outcome]').textContent).toBe('');
    await pause();
    // The text as it stands is no draft of another.
    expect(asked[1]).toEqual({
      path: '/api/v1/comments/c1/draft',
      method: 'PUT',
      body: { body: '', basedOn: null },
    });
  });
});

describe('what says too little', () => {
  const submit = (value: string) => {
    const event = new SubmitEvent('submit', {
      bubbles: true,
      cancelable: true,
      submitter: the(`button[value=${value}]`),
    });
    return the('form').dispatchEvent(event);
  };

  beforeEach(() => open(writer()).then(() => the('form').replaceWith(the('form').cloneNode(true))));

  it('does not leave the form, whose field says why until something else is typed', () => {
    type('ok 👍');
    expect(submit('send')).toBe(false);
    expect(area().validationMessage).toBe('Say more.');
    type('ok then');
    expect(area().validationMessage).toBe('');
    expect(submit('send')).toBe(true);
  });

  it('can be looked at', () => {
    type('ok');
    expect(submit('preview')).toBe(true);
    expect(area().validationMessage).toBe('');
  });
});

describe('a form that is folded until somebody wants it', () => {
  const folded = (text = '') =>
    writer({ text })
      .replace('<form>', '<details><summary>Another</summary><form>')
      .replace('</form>', '</form></details>');

  it('is unfolded with a text that this browser kept, and folded again once it is posted', async () => {
    await open(folded());
    expect(the<HTMLDetailsElement>('details').open).toBe(false);
    type('Begun, and not sent.');
    document.body.innerHTML = '';
    await open(folded());
    expect(area().value).toBe('Begun, and not sent.');
    expect(the<HTMLDetailsElement>('details').open).toBe(true);
    area().value = '';
    document.dispatchEvent(new Event(REPLACED));
    expect(the<HTMLDetailsElement>('details').open).toBe(false);
  });
});
