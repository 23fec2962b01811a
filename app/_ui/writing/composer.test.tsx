// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it, vi } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import '@/lib/web/browser/writer/comment-writer';
import { Composer } from './composer';

/** What script does is tested in lib/web/browser/writer; here, that it finds its places and its words in what the page renders. */

const PARENT = '0198a0c2-0000-7000-8000-000000000002';

const composer = (more: { draft?: { body: string; savedAt: string }; memberId?: null } = {}) =>
  renderToStaticMarkup(
    inEnglish(
      <Composer
        memberId={more.memberId === null ? null : 'me'}
        articleSlug="news"
        answering={{ id: PARENT, displayName: 'Ann' }}
        draft={more.draft ?? null}
        keepsLinks={false}
        cost={{ count: 3, minutes: 2 }}
        action={async (state) => state}
        cancelHref="#back"
      />,
    ),
  );

const the = <Kind extends HTMLElement = HTMLElement>(selector: string) =>
  document.querySelector<Kind>(selector)!;
const area = () => the<HTMLTextAreaElement>('textarea');
const press = (key: string, more: KeyboardEventInit = {}) =>
  area().dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ctrlKey: true, ...more }),
  );

async function open(html: string): Promise<void> {
  document.body.innerHTML = html;
  await vi.advanceTimersByTimeAsync(0);
}

function type(text: string): void {
  area().value = text;
  area().dispatchEvent(new InputEvent('input', { bubbles: true }));
}

beforeEach(async () => {
  vi.useFakeTimers();
  document.documentElement.lang = 'en';
  await open('');
  localStorage.clear();
  // jsdom edits nothing by command: then the change is made in another way.
  document.execCommand = () => false;
});

it('shows what another device has, in the page’s words, and goes on from the draft that the page came with', async () => {
  const savedAt = '2026-11-30T09:00:00.000Z';
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return Response.json({ kept: false, current: { body: 'From the phone', savedAt } });
  });
  await open(composer({ draft: { body: 'So far', savedAt } }));
  expect(area().value).toBe('So far');
  type('So far, so good');
  expect(the('[data-count]').textContent).toMatch(/^15 of 5,000/);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(asked).toEqual([{ body: 'So far, so good', basedOn: savedAt, parentId: PARENT }]);
  const other = the('div[data-other]');
  expect(other.textContent).toContain('There is another version of this text, from another device');
  expect(other.querySelector('blockquote')?.textContent).toBe('From the phone');
  the('[data-choice=mine]').click();
  expect(area().value).toBe('So far, so good');
});

it('has its marks by button, one stop of the Tab key, and by key', async () => {
  await open(composer());
  type('word');
  area().select();
  the('[data-tool=bold]').click();
  expect(area().value).toBe('**word**');
  press('b');
  expect(area().value).toBe('word');
  const bar = the('[role=toolbar]');
  const stops = () => [...bar.querySelectorAll('button')].map(({ tabIndex }) => tabIndex);
  expect(stops()).toEqual([0, -1, -1, -1]);
  bar.querySelector('button')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
  expect(stops()).toEqual([-1, -1, -1, 0]);
  expect(document.activeElement).toBe(the('[data-tool=list]'));
});

it('quotes the words that were selected last, with whose they are', async () => {
  await open(
    `<article id="comment-1" aria-labelledby="who"><h3 id="who">Ann</h3><p id="words">It *was*.</p></article>${composer()}`,
  );
  getSelection()?.selectAllChildren(the('#words'));
  document.dispatchEvent(new Event('selectionchange'));
  expect(the('[data-passage]').textContent).toBe('Quote puts in what you have selected: “It *was*.”');
  the('[data-tool=quote]').click();
  expect(area().value).toBe('Ann wrote:\n\n> It \\*was\\*.\n\n');
  expect(the('[data-passage]').textContent).toBe('');
});

it('sends by key as by its button, and leaves by key once the text is on the server', async () => {
  const saved = vi.fn(async () => Response.json({ kept: true, savedAt: '2026-11-30T09:00:00.000Z' }));
  vi.stubGlobal('fetch', saved);
  await open(composer());
  const sent = vi.fn((event: SubmitEvent) => event.preventDefault());
  the('form').addEventListener('submit', sent);
  type('To be sent');
  press('Enter');
  expect(sent.mock.calls[0]?.[0].submitter).toMatchObject({ value: 'send' });
  type('To be left');
  const left = vi.fn(() => saved.mock.calls.length);
  the('[data-cancel]').addEventListener('click', left);
  press('Escape', { ctrlKey: false });
  await vi.advanceTimersByTimeAsync(0);
  expect(left).toHaveReturnedWith(1);
  expect(the('[data-saved]').textContent).toBe('Draft saved');
});

it('names the attempt where the page is made for one person, and never on one that all share', async () => {
  const keys = (html: string) => html.match(/name="attempt" value="[\da-f-]{36}"/g) ?? [];
  expect(keys(composer())).toHaveLength(1);
  expect(keys(composer())).not.toEqual(keys(composer()));
  expect(composer({ memberId: null })).not.toContain('name="attempt"');
  expect(composer({ memberId: null })).toBe(composer({ memberId: null }));
});
