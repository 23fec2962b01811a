import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import { problemView } from '../http/problem';
import { scopes } from '@/lib/members/api-keys/schemas';
import type { Call, Contract } from './call';
import { fieldsOf, namedSchemas, referTo, type JsonSchema } from './openapi-schemas';

const ABOUT = `Errors are \`application/problem+json\` with a stable \`code\`. Times are ISO 8601 in UTC, ids are UUIDs.
Unknown fields and wrong types are 400; what you may not see is 404.

Sign in at \`/api/auth/callback/credentials\` to get the session cookie: by \`email\` and \`password\`, by the \`link\` of a letter
(\`POST /sign-in-links\`), each with a \`code\` where the account has a second step, or by a \`passkey\`. Every write needs it, and an \`Origin\` header
that names this site.

Programs send a key instead, as \`Authorization: Bearer\`: an administrator makes it at \`/admin/keys\`, and a call that takes keys names the scope that it asks for. They send no
\`Origin\`. A list ends when its \`nextCursor\` is null; otherwise send that back as \`cursor\`.`;

/** What each status of an error means here. */
const errors: Record<number, string> = {
  400: 'The request cannot be understood; `field` names what is at fault.',
  401: 'Nobody is signed in, or the session has ended; or the key is none that works.',
  403: 'You may not do this, the key has no such scope, or the Origin header is missing or not ours.',
  404: 'It is not there, or not for you.',
  409: 'It has moved on in the meantime (see `current`), or a request with the same Idempotency-Key is in flight.',
  413: 'The body is too large.',
  415: 'The body is not declared as JSON.',
  422: 'It was understood, and a rule refuses it; or the Idempotency-Key came with another request before.',
  429: 'That was too often.',
  500: 'Something went wrong on our side.',
  503: 'A part of us is away for a moment.',
};

/** Errors that say when to come back. */
const WITH_RETRY_AFTER = [429, 503];

/** What each chapter is about. */
const chapters: Record<string, string> = {
  Articles: 'What readers read here, and articles of another system.',
  Comments:
    'Threads, and what a member does with comments: writing, changing, reporting, reacting, appealing.',
  'Peer review': 'What a comment costs its author, and what reviewers do.',
  Members: 'Joining, signing in, and what is a member’s own.',
  Reading: 'What a member keeps for themselves: bookmarks, what they follow, whom they mute.',
  Frames: 'What a discussion in a frame of another site needs: a session of its own there.',
  Moderation: 'What moderators and administrators do.',
  Webhooks: 'What a publication’s own programs are told of, and where.',
  Connections: 'What programs of others are given that an administrator has connected.',
  Documentation: 'This description.',
};

/** Calls by chapter and by the name that generated clients give them. */
export type Operations = Record<string, Record<string, Call>>;

/** The whole API in OpenAPI 3.1, made of the contracts that its handlers are held to. The same for the same code. */
export function openApiDocument(operations: Operations, { sessionCookie }: { sessionCookie: string }) {
  const calls = Object.values(operations).flatMap((chapter) => Object.values(chapter));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trialogue',
      version: '1',
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    tags: Object.keys(operations).map((name) => ({ name, description: chapters[name] })),
    paths: paths(operations),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        key: {
          type: 'http',
          scheme: 'bearer',
          description: `A key of the API. What it may do is told by its scopes: ${scopes.join(', ')}. A call that names none takes no key.`,
        },
      },
      parameters: { idempotencyKey },
      responses: Object.fromEntries(
        Object.entries(errors).map(([status, what]) => [nameOf(status), problem(status, what)]),
      ),
      schemas: namedSchemas(bodiesOf(calls), [...answersOf(calls), problemView]),
    },
  };
}

const bodiesOf = (calls: Contract[]) => calls.flatMap(({ body }) => body ?? []);
const answersOf = (calls: Contract[]) =>
  calls.flatMap(({ responses }) => Object.values(responses).flatMap(({ schema }) => schema ?? []));

