import { z } from 'zod';
import { SIGNING_SECRET } from './standard-webhook';

const wholeNumber = (fallback: number, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .default(fallback);

/** What is wrong with OIDC_PROVIDERS, whatever it is: its parts hold secrets, and are not repeated. */
const PROVIDERS_FORM =
  'must be a JSON list of {"id", "name", "issuer", "clientId", "clientSecret"}, and "memberships": true where it says how those stand, "roles": true where it says who works here';

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/[^/]+\/.+/, 'must look like postgresql://user:password@host:5432/database');

const outsideProviders = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: PROVIDERS_FORM });
      return z.NEVER;
    }
  })
  .pipe(
    z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
        name: z.string().min(1).max(40),
        issuer: z.url({ protocol: /^https?$/ }),
        clientId: z.string().min(1),
        clientSecret: z.string().min(1),
        /** What it says of memberships counts here. */
        memberships: z.boolean().default(false),
        /** The same of roles, as far as the policy lets them be given from outside. */
        roles: z.boolean().default(false),
      }),
      { error: PROVIDERS_FORM },
    ),
  );

/** Of each two, one is of no use without the other. */
const TOGETHER = [
  ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  ['SCREENING_URL', 'SCREENING_SECRET'],
] as const;

const CONTACT = /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/;
const toContact = (given: string): string => (/^[^\s:/]+@/.test(given) ? `mailto:${given}` : given);

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: wholeNumber(3000, 0, 65_535),
  /** Where people reach the site; links and cookies are built from it, never from the Host header. */
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://example.org' })
    .optional(),
  DATABASE_URL: databaseUrl,
  /** Leads to the same database past a pooler, where DATABASE_URL leads to one; see `directDatabaseUrl`. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATABASE_POOL_SIZE: wholeNumber(16, 2, 500),
  /** Signs the session cookie. `npm start` makes one and keeps it in .data when none is given. */
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters'),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 0, 10),
  /** How young a kept page that has changed may be to be shown as it was; 0: everyone waits for the new one. */
  STALE_PAGE_MS: wholeNumber(500, 0, 5_000),
  RATE_LIMIT_SCALE: z.coerce.number('must be a number').positive('must be above 0').default(1),
  /** Whether the web process runs the jobs as well; 0 where `npm run worker` does. */
  JOBS: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('1'),
  /** For how long a process that is to stop answers as before, and says that it is not ready. */
  SHUTDOWN_GRACE_MS: wholeNumber(1000, 0, 60_000),
  SEED_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('1'),
  /** Where mail is handed over; without it, each letter is a file in MAIL_FOLDER. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]+/, 'must look like smtp://user:password@host:587')
    .optional(),
  /** Who mail comes from. `no-reply` at the host of APP_URL when absent. */
  MAIL_FROM: z.email({ error: 'must be an e-mail address' }).optional(),
  MAIL_FOLDER: z.string().default('.data/mail'),
  /** Where members' pictures are kept, unless S3_BUCKET names a bucket for them. */
  FILES_FOLDER: z.string().default('.data/files'),
  /** A bucket of a store that speaks S3. */
  S3_BUCKET: z
    .string()
    .regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z.string().default('us-east-1'),
  /** Where the store is, unless it is Amazon's. */
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://s3.example.org' })
    .optional(),
  /** Both or neither: without them they are looked for where the SDK looks, such as in the role of the machine. */
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  ADMIN_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  ADMIN_PASSWORD: z.string().min(15, 'must have at least 15 characters').optional(),
  /** Where leaked passwords are asked about, by the range protocol of Have I Been Pwned; nowhere without it. */
  BREACHED_PASSWORDS_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be a web address such as https://api.pwnedpasswords.com/range/',
    })
    .regex(/\/$/, 'must end in a slash')
    .optional(),
  /** Where else members may sign in from, by OpenID Connect; secrets are in it. */
  OIDC_PROVIDERS: outsideProviders.default([]),
  /** Where the publication signs its own people in, and sends them back from with a signed token. */
  SSO_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://example.org/sign-in' })
    .optional(),
  /** What those tokens are signed with: a secret that both share, or the address of the publication's public keys (JWKS). */
  SSO_KEY: z
    .string()
    .regex(/^https?:\/\/|^.{32}/, 'must be a secret of at least 32 characters, or the address of a JWKS')
    .optional(),
  /** Where a Ghost publication is, whose members are known here by the token that Ghost gives them; in place of SSO_KEY. */
  GHOST_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://www.example.org' })
    .transform((given) => (given.endsWith('/') ? given.slice(0, -1) : given))
    .optional(),
  /** 1 where people join and sign in by the publication's own accounts alone; staff sign in at /sign-in?here=1 as well. */
  SSO_ONLY: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  /** Where the publication signs its own people out; who signs out here is led there as well. */
  SSO_SIGN_OUT_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://example.org/sign-out' })
    .optional(),
  /** Takes payments for memberships, by Stripe: a secret or a restricted key. Without it nothing of Stripe shows. */
  STRIPE_SECRET_KEY: z
    .string()
    .regex(
      /^(?:sk|rk)_(?:test|live)_[A-Za-z0-9]{8,250}$/,
      'must be a secret key of Stripe, such as sk_test_…',
    )
    .optional(),
  /** What Stripe signs its events to this site with. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[\x21-\x7e]{8,250}$/, 'must be the signing secret of a webhook of Stripe, such as whsec_…')
    .optional(),
  /** A program on this machine that the tests ask in place of Stripe. */
  STRIPE_API_FOR_TESTS: z
    .string()
    .regex(/^http:\/\/(?:localhost|127\.0\.0\.1):\d+$/, 'is for tests: it must be a port of this machine')
    .optional(),
  /** A program that is asked about every comment, and what questions to it are signed with. */
  SCREENING_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address such as https://scorer.example.org/check' })
    .optional(),
  SCREENING_SECRET: z
    .string()
    .regex(SIGNING_SECRET, 'must be whsec_ and the base64 of 24 bytes or more, as Standard Webhooks has it')
    .optional(),
  /** Lets addresses that people give lead to this machine, over plain http: to programs that stand in for others in tests. */
  FETCH_LOOPBACK_FOR_TESTS: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  /** Has Akismet asked about every comment. */
  AKISMET_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{6,64}$/, 'must be a key of Akismet')
    .optional(),
  /** Whom to tell of a hole in the site, in /.well-known/security.txt; there is none without it. */
  SECURITY_CONTACT: z
    .string()
    .transform((given) => given.trim().split(/ +/).map(toContact))
    .refine((contacts) => contacts.every((one) => CONTACT.test(one)), 'must be e-mail or https addresses')
    .default([]),
  /** Lets whoever sends it as a bearer token read /api/metrics; without it, this machine alone does. */
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,200}$/, 'must have at least 32 characters, and no space')
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    })
    .default('info'),
});

