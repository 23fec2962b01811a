// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import './desk-live';

type Tell = (event: { data: string; lastEventId: string }) => void;

const pageOf = (at: number, row: string) =>
  `<body><main id="content"><desk-live id="desk-live" at="${at}"></desk-live>
    <section id="case"></section><div id="work-list" data-live><ol><li>${row}</li></ol></div></main></body>`;

let tell: Tell;
let asked: RequestInit[];
let answers: (Response | Error)[];
const list = () => document.getElementById('work-list')?.textContent;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener = (_: string, handle: Tell) => void (tell = handle);
      close = () => undefined;
    },
  );
  vi.stubGlobal('fetch', async (_: string, options: RequestInit) => {
    asked.push(options);
    const answer = answers.shift() ?? new Error('nothing more was to be asked for');
    if (answer instanceof Error) throw answer;
    return answer;
  });
  document.body.innerHTML = pageOf(Date.now(), 'before');
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const hear = () => tell({ data: JSON.stringify({ changedAt: new Date().toISOString() }), lastEventId: '1' });
const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const renewed = () => new Response(pageOf(Date.now(), 'after'));

it('asks for what changed as a page, and not as somebody who is there', async () => {
  answers = [renewed()];
  hear();
  await wait(1);
  expect(list()).toBe('after');
  expect(asked.map(({ headers }) => headers)).toMatchObject([{ unasked: '1' }]);
});

it('leaves what somebody has unfolded of it, a menu too', async () => {
  const fold = (words: string) => `<details data-menu><summary>${words}</summary></details>`;
  document.body.innerHTML = pageOf(Date.now(), fold('before'));
  document.querySelector('details')!.open = true;
  answers = [new Response(pageOf(Date.now(), fold('after')))];
  hear();
  await wait(1);
  expect(list()).toBe('after');
  expect(document.querySelector('details')!.open).toBe(true);
});

it('asks again where nothing comes, after longer each time, and without being told again', async () => {
  answers = [new TypeError('fetch failed'), new Response('', { status: 503 }), renewed()];
  hear();
  await wait(1);
  expect(asked).toHaveLength(1);
  await wait(8);
  expect(asked).toHaveLength(1);
  await wait(3);
  expect([asked.length, list()]).toEqual([2, 'before']);
  await wait(17);
  expect(asked).toHaveLength(2);
  await wait(5);
  expect([asked.length, list()]).toEqual([3, 'after']);
  await wait(300);
  expect(asked).toHaveLength(3);
});

it.each([
  ['they are signed out', 401],
  ['they may not read it', 403],
  ['there is nothing there for them', 404],
  ['it leads elsewhere', 204],
])('asks no more where %s, until the page is another', async (_, status) => {
  answers = [new Response(null, { status, ...(status === 204 && { headers: { elsewhere: '/sign-in' } }) })];
  hear();
  await wait(1);
  hear();
  await wait(300);
  expect(asked).toHaveLength(1);
  document.getElementById('desk-live')?.setAttribute('at', String(Date.now()));
  answers = [renewed()];
  hear();
  await wait(1);
  expect([asked.length, list()]).toEqual([2, 'after']);
});
