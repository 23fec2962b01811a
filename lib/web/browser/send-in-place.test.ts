// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renewPage, sendInPlace } from './send-in-place';

// jsdom draws nothing, and does not know the question.
Element.prototype.checkVisibility ??= () => true;

const SENTENCES =
  'data-unsent="It was not sent." data-offline="You are offline." data-signed-out="Signed out."';

const pageOf = (content: string, title = 'A page') =>
  `<html><head><title>${title}</title></head><body ${SENTENCES} data-sign-in="Sign in"><main id="content" tabindex="-1">${content}</main></body></html>`;

const sent: { address: string; options: RequestInit }[] = [];

/** Puts a page there, and has each thing that is asked for answered in turn. */
function open(content: string, ...answers: (Response | Error)[]): void {
  document.documentElement.innerHTML = pageOf(content);
  vi.stubGlobal('fetch', async (address: string, options: RequestInit) => {
    sent.push({ address, options });
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    throw answer ?? new Error('nothing more was to be asked for');
  });
}

const answerOf = (content: string, options?: ResponseInit & { title?: string }) =>
  new Response(pageOf(content, options?.title), options);
const leadsTo = (place: string) => new Response(null, { status: 204, headers: { elsewhere: place } });

const the = <Kind extends HTMLElement = HTMLElement>(selector: string) =>
  document.querySelector<Kind>(selector)!;
const form = () => the<HTMLFormElement>('#own');
const send = (submitter: HTMLElement | null = null) => sendInPlace({ form: form(), submitter });
const said = () => the('[data-form-problem]')?.textContent;
const asked = () => new URL(sent[0]!.address, location.href);

// What jsdom does not do.
Element.prototype.scrollIntoView = () => undefined;

beforeEach(() => void sent.splice(0));

describe('what a form is answered', () => {
  it('takes the place of what stood there, with its title', async () => {
    open(
      '<form id="own"><p>Before</p></form>',
      answerOf('<form id="own"><p>After</p></form>', { title: 'Done' }),
    );
    const before = form();
    await send();
    expect(form()).toBe(before);
    expect(form().textContent).toBe('After');
    expect(document.title).toBe('Done');
    expect(document.querySelectorAll('body, main')).toHaveLength(2);
  });

  it('leaves what others of the page’s forms hold, and what was unfolded', async () => {
    const others = (chosen = '') => `
      <details id="fold"><summary>More</summary></details>
      <form id="other"><input name="line" value="given"><textarea name="text">given</textarea>
        <input type="checkbox" name="box"><input type="radio" name="which" value="a"><input type="radio" name="which" value="b">
        <select name="list"><option>one</option><option ${chosen}>two</option></select>
        <select name="free"><option>one</option><option ${chosen}>two</option></select></form>`;
    open(
      `<form id="own"><input name="own" value="given"></form>${others()}`,
      answerOf(`<form id="own"><input name="own" value="given"></form>${others('selected')}`),
    );
    the<HTMLDetailsElement>('#fold').open = true;
    const at = (name: string) => the<HTMLInputElement>(`[name=${name}]`);
    at('own').value = at('line').value = at('text').value = 'typed';
    at('box').checked = the<HTMLInputElement>('[value=b]').checked = true;
    the<HTMLSelectElement>('[name=list]').selectedIndex = 1;
    await send();
    expect(at('own').value).toBe('given');
    expect([at('line').value, at('text').value]).toEqual(['typed', 'typed']);
    expect([at('box').checked, the<HTMLInputElement>('[value=b]').checked]).toEqual([true, true]);
    expect(at('list').value).toBe('two');
    expect(at('free').value, 'what nobody chose is as the page has it').toBe('two');
    expect(the<HTMLDetailsElement>('#fold').open).toBe(true);
  });

  it('has its fields in their places before they know of what they suggest', async () => {
    const moved = vi.fn();
    const moveBefore = function (this: Element, node: Element, after: Node | null) {
      moved(node.querySelector('[list]') !== null);
      return this.insertBefore(node, after);
    };
    Object.assign(Element.prototype, { moveBefore });
    vi.stubGlobal('CSS', { escape: (id: string) => id });
    const [card, aside] = [
      '<section id="card"><form id="own"><datalist id="topics"></datalist><input id="field" list="topics"></form></section>',
      '<aside id="aside"></aside>',
    ];
    open(card + aside, answerOf(aside + card));
    const field = the('#field');
    await send();
    Reflect.deleteProperty(Element.prototype, 'moveBefore');
    expect(the('#field')).toBe(field);
    expect(moved).toHaveBeenCalledWith(false);
    expect(moved).not.toHaveBeenCalledWith(true);
    expect(field.getAttribute('list')).toBe('topics');
    expect(field.dataset.list).toBeUndefined();
  });

  it('leaves what was typed while it was on its way, and what script alone fills', async () => {
    const own = (news = '') =>
      `<form id="own">${news}<p data-scripted></p><textarea name="sent"></textarea><textarea name="more"></textarea>
        <input type="email" name="to"></form>`;
    open(own());
    const at = (name: string) => the<HTMLTextAreaElement | HTMLInputElement>(`[name=${name}]`);
    at('to').value = 'nobody';
    at('sent').value = at('more').value = 'typed';
    the('[data-scripted]').textContent = 'Draft saved';
    vi.stubGlobal('fetch', async () => {
      at('more').value = 'typed, and more';
      at('to').value = 'somebody@example.org';
      return answerOf(own());
    });
    await send();
    expect([at('sent').value, at('more').value]).toEqual(['', 'typed, and more']);
    expect(at('to').value).toBe('somebody@example.org');
    expect(the('[data-scripted]').textContent).toBe('Draft saved');
    vi.stubGlobal('fetch', async () => answerOf(own('<p>News</p>')));
    await send();
    expect(the('form p').textContent, 'what comes before it is not taken for it').toBe('News');
  });

  it('gives the focus to what is news, and of several to what was not there before', async () => {
    const old = '<p id="old" data-arrival tabindex="-1">Saved</p>';
    const news = '<p id="news" data-arrival tabindex="-1">Not saved</p>';
    open(
      `<form id="own"></form>${old}`,
      answerOf(`<form id="own">${news}</form>${old}`),
      answerOf(`<form id="own"></form>${old}`),
    );
    await send();
    expect(document.activeElement?.id).toBe('news');
    await send();
    expect(document.activeElement?.id).toBe('old');
  });

  it('gives the focus to the page where what had it is gone', async () => {
    open('<form id="own"><button>Go</button></form>', answerOf('<form id="own"></form>'));
    the('button').focus();
    await send();
    expect(document.activeElement?.id).toBe('content');
  });

  it('is what the form leads to, where that is on this page', async () => {
    open(
      '<form id="own"></form>',
      leadsTo('/?saved=1#place'),
      answerOf('<form id="own"></form><h2 id="place" tabindex="-1">Here</h2>'),
    );
    await send();
    expect(sent.map(({ options }) => options.method)).toEqual(['POST', undefined]);
    expect(location.search + location.hash).toBe('?saved=1#place');
    expect(document.activeElement?.id).toBe('place');
    history.replaceState(null, '', '/');
  });
});