function paths(operations: Operations): Record<string, Record<string, JsonSchema>> {
  const found: Record<string, Record<string, JsonSchema>> = {};
  for (const [tag, calls] of Object.entries(operations)) {
    for (const [operationId, contract] of Object.entries(calls)) {
      found[contract.path] = {
        ...found[contract.path],
        [contract.method.toLowerCase()]: operation(tag, operationId, contract),
      };
    }
  }
  return found;
}

function operation(tag: string, operationId: string, contract: Contract): JsonSchema {
  return {
    tags: [tag],
    operationId,
    summary: contract.summary,
    security: security(contract),
    parameters: parameters(contract),
    ...(contract.body && { requestBody: { required: true, content: json(contract.body) } }),
    ...(contract.file && { requestBody: { required: true, content: bytesOf(contract.file.types) } }),
    responses: { ...successes(contract), ...failures(contract) },
  };
}

/** By any one of these; a key by the scope that it then must have. */
function security({ auth, scope = null }: Contract): JsonSchema[] {
  return [
    ...(auth === 'required' ? [] : [{}]),
    ...(auth === 'none' ? [] : [{ session: [] }]),
    ...(scope === null ? [] : [{ key: [scope] }]),
  ];
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours).',
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
};

function parameters({ method, auth, scope = null, params, query, idempotent }: Contract): JsonSchema[] {
  const origin = {
    name: 'Origin',
    in: 'header',
    ...(scope !== null && { description: 'Goes with the session; not needed with a key.' }),
    required: auth !== 'none' && scope === null,
    schema: { type: 'string', format: 'uri' },
  };
  return [
    ...(params ? fieldsOf(params).map((field) => ({ ...field, in: 'path', required: true })) : []),
    ...(query ? fieldsOf(query).map((field) => ({ ...field, in: 'query' })) : []),
    ...(method === 'GET' ? [] : [origin]),
    ...(idempotent ? [{ $ref: '#/components/parameters/idempotencyKey' }] : []),
  ];
}

function successes({ responses, stream }: Contract): JsonSchema {
  const media = stream ? 'text/event-stream' : 'application/json';
  const answers = Object.entries(responses).map(([status, { description, schema, headers }]) => [
    status,
    {
      description,
      ...(headers && { headers: described(headers) }),
      ...(schema && { content: { [media]: { schema: referTo(schema) } } }),
    },
  ]);
  return Object.fromEntries(answers);
}

function described(headers: Record<string, string>): JsonSchema {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

/** The call's own errors, and those that follow from what it takes. */
function failures(contract: Contract): JsonSchema {
  const { method, auth, scope = null, params, body, file, idempotent, errors: own = [] } = contract;
  const statuses = new Set([400, 429, 500, 503, ...own]);
  if (auth === 'required' || scope !== null) statuses.add(401);
  if (method !== 'GET' || scope !== null) statuses.add(403);
  if (params) statuses.add(404);
  if (body) statuses.add(413).add(415);
  if (file) statuses.add(413);
  if (idempotent) statuses.add(409).add(422);
  const sorted = [...statuses].sort((one, other) => one - other);
  return Object.fromEntries(
    sorted.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );
}

function problem(status: string, description: string): JsonSchema {
  const seconds = {
    description: 'Seconds after which to try again.',
    schema: { type: 'integer', minimum: 1 },
  };
  return {
    description,
    ...(WITH_RETRY_AFTER.includes(Number(status)) && { headers: { 'Retry-After': seconds } }),
    content: { 'application/problem+json': { schema: referTo(problemView) } },
  };
}

/** A file as it is, of one of these types. */
const bytesOf = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]));

const json = (schema: z.ZodType) => ({ 'application/json': { schema: referTo(schema) } });

/** `422` as `UnprocessableEntity`. */
const nameOf = (status: number | string) =>
  (STATUS_CODES[status] ?? String(status)).replace(/[^A-Za-z]/g, '');
