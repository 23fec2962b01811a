import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NextIntlClientProvider } from 'next-intl';
import { NextRequest } from 'next/server';
import { createElement, type ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { createFormatter, createTranslator } from 'use-intl/core';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { TIME_ZONE } from '@/lib/language/times';
import { messagesOf } from '@/lib/language/translator';
import { newId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { textsOf } from '@/app/admin/policy/setting-fields';
import { someWords } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import type { Call } from '../../api/call';
import { operations } from '../../api/table';
import type * as DefineAction from '../../http/define-action';
import type * as Problem from '../../http/problem';
import { ADDRESS_HEADER } from '../../http/internal-headers';
import { cookieName } from '../../session/session-seal';
import { doorOf } from '../call-door';
import {
  actions,
  calls,
  deskThings,
  owners,
  pages,
  provedFirst,
  roles,
  routes,
  streams,
  things,
  type Outcome,
  type Things,
  type Who,
} from './matrix';
import { idsIn, sampleOf } from './sample';
import { HOST, openWorld, type Visitor, type World } from './world';

/** The request that pages and actions are told of. */
const asked = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));
vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({
    get: (name: string) => (asked.cookies.has(name) ? { name, value: asked.cookies.get(name) } : undefined),
    getAll: () => [],
    has: (name: string) => asked.cookies.has(name),
    set: () => undefined,
    delete: () => undefined,
  }),
}));
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.mock('next-intl/server', () => {
  const options = { locale: 'en' as const, messages: messagesOf('en'), timeZone: TIME_ZONE };
  return {
    getTranslations: async (namespace?: string) => createTranslator({ ...options, namespace } as never),
    getFormatter: async () => createFormatter(options),
    getLocale: async () => 'en',
    getMessages: async () => options.messages,
  };
});
/** The status of what an action was told last. */
const told = vi.hoisted(() => ({ status: 0 }));
vi.mock('@/lib/web/http/problem', async (original) => {
  const real = await original<typeof Problem>();
  return {
    ...real,
    toAppError: (...given: Parameters<typeof real.toAppError>) => {
      const error = real.toAppError(...given);
      told.status = error.status;
      return error;
    },
  };
});
/** What each action takes. */
const inputs = vi.hoisted(() => new Map<unknown, z.ZodType>());
vi.mock('@/lib/web/http/define-action', async (original) => {
  const real = await original<typeof DefineAction>();
  return {
    ...real,
    defineAction: (definition: Parameters<typeof real.defineAction>[0]) => {
      const action = real.defineAction(definition);
      inputs.set(action, definition.input);
      return action;
    },
  };
});

const app = join(import.meta.dirname, '../../../../app');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
const sourceOf = (file: string) => readFileSync(join(app, file), 'utf8');
const pageFiles = new Map(
  files
    .filter((file) => !file.startsWith('_') && /(^|\/)page\.tsx$/.test(file))
    .map((file) => [dirname(file), file]),
);
/** What files of app/ let others call, by file and name. */
async function exportsOf(isWanted: (file: string) => boolean): Promise<Exported[]> {
  const found = files.filter((file) => /\.tsx?$/.test(file) && isWanted(file));
  const loaded = await Promise.all(
    found.map(async (file) => [file, (await import(join(app, file))) as object] as const),
  );
  return loaded.flatMap(([file, module]) =>
    Object.entries(module)
      .filter(([, value]) => typeof value === 'function')
      .map(([name, value]) => ({ file, name, value: value as Exported['value'] })),
  );
}
type Exported = { file: string; name: string; value: (...given: never[]) => Promise<unknown> };

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const routeHandlers = new Map(
  (await exportsOf((file) => /(^|\/)route\.tsx?$/.test(file)))
    .filter(({ name }) => METHODS.has(name))
    .map((one) => [`${one.name} ${dirname(one.file)}`, one]),
);
const formActions = new Map(
  (await exportsOf((file) => /['"]use server['"]/.test(sourceOf(file)))).map((one) => [
    `${one.file} ${one.name}`,
    one,
  ]),
);
const callsByName = new Map(
  Object.values(operations as Record<string, Record<string, Call>>)
    .flatMap((chapter) => Object.entries(chapter))
    .filter(([name]) => !streams.includes(name)),
);

let world: World;
/** What the form of the policy sends. */
let settings: Record<string, unknown>;
beforeAll(async () => {
  world = await openWorld();
  const policy = await currentPolicy();
  settings = { ...textsOf(policy), version: policy.version, mostReviews: '8', days: '14' };
}, 60_000);

beforeEach(() => world.restore());

type Answer = { status: number; code?: string };

/** Past the door is whoever is stopped by something else than a permission. What the test itself asked wrongly is no answer. */
function outcomeOf({ status, code }: Answer, what: string, isNothingThere = false): Outcome {
  if (status === 401 && code !== 'wrong-credentials' && code !== 'sign-in-over') return 'out';
  if (status === 403 || (status === 404 && !isNothingThere)) return 'no';
  if (status === 429 || status >= 500 || code === 'invalid-input' || code === 'proof-needed')
    throw new Error(`${what}: ${status} ${code}`);
  return 'in';
}

/** What a browser might say of a passkey, and nobody has. */
const credential = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: {
    clientDataJSON: 'AAAA',
    attestationObject: 'AAAA',
    authenticatorData: 'AAAA',
    signature: 'AAAA',
  },
};