it('is not said to have failed where it has arrived, and only the page that it leads to does not come', async () => {
  for (const answer of [new TypeError('fetch failed'), answerOf('<p>Too often.</p>', { status: 429 })]) {
    open('<form id="own"></form>', leadsTo('/?saved=1'), answer);
    const [real, reload] = [location, vi.fn()];
    const get = (_: object, key: keyof Location) => (key === 'reload' ? reload : real[key]);
    vi.stubGlobal('location', new Proxy({}, { get } as ProxyHandler<object>));
    await send();
    expect(sent.splice(0)).toHaveLength(2);
    expect(said()).toBeUndefined();
    expect(location.search).toBe('?saved=1');
    expect(reload).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
    history.replaceState(null, '', '/');
  }
});

it('a page that is renewed by itself leaves the focus where it is, and what one has gone on to', async () => {
  const news = '<p data-arrival tabindex="-1">Saved</p>';
  open(`<a href="/">A</a>${news}`, answerOf(`<a href="/">B</a>${news}`), answerOf('<a href="/">C</a>'));
  the('a').focus();
  await renewPage();
  expect(the('a').textContent).toBe('B');
  expect(document.activeElement).toBe(the('a'));

  // Whoever is led to a place of it goes there, and hears where nothing comes.
  open(
    `<a href="/">A</a>${news}`,
    answerOf(`<a href="/">B</a>${news}<section id="comments" tabindex="-1">Two</section>`),
  );
  await renewPage('comments');
  expect(document.activeElement).toBe(the('#comments'));
  open('<a href="/">A</a>', new Response('', { status: 503 }));
  await expect(renewPage('comments')).rejects.toThrow();

  open('<a href="/">B</a>', answerOf('<a href="/">C</a>'));
  const renewal = renewPage();
  history.replaceState(null, '', '/?sort=top');
  await renewal;
  expect(the('a').textContent).toBe('B');
  history.replaceState(null, '', '/');
});

describe('sending', () => {
  it('goes to the address of the button, else to that of the form, else to that of the page', async () => {
    for (const [own, button, expected] of [
      ['action="/one"', 'formaction="/two"', '/two'],
      ['action="/one"', '', '/one'],
      ['action=""', '', '/'],
    ]) {
      sent.splice(0);
      open(
        `<form id="own" ${own}><input name="action" value="x"><button ${button} name="by" value="it">Go</button></form>`,
        answerOf(''),
      );
      await send(the('button'));
      expect(asked().pathname).toBe(expected);
      expect([...(sent[0]!.options.body as FormData).entries()]).toEqual([
        ['action', 'x'],
        ['by', 'it'],
      ]);
    }
  });

  it('is done once at a time', async () => {
    open('<form id="own"></form>', answerOf('<form id="own"></form>'));
    await Promise.all([send(), send()]);
    expect(sent).toHaveLength(1);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['nothing answers', new TypeError('fetch failed'), 'It was not sent.'],
    [
      'the answer is a refusal',
      answerOf('<p>There is no such page.</p>', { status: 404 }),
      'There is no such page.',
    ],
    ['the answer is no page', new Response('{}', { status: 429 }), 'It was not sent.'],
    ['the session has ended', leadsTo('/sign-in?callbackUrl=%2F'), 'Signed out. Sign in'],
    [
      'the session has ended, in a frame',
      leadsTo('/embed/a-town/onwards?to=%2Fsign-in%3FcallbackUrl%3D%252F'),
      'Signed out. Sign in',
    ],
  ])('is said beside the form, which stays as it is: %s', async (_, answer, words) => {
    open('<form id="own"><textarea>A</textarea></form>', answer);
    the<HTMLTextAreaElement>('textarea').value = 'typed';
    await send();
    expect(said()).toBe(words);
    expect(the<HTMLTextAreaElement>('textarea').value).toBe('typed');
    expect(form().ariaBusy).toBeNull();
  });

  it('is no longer said once it could be', async () => {
    open(
      '<form id="own"></form>',
      new TypeError('fetch failed'),
      new TypeError('fetch failed'),
      answerOf('<form id="own"></form>'),
    );
    await send();
    await send();
    expect(document.querySelectorAll('[data-form-problem]')).toHaveLength(1);
    await send();
    expect(said()).toBeUndefined();
  });
});
