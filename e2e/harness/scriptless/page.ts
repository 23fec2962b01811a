import { request, type APIRequestContext, type APIResponse, type Cookie } from '@playwright/test';
import { JSDOM, VirtualConsole } from 'jsdom';
import { ScriptlessLocator } from './locator';
import { follow, type Sending } from './navigate';

/**
 * What a browser without script comes to, without the browser: pages are fetched over HTTP and parsed, links followed and forms
 * posted as they stand, cookies kept. It has the part of Playwright's `Page` that such a journey needs, under the same names, so
 * that one journey can be made in either. Nothing is laid out: what CSS hides is not hidden here.
 */
export class ScriptlessPage {
  readonly #context: ScriptlessContext;
  #dom = new JSDOM('');
  #address = 'about:blank';
  /** Where one has been, for the way back. */
  #visited: string[] = [];

  constructor(context: ScriptlessContext) {
    this.#context = context;
  }

  get document(): Document {
    return this.#dom.window.document;
  }

  get request(): APIRequestContext {
    return this.#context.request;
  }

  get baseURL(): string {
    return this.#context.baseURL;
  }

  url = () => this.#address;
  context = () => this.#context;
  content = () => Promise.resolve(this.#dom.serialize());
  close = () => Promise.resolve();

  goto = (path: string) => this.navigate({ url: new URL(path, this.baseURL).href });
  reload = () => this.navigate({ url: this.#address });

  async goBack(): Promise<void> {
    this.#visited.pop();
    await this.goto(this.#visited.pop() ?? this.baseURL);
  }

  /** Goes where a link or a form leads. What only differs in its fragment is the page that is there already. */
  async navigate(sending: Sending): Promise<APIResponse | null> {
    const isHere = !sending.form && withoutFragment(sending.url) === withoutFragment(this.#address);
    if (isHere && sending.url.includes('#') && sending.isLink) {
      this.#address = sending.url;
      return null;
    }
    const { response, url } = await follow(this.request, { ...sending, from: this.#address });
    this.#dom = new JSDOM(await response.text(), { url, virtualConsole: new VirtualConsole() });
    this.#address = url;
    this.#visited.push(url);
    return response;
  }

  locator(selector: string, options: { hasText?: string | RegExp } = {}) {
    return this.#whole.locator(selector, options);
  }
  getByRole: ScriptlessLocator['getByRole'] = (role, options) => this.#whole.getByRole(role, options);
  getByText: ScriptlessLocator['getByText'] = (text, options) => this.#whole.getByText(text, options);
  getByLabel: ScriptlessLocator['getByLabel'] = (text, options) => this.#whole.getByLabel(text, options);

  get #whole(): ScriptlessLocator {
    return new ScriptlessLocator(this, 'page', () => [this.document]);
  }
}

const withoutFragment = (address: string) => address.split('#')[0];

type GivenCookie = Pick<Cookie, 'name' | 'value' | 'domain' | 'path'> & Partial<Cookie>;

/** The cookies that several pages share, as the tabs of a browser do. */
export class ScriptlessContext {
  readonly baseURL: string;
  request!: APIRequestContext;
  readonly #requests: APIRequestContext[] = [];

  private constructor(baseURL: string) {
    this.baseURL = baseURL;
  }

  static async open(baseURL: string): Promise<ScriptlessContext> {
    const context = new ScriptlessContext(baseURL);
    await context.#keep([]);
    return context;
  }

  newPage = () => Promise.resolve(new ScriptlessPage(this));
  cookies = async () => (await this.request.storageState()).cookies;
  clearCookies = () => this.#keep([]);

  async addCookies(cookies: GivenCookie[]): Promise<void> {
    const session = { expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' } as const;
    const isReplaced = ({ name }: Cookie) => cookies.some((added) => added.name === name);
    const kept = (await this.cookies()).filter((cookie) => !isReplaced(cookie));
    await this.#keep([...kept, ...cookies.map((cookie) => ({ ...session, ...cookie }))]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#requests.map((requests) => requests.dispose()));
  }

  /** Playwright's own HTTP client is given its cookies when it is made. */
  async #keep(cookies: Cookie[]): Promise<void> {
    this.request = await request.newContext({
      baseURL: this.baseURL,
      extraHTTPHeaders: { 'accept-language': 'en-GB' },
      storageState: { cookies, origins: [] },
    });
    this.#requests.push(this.request);
  }
}