/** The id of what something is asked about, where it is about what is somebody's or the desk's. */
function idFor(name: string, of: Things): string | undefined {
  const [thing, desk] = [things[name]?.of, deskThings[name]];
  if (thing) return of[thing];
  return desk === 'none' ? newId() : desk && world.desk[desk];
}

/** What a visitor may be told of by name, where nothing else is asked for. */
const wordsFor = (name: string, of: Things): Record<string, unknown> => ({
  articleSlug: world.slug,
  slug: world.slug,
  body: someWords(),
  csv: 'email\nsomebody@example.org',
  email: `${newId()}@example.org`,
  displayName: nameOf(newId()),
  password: 'tortoise lamp nine harbour',
  presentPassword: 'not the present one',
  provider: 'city',
  reason: 'As we agreed on Friday.',
  note: 'As we agreed on Friday, all of it.',
  text: 'Please look at it again, all of it.',
  returnTo: '/',
  name: 'My phone',
  credential,
  version: 1,
  revision: 1,
  houseRule: 'civility',
  rule: 'civility',
  // Another than they show, so that it stays for whoever asks next.
  picture: '0'.repeat(32),
  digest: 'of something else',
  memberId: of.member,
  assignmentId: of.lease,
  appealId: of.appeal,
  contestId: of.contest,
  sanctionId: of.sanction,
  noteId: newId(),
  viewId: newId(),
  deliveryId: world.desk.delivery,
  secretKey: `${'0'.repeat(24)}:${'0'.repeat(64)}`,
  // A box of the form of a webhook.
  'comment.published': 'on',
  // The boxes of a form are named another way than a call names them.
  ...(name.startsWith('admin/several') && { comments: `${newId()}.1` }),
  itemId: world.desk.item,
  commentId: idFor(name, of) ?? of.published,
  id: idFor(name, of),
});
/** A name that nobody has: of letters alone. */
const nameOf = (id: string) =>
  `Visitor ${id.slice(-8).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)}`;

/** What a call is asked for where the first that comes to mind will not do; `nothing`: it is about what there is not. */
type Wish = { params?: object; query?: string; body?: object; nothing?: boolean };

const wishFor = (name: string, id: string | undefined): Wish => {
  const wishes: Record<string, Wish> = {
    sendCommentImport: { query: '?source=trialogue' },
    searchComments: { query: '?q=spanner' },
    countDiscussions: { query: `?articles=${world.slug}&origin=${HOST}` },
    putArticle: { body: { address: 'https://example.org/story' } },
    // What one is asked about by an id that may be left out, or is one of several.
    submitComment: { body: { parentId: id } },
    keepDraft: { body: { parentId: id } },
    volunteer: { body: { after: id } },
    markRead: { body: { ids: [id] } },
    readOwnPage: { body: { comments: [id] } },
    recordReview: { body: { verdict: 'YES' } },
    reportComment: { body: { reason: 'other' } },
    react: { params: { kind: 'well-argued' } },
    takeBackReaction: { params: { kind: 'well-argued' } },
    beginHandover: { body: { origin: 'https://www.example.net', challenge: 'A'.repeat(43) } },
    takeHandover: { body: { verifier: 'A'.repeat(43) } },
    signInToFrame: { body: { origin: 'https://www.example.net' } },
    // Nothing is counted there.
    readTransparency: { nothing: true },
    takeOutsideMembership: { nothing: true },
    connectWordpress: { body: { code: 'A'.repeat(43), verifier: 'A'.repeat(43) } },
    unlinkIdentity: { params: { provider: 'city' }, nothing: true },
    changeMailSettings: { body: { topics: { reviews: 'DAILY' } } },
    decideComment: { body: { action: 'PUBLISH' } },
    sanctionMember: { body: { kind: 'BAN' } },
    changePolicy: { body: { review: { required: 3 } } },
    restorePolicyVersion: { params: { version: String(settings.version) } },
  };
  return wishes[name] ?? {};
};

