// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { MORE_COMMENTS, REPLACED } from '../put-again';
import './member';

const [A, B] = ['0198a0c2-0000-7000-8000-00000000000a', '0198a0c2-0000-7000-8000-00000000000b'];

const comment = (id: string) => `<article id="comment-${id}" data-author="ann">
  <div role="group" id="reactions-${id}"><button name="act" value="toggle-reaction ${id} thanks"><span>7</span></button></div><p hidden></p>
  <button name="act" value="toggle-save ${id}" data-off="Save" data-on="Forget">Save</button></article>`;
const page = (...ids: string[]) => `<own-page></own-page><main>${ids.map(comment).join('')}</main>`;
const own = (saved: string[]) => ({
  id: 'me',
  displayName: 'Me',
  staff: false,
  unread: 0,
  waiting: null,
  waits: [] as { kind: string; href: string; label: string; words: string }[],
  followed: false,
  marks: Object.fromEntries(
    saved.map((id) => [id, { reactions: [], saved: true, followed: false, muted: false }]),
  ),
  reactions: { [A]: { thanks: 8 } },
});

const asked: string[][] = [];
let answers: (Response | Promise<Response>)[] = [];
const settled = () => new Promise((resolve) => setTimeout(resolve));
const actsOf = (id: string) =>
  [...document.querySelectorAll<HTMLButtonElement>(`#comment-${id} button`)].map(({ value }) => value);
const countOf = (id: string) => document.querySelector(`#reactions-${id} span`)?.textContent;

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    asked.push((JSON.parse(body) as { comments: string[] }).comments);
    return answers.shift() ?? new Response(null, { status: 503 });
  });
});

it('is shown on the comments that it was asked about; others stay as the page has them until it is known of them', async () => {
  answers = [Response.json(own([A]))];
  document.body.innerHTML = page(A);
  await settled();
  expect(asked).toEqual([[A]]);
  expect(actsOf(A)).toEqual([`react ${A} thanks`, `forget ${A}`]);
  expect(countOf(A)).toBe('8');

  document.querySelector('main')!.innerHTML = comment(A) + comment(B);
  document.dispatchEvent(new Event(REPLACED));
  expect(actsOf(A)).toEqual([`react ${A} thanks`, `forget ${A}`]);
  expect(actsOf(B)).toEqual([`toggle-reaction ${B} thanks`, `toggle-save ${B}`]);
  expect(countOf(B)).toBe('7');
  await settled();
  expect(asked.at(-1)).toEqual([A, B]);
  expect(actsOf(B), 'nothing came').toEqual([`toggle-reaction ${B} thanks`, `toggle-save ${B}`]);
});

it('asks who could review what has waited, in the words for so many, and nobody else', async () => {
  const words = JSON.stringify({ one: 'One waits.', other: '% wait.' });
  const invited = `<p hidden data-own-invitation='${words}'><span></span></p>`;
  document.documentElement.lang = 'en';
  for (const [waiting, said] of [
    ['40+', '40+ wait.'],
    [null, null],
  ] as const) {
    answers = [Response.json({ ...own([]), waiting })];
    document.body.innerHTML = page() + invited;
    await settled();
    const place = document.querySelector<HTMLElement>('[data-own-invitation]')!;
    expect(place.hidden ? null : place.textContent).toBe(said);
  }
});

it('says what waits where the page has a place for it, of the kinds that belong there, and that nothing does', async () => {
  const places = `<ul id="menu" hidden data-own-waits="comment reviews"></ul>
    <ul id="line" data-own-waits="comment reviews notices" data-none="Nothing."><li><a href="/account#waits">Waits</a></li></ul>`;
  const wait = (kind: string, words: string) => ({ kind, href: `/${kind}`, label: kind, words });
  const items = (id: string) =>
    [...document.querySelectorAll(`#${id} li`)].map(({ textContent }) => textContent);
  const menu = () => document.querySelector<HTMLElement>('#menu')!;

  answers = [Response.json({ ...own([]), waits: [wait('comment', '0 of 3'), wait('notices', '<b>2</b>')] })];
  document.body.innerHTML = page() + places;
  await settled();
  expect([menu().hidden, items('menu')]).toEqual([false, ['comment 0 of 3']]);
  expect(items('line')).toEqual(['comment 0 of 3', 'notices <b>2</b>']);
  expect(document.querySelector('#line a')?.getAttribute('href')).toBe('/comment');

  answers = [Response.json(own([]))];
  document.body.innerHTML = page() + places;
  await settled();
  expect([menu().hidden, items('menu')]).toEqual([true, []]);
  expect(items('line')).toEqual(['Nothing.']);
});

it('is as it was answered last, whichever answer comes last', async () => {
  let answerFirst: (response: Response) => void = () => undefined;
  answers = [new Promise((resolve) => (answerFirst = resolve)), Response.json(own([]))];
  document.body.innerHTML = page(A);
  document.dispatchEvent(new Event(MORE_COMMENTS));
  await settled();
  answerFirst(Response.json(own([A])));
  await settled();
  expect(actsOf(A)[1]).toBe(`save ${A}`);
});

it('stays whose it was while something is written on it, whoever has signed in in another tab', async () => {
  answers = [Response.json({ ...own([A]), id: 'another' })];
  document.body.innerHTML = `${page(A)}<b data-own-name></b><textarea>before</textarea>`;
  document.querySelector('textarea')!.value = 'after';
  document.dispatchEvent(new Event(MORE_COMMENTS));
  await settled();
  expect(document.querySelector<HTMLElement>('[data-own-name]')!.dataset.member).toBe('me');
  expect(actsOf(A)[1]).not.toBe(`forget ${A}`);
});

it('is asked for no more once its element is gone', async () => {
  document.querySelector('own-page')!.remove();
  document.dispatchEvent(new Event(MORE_COMMENTS));
  document.dispatchEvent(new Event(REPLACED));
  await settled();
  expect(asked).toEqual([]);
});
