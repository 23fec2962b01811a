import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseEnv } from './env';

const given = {
  DATABASE_URL: 'postgresql://user:secret@localhost:5432/trialogue',
  SESSION_SECRET: 'x'.repeat(32),
};

describe('the configuration', () => {
  it('needs a database and a secret, and has defaults for the rest', () => {
    expect(parseEnv(given)).toMatchObject({
      NODE_ENV: 'production',
      PORT: 3000,
      APP_URL: 'http://localhost:3000',
      TRUSTED_PROXY_HOPS: 0,
      RATE_LIMIT_SCALE: 1,
      SEED_DEMO: '1',
      LOG_LEVEL: 'info',
      MAIL_FROM: 'no-reply@localhost',
      MAIL_FOLDER: '.data/mail',
    });
  });

  it.each([
    ['https://news.example.org', 'no-reply@news.example.org'],
    ['http://192.0.2.7:3000', 'no-reply@localhost'],
    ['http://[::1]:3000', 'no-reply@localhost'],
  ])('mail from %s comes from %s unless it is said otherwise', (APP_URL, sender) => {
    expect(parseEnv({ ...given, APP_URL }).MAIL_FROM).toBe(sender);
    expect(parseEnv({ ...given, APP_URL, MAIL_FROM: 'post@example.org' }).MAIL_FROM).toBe('post@example.org');
  });

  it('takes an empty value for an absent one', () => {
    expect(parseEnv({ ...given, PORT: '', ADMIN_EMAIL: '' }).PORT).toBe(3000);
  });

  it('makes an origin of APP_URL', () => {
    expect(parseEnv({ ...given, APP_URL: 'https://example.org/comments/' }).APP_URL).toBe(
      'https://example.org',
    );
  });

  it.each([
    ['DATABASE_URL', undefined, 'is not set'],
    ['DATABASE_URL', 'mysql://localhost/x', 'must look like postgresql://'],
    ['DATABASE_URL', 'postgresql://localhost', 'must look like postgresql://'],
    ['SESSION_SECRET', undefined, 'is not set'],
    ['SESSION_SECRET', 'short', 'at least 32 characters'],
    ['PORT', 'eighty', 'must be a whole number'],
    ['PORT', '65536', 'PORT'],
    ['PORT', '-1', 'must be a whole number'],
    ['APP_URL', 'example.org', 'must be a web address'],
    ['APP_URL', 'javascript:alert(1)', 'must be a web address'],
    ['RATE_LIMIT_SCALE', 'much', 'must be a number'],
    ['RATE_LIMIT_SCALE', '0', 'must be above 0'],
    ['SEED_DEMO', 'yes', 'must be 0 or 1'],
    ['SMTP_URL', 'mail.example.org', 'must look like smtp://'],
    ['MAIL_FROM', 'the desk', 'must be an e-mail address'],
    ['ADMIN_EMAIL', 'admin', 'must be an e-mail address'],
    ['ADMIN_PASSWORD', 'short', 'at least 15 characters'],
    ['BREACHED_PASSWORDS_URL', 'https://api.pwnedpasswords.com/range', 'must end in a slash'],
    ['BREACHED_PASSWORDS_URL', 'file:///etc/', 'must be a web address'],
    ['LOG_LEVEL', 'loud', 'must be fatal, error'],
    ['STRIPE_SECRET_KEY', 'pk_test_0123456789', 'must be a secret key of Stripe'],
    ['STRIPE_WEBHOOK_SECRET', 'secret', 'must be the signing secret'],
    ['STRIPE_API_FOR_TESTS', 'https://api.stripe.com', 'is for tests'],
  ])('%s=%s is refused in one sentence that names it', (name, value, problem) => {
    const attempt = () => parseEnv({ ...given, [name]: value });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(new RegExp(`^${name} .*${problem.replace(/[/.]/g, '.')}|^${name} `));
    expect(attempt).toThrow(problem);
  });

  it('has the publication’s accounts as the only way in where they can be asked', () => {
    const [SSO_URL, SSO_KEY] = ['https://example.org/sign-in', 'x'.repeat(32)];
    expect(parseEnv({ ...given, SSO_ONLY: '1', SSO_URL, SSO_KEY })).toMatchObject({ SSO_ONLY: '1' });
    expect(() => parseEnv({ ...given, SSO_ONLY: '1', SSO_KEY })).toThrow(
      'SSO_ONLY is set and SSO_URL is not',
    );
    expect(() => parseEnv({ ...given, SSO_ONLY: '1', SSO_URL })).toThrow(
      'SSO_ONLY is set and SSO_KEY is not',
    );
  });

  it('takes the two secrets of Stripe together, and tests’ own Stripe never with a live key', () => {
    const both = { STRIPE_SECRET_KEY: 'sk_test_0123456789', STRIPE_WEBHOOK_SECRET: 'whsec_0123456789' };
    const tests = { STRIPE_API_FOR_TESTS: 'http://localhost:4242' };
    expect(parseEnv({ ...given, ...both, ...tests })).toMatchObject({ ...both, ...tests });
    for (const missing of Object.keys(both))
      expect(() => parseEnv({ ...given, ...both, [missing]: '' })).toThrow(`${missing} is not set`);
    const live = { ...both, STRIPE_SECRET_KEY: 'rk_live_0123456789' };
    expect(parseEnv({ ...given, ...live })).toMatchObject(live);
    expect(() => parseEnv({ ...given, ...live, ...tests })).toThrow('must not be set with a live key');
  });

  it('knows one kind of accounts of the publication’s own, and where a Ghost is without its last slash', () => {
    const ghost = { GHOST_URL: 'https://www.example.org/blog/' };
    expect(parseEnv({ ...given, ...ghost }).GHOST_URL).toBe('https://www.example.org/blog');
    expect(() => parseEnv({ ...given, GHOST_URL: 'www.example.org' })).toThrow(
      'GHOST_URL must be a web address',
    );
    for (const other of [{ SSO_KEY: 'x'.repeat(32) }, { SSO_URL: 'https://example.org/sign-in' }])
      expect(() => parseEnv({ ...given, ...ghost, ...other })).toThrow('GHOST_URL is set beside SSO_KEY');
  });

  it('takes the two keys of a store together, and says which one is missing', () => {
    const both = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
    expect(parseEnv({ ...given, ...both })).toMatchObject(both);
    expect(() => parseEnv({ ...given, S3_ACCESS_KEY_ID: 'id' })).toThrow(
      'S3_SECRET_ACCESS_KEY is not set and S3_ACCESS_KEY_ID is: set both, or neither',
    );
    expect(() => parseEnv({ ...given, S3_SECRET_ACCESS_KEY: 'secret' })).toThrow(
      'S3_ACCESS_KEY_ID is not set and S3_SECRET_ACCESS_KEY is: set both, or neither',
    );
  });

  it('says nothing of a secret’s value', () => {
    expect(() => parseEnv({ ...given, SESSION_SECRET: 'hunter2' })).toThrow(
      expect.not.stringContaining('hunter2'),
    );
  });
});