/** What goes with something else, or does not. */
const schema = settings.superRefine((given, ctx) => {
  const refuse = (name: string, message: string) => ctx.addIssue({ code: 'custom', path: [name], message });
  for (const [one, other] of [...TOGETHER, ...TOGETHER.map(([one, other]) => [other, one] as const)])
    if (given[one] === undefined && given[other] !== undefined)
      refuse(one, `is not set and ${other} is: set both, or neither`);
  for (const one of ['SSO_ONLY', 'SSO_SIGN_OUT_URL'] as const)
    if ((given[one] ?? '0') !== '0' && !given.SSO_URL)
      refuse(one, 'is set and SSO_URL is not: set both, or neither');
  if (given.SSO_ONLY === '1' && !given.SSO_KEY)
    refuse('SSO_ONLY', 'is set and SSO_KEY is not: without it nobody could sign in or join');
  if (given.GHOST_URL && (given.SSO_KEY || given.SSO_URL))
    refuse(
      'GHOST_URL',
      'is set beside SSO_KEY or SSO_URL: a publication has one kind of accounts of its own',
    );
  if (given.STRIPE_API_FOR_TESTS && given.STRIPE_SECRET_KEY?.includes('_live_'))
    refuse('STRIPE_API_FOR_TESTS', 'is for tests: it must not be set with a live key');
});

export type Env = Omit<z.output<typeof schema>, 'APP_URL' | 'MAIL_FROM'> & {
  APP_URL: string;
  MAIL_FROM: string;
};

/** A setting is missing or malformed. The message is one sentence that says what to do. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

/**
 * Checks a set of variables. An empty value counts as absent, as it does in a `.env` file.
 * @throws {ConfigurationError} naming the first variable that is wrong
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    const isPart = issue !== undefined && issue.path.length > 1;
    const isMissing = given[name] === undefined && issue?.code !== 'custom';
    const problem = isMissing ? 'is not set' : isPart ? PROVIDERS_FORM : (issue?.message ?? 'is malformed');
    throw new ConfigurationError(
      `${name} ${problem}: correct it in the environment or in .env (see .env.example).`,
    );
  }
  const { origin, hostname } = new URL(parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`);
  return {
    ...parsed.data,
    APP_URL: origin,
    MAIL_FROM: parsed.data.MAIL_FROM ?? `no-reply@${mailHost(hostname)}`,
  };
}

/**
 * Where the database has a session of one's own, for what needs one: migrations, listening, and the job queue. A pooler gives
 * every transaction another one.
 */
export const directDatabaseUrl = (): string => env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;

/** An address of the network alone is no mail domain. */
const mailHost = (hostname: string) => (/^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname);

let cached: Env | undefined;

/**
 * The configuration of this process, parsed once. This file is the only reader of `process.env`.
 * @throws {ConfigurationError}
 */
export function env(): Env {
  if (!cached) {
    cached = parseEnv(process.env);
    // next-auth reads its own address from here and from nowhere else.
    process.env.NEXTAUTH_URL = cached.APP_URL;
  }
  return cached;
}