/** Whose a thing is that is asked about at a door: one's own where nobody else's opens, another's elsewhere. */
function atTheDoor(name: string, visitor: Visitor): Things {
  return things[name]?.admin.others === 'no' ? visitor : world.others;
}

async function callAs(visitor: Visitor, name: string, of: Things): Promise<Answer & { nothing?: boolean }> {
  const call = callsByName.get(name)!;
  const id = idFor(name, of);
  const { params, query: search = '', body, nothing } = wishFor(name, id);
  const sample = call.body && {
    ...(sampleOf(call.body, wordsFor(name, of)) as object),
    ...body,
  };
  const response = await doorOf(call)(
    new Request(`http://localhost:3000/api/v1${call.path}${search}`, {
      method: call.method,
      headers: {
        origin: 'http://localhost:3000',
        [ADDRESS_HEADER]: visitor.address,
        ...(visitor.cookie && { cookie: `${cookieName('session')}=${visitor.cookie}` }),
        ...(sample && { 'content-type': 'application/json' }),
      },
      body: sample && JSON.stringify(sample),
    }),
    { params: Promise.resolve({ id, slug: world.slug, deliveryId: world.desk.delivery, ...params }) },
  );
  const { code } = (response.status < 400 ? {} : await response.json()) as { code?: string };
  return { status: response.status, code, nothing: nothing ?? deskThings[name] === 'none' };
}

/** Pages and actions are asked by whoever the cookie says. */
function comeAs({ cookie, address }: Visitor): void {
  asked.headers = new Headers({ [ADDRESS_HEADER]: address, host: 'localhost:3000' });
  asked.cookies = new Map(cookie === null ? [] : [[cookieName('session'), cookie]]);
}

/** What Next is told by an error: where it leads, or that there is nothing. */
function answerIn(error: unknown): Answer | null {
  const digest = String((error as { digest?: unknown } | null)?.digest ?? '');
  if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404')) return { status: 404 };
  if (!digest.startsWith('NEXT_REDIRECT;')) return null;
  const location = digest.split(';').slice(2, -2).join(';');
  if (/^\/sign-in\?callbackUrl=/.test(location)) return { status: 401 };
  // Staff who have to set up a second step first.
  return { status: /^\/account\/security\/second-step\?callbackUrl=/.test(location) ? 403 : 303 };
}

type Page = { default: (props: object) => Promise<ReactNode> };

/** Makes a page whole, with all that stands in it. */
async function visitAs(visitor: Visitor, folder: string, params: object): Promise<Answer> {
  comeAs(visitor);
  const { default: Page } = (await import(join(app, pageFiles.get(folder)!))) as Page;
  const given = {
    params: Promise.resolve(params),
    searchParams: Promise.resolve({ query: 'spanner', provider: 'city', token: 'none' }),
  };
  const failed: unknown[] = [];
  const words = { locale: 'en' as const, messages: messagesOf('en'), timeZone: TIME_ZONE };
  const tree = createElement(NextIntlClientProvider, words as never, createElement(Page as never, given));
  await prerender(tree, { onError: (error) => void failed.push(error) }).catch(() => undefined);
  for (const error of failed) {
    const answer = answerIn(error);
    if (answer) return answer;
  }
  if (failed.length > 0) throw failed[0] as Error;
  return { status: 200 };
}

const paramsOf = (folder: string, of: Things): object => ({
  id: idFor(folder, of),
  slug: world.slug,
  topic: 'World',
  token: 'none',
  provider: 'city',
  version: '0',
  deliveryId: world.desk.delivery,
  format: 'rss',
  name: folder.includes('/calls/') ? 'listArticles' : 'Article',
  nextauth: ['session'],
});

/** What comes out, beside what should. */
async function compare(
  table: Record<string, Who>,
  ask: (visitor: Visitor, name: string) => Promise<Outcome>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, who] of Object.entries(table))
    for (const role of roles) {
      const outcome = await ask(world.visitors[role], name).catch((error: Error) => error.message);
      if (outcome !== who[role]) wrong.push(`${name}: ${role} is ${outcome}, not ${who[role]}`);
    }
  return wrong;
}

describe('everything that can be asked for is in the table', () => {
  it.each([
    ['calls', () => [...callsByName.keys()], calls],
    ['pages', () => [...pageFiles.keys()], pages],
    ['routes', () => [...routeHandlers.keys()], routes],
    ['actions', () => [...formActions.keys()], actions],
  ])('%s', (_, found, table) => {
    expect(found().sort()).toEqual(Object.keys(table).sort());
  });
});

/** What is asked about by an id: in its address, or in what is sent to it. */
function askedById(): string[] {
  const isInAddress = (address: string) => /\{id\}|\[id\]/.test(address);
  const found = [
    ...[...callsByName].filter(([, { path, body }]) => isInAddress(path) || (body && idsIn(body).length > 0)),
    ...[...pageFiles, ...routeHandlers].filter(([name]) => isInAddress(name)),
    ...[...formActions].filter(([, action]) => {
      const input = inputOf(action);
      return input && idsIn(input).length > 0;
    }),
  ];
  return found.map(([name]) => name);
}

it('whatever is asked about by an id says whose that is', () => {
  // A button says in one text what it does and upon what.
  const inWords = ['(site)/_viewer/actions.ts actAsReader'];
  expect([...askedById(), ...inWords].sort()).toEqual(
    [...Object.keys(things), ...Object.keys(deskThings)].sort(),
  );
});

describe('nobody comes past a door but those whom the table lets in', () => {
  it('of a call', { timeout: 120_000 }, async () => {
    const wrong = await compare(calls, async (visitor, name) => {
      await world.restore();
      const answer = await callAs(visitor, name, atTheDoor(name, visitor));
      return outcomeOf(answer, name, answer.nothing);
    });
    expect(wrong).toEqual([]);
  });

  it('of a page', { timeout: 120_000 }, async () => {
    const wrong = await compare(pages, async (visitor, folder) => {
      const answer = await visitAs(visitor, folder, paramsOf(folder, atTheDoor(folder, visitor)));
      return outcomeOf(answer, folder, NOTHING_THERE.has(folder));
    });
    expect(wrong).toEqual([]);
  });

  it('of an action', { timeout: 120_000 }, async () => {
    const wrong = await compare(actions, async (visitor, name) => {
      await world.restore();
      const answer = await sendAs(visitor, name, atTheDoor(name, visitor));
      return outcomeOf(answer, name, answer.nothing);
    });
    expect(wrong).toEqual([]);
  });

  it('of a route', { timeout: 60_000 }, async () => {
    const wrong = await compare(routes, async (visitor, name) => {
      await query('update sessions set revoked_at = null');
      return outcomeOf(await knockAs(visitor, name, atTheDoor(name, visitor)), name, NOTHING_THERE.has(name));
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is somebody’s', () => {
  it.each(['insider', 'admin'] as const)(
    'opens to an %s as the table says',
    { timeout: 120_000 },
    async (role) => {
      const visitor = world.visitors[role];
      const wrong: string[] = [];
      for (const [name, { [role]: whose }] of Object.entries(things))
        for (const owner of whose ? owners : []) {
          await world.restore();
          const of = owner === 'own' ? visitor : world[owner];
          const answers = { call: callAs, page: visitPageOf, route: knockAs, action: sendAs };
          const ask = async (): Promise<Outcome> => {
            const answer = await answers[kindOf(name)](visitor, name, of);
            // A rule that this thing can never keep, such as one's own, is a no as well.
            return answer.status === 422 ? 'no' : outcomeOf(answer, name);
          };
          const outcome = await ask().catch((error: Error) => error.message);
          if (outcome !== whose![owner]) wrong.push(`${name}: ${owner} is ${outcome}, not ${whose![owner]}`);
        }
      expect(wrong).toEqual([]);
    },
  );
});

function kindOf(name: string): 'call' | 'page' | 'route' | 'action' {
  if (callsByName.has(name)) return 'call';
  if (pageFiles.has(name)) return 'page';
  return routeHandlers.has(name) ? 'route' : 'action';
}

const visitPageOf = (visitor: Visitor, folder: string, of: Things): Promise<Answer> =>
  visitAs(visitor, folder, paramsOf(folder, of));

describe('a proof of who somebody is', () => {
  it('is asked of an administrator by the calls that the table names, and by no other', async () => {
    const asking: string[] = [];
    for (const name of callsByName.keys()) {
      await query('delete from rate_limits');
      await query('update sessions set proved_at = null, revoked_at = null');
      const { code } = await callAs(world.visitors.admin, name, world.others);
      if (code === 'proof-needed') asking.push(name);
    }
    expect(asking.sort()).toEqual([...provedFirst].sort());
  });
});

/** Of what is about something that is not there, so that "not found" is past the door. */
const NOTHING_THERE = new Set([
  'GET api/auth/[...nextauth]',
  'POST api/auth/[...nextauth]',
  'POST api/ghost',
  'GET api/metrics',
  'GET .well-known/security.txt',
  'POST api/stripe',
  'POST api/unsubscribe/[token]',
  '(account)/unsubscribe/[token]',
]);

async function knockAs(visitor: Visitor, name: string, of: Things): Promise<Answer> {
  comeAs(visitor);
  const { name: method, value } = routeHandlers.get(name)!;
  const handle = value as (request: Request, context: object) => Promise<Response>;
  const url = `http://localhost:3000/asked?article=${world.slug}`;
  const body = method === 'GET' ? undefined : new URLSearchParams({ to: 'en' });
  const request = new NextRequest(url, { method, body, headers: asked.headers });
  const params = Promise.resolve(paramsOf(name, of));
  try {
    const { status, headers } = await handle(request, { params });
    return { status: /^\/sign-in\?callbackUrl=/.test(headers.get('location') ?? '') ? 401 : status };
  } catch (error) {
    const answer = answerIn(error);
    if (!answer) throw error;
    return answer;
  }
}

type Action = (before: unknown, form: FormData) => Promise<{ status?: string; code?: string } | undefined>;

const fieldsFor = (key: string, name: string, of: Things): Record<string, unknown> => {
  const fields: Record<string, Record<string, unknown>> = {
    savePolicy: { ...settings, reason: 'It is tried.' },
    // All of the WordPress's own addresses.
    agree: {
      home: HOST,
      back: HOST,
      webhook: HOST,
      signIn: HOST,
      state: 'A'.repeat(43),
      challenge: 'A'.repeat(43),
    },
    retry: { jobId: '4611686018427387904' },
    restore: { restored: String(settings.version), version: settings.version },
    saveDiscussion: { closeAfterDays: '', slowMinutes: '0', topics: 'World' },
    ask: { ...settings, mostReviews: '6' },
    replay: { ...settings, mostReviews: '6' },
    stop: { ...settings, mostReviews: '6' },
    decide: { action: 'PUBLISH' },
    pick: { on: 'true' },
    dismiss: { reports: 1 },
    actAsReader: { act: `save ${idFor(key, of)}` },
    revise: { intent: 'send', nudged: '1' },
    postComment: { intent: 'send', nudged: '1', parentId: idFor(key, of) },
    volunteerReview: { after: idFor(key, of) },
    markAllRead: { through: idFor(key, of) },
    welcome: { intent: 'skip' },
    report: { reason: 'other' },
    sanction: { measure: 'day' },
    pay: { plan: 'monthly' },
  };
  return { ...wordsFor(key, of), ...fields[name] };
};

/** Actions that are about something that is not there. */
const ABOUT_NOTHING = new Set(['unlink', 'endMail', 'retry']);

const inputOf = ({ value }: Exported): z.ZodType | undefined => inputs.get(value);

async function sendAs(visitor: Visitor, key: string, of: Things): Promise<Answer & { nothing: boolean }> {
  comeAs(visitor);
  const exported = formActions.get(key)!;
  const { name } = exported;
  const action = exported.value as Action;
  const input = inputOf(exported);
  const form = new FormData();
  const words = fieldsFor(key, name, of);
  const fields = input ? { ...(sampleOf(input, words) as object), ...chosenFrom(input, words) } : {};
  for (const [field, value] of Object.entries(fields))
    form.append(field, typeof value === 'object' ? JSON.stringify(value) : String(value));
  const nothing = ABOUT_NOTHING.has(name) || deskThings[key] === 'none';
  told.status = 200;
  try {
    const state = input ? await action(undefined, form) : await action(form, form);
    return state?.status === 'error'
      ? { status: told.status, code: state.code, nothing }
      : { status: 200, nothing };
  } catch (error) {
    const answer = answerIn(error);
    if (!answer) throw error;
    return { ...answer, nothing };
  }
}

/** Fields that may be left out, and that this action is to be sent all the same. */
function chosenFrom(input: z.ZodType, words: Record<string, unknown>): object {
  const shape = (input as unknown as { shape?: object }).shape ?? {};
  const optional = [
    'intent',
    'nudged',
    'nothing',
    'parentId',
    'after',
    'comments',
    'comment.published',
  ].filter((name) => name in shape && name in words);
  return Object.fromEntries(optional.map((name) => [name, words[name]]));
}
