import { z } from 'zod';
import { typedLine } from '@/lib/platform/text/typed-text';

/** Characters of an address, as WordPress has it. */
const ADDRESS_MAX = 500;

const address = z
  .string()
  .max(ADDRESS_MAX)
  .regex(/^https?:\/\/[^\s"'<>\\^`{|}@#]+$/);
/** 256 bits in base64url: random ones, or the SHA-256 of such. */
const random = z
  .string()
  .max(43)
  .regex(/^[A-Za-z0-9_-]{43}$/);

/** The origin of an address whose pages the policy can let show discussions: those of this machine, for whoever tries it, need no https. Null of others. */
function listableOrigin(given: string): string | null {
  if (!URL.canParse(given)) return null;
  const { protocol, hostname, origin } = new URL(given);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? origin : null;
}

/**
 * What the plugin of a WordPress sends its administrator to the desk with. All of its addresses are of one origin that the policy can
 * list, and that the administrator is shown.
 */
export const connectionRequest = z
  .object({
    /** What its site is called. */
    title: typedLine(200).default(''),
    home: address,
    /** Where it takes the code. */
    back: address,
    webhook: address,
    /** Where it signs people in: its `SSO_URL`. */
    signIn: address,
    /** What it wants to be told again, so that it knows that it has asked. */
    state: random,
    /** The SHA-256 of what it keeps to itself until it comes with the code. */
    challenge: random,
  })
  .refine(({ home, back, webhook, signIn }) => {
    const [origin, ...others] = [home, back, webhook, signIn].map(listableOrigin);
    return origin !== null && others.every((one) => one === origin);
  });
export type ConnectionRequest = z.output<typeof connectionRequest>;

/** What comes of agreeing, said before. */
export type ConnectionView = {
  title: string;
  home: string;
  origin: string;
  /** Its pages may show discussions already. */
  isListed: boolean;
  keyName: string;
  /** There is a key of that name, which ends. */
  replacesKey: boolean;
  /** Null where its address is none that webhooks are sent to. */
  webhook: string | null;
  /**
   * `given`: it gets the secret that its tokens are signed with; `elsewhere`: the same, but our own pages send people to sign in at another address;
   * `none`: no secret is shared here.
   */
  signOn: 'given' | 'elsewhere' | 'none';
  signIn: string;
};

export const exchangeInput = z
  .strictObject({
    code: random.meta({ description: 'What the administrator came back with.' }),
    verifier: random.meta({ description: 'What only the plugin knows that asked.' }),
  })
  .meta({
    id: 'ConnectWordpress',
    description: 'A code of the desk, which is good once and for a minute, by who asked for it.',
    examples: [{ code: 'A'.repeat(43), verifier: 'B'.repeat(43) }],
  });

export const wordpressSecretsView = z
  .object({
    apiKey: z.string().meta({ description: 'May tell of articles, and bring along comments.' }),
    ssoSecret: z
      .string()
      .nullable()
      .meta({ description: 'What tokens of single sign-on are signed with; null where none is shared.' }),
    webhookSecret: z
      .string()
      .nullable()
      .meta({ description: 'What webhooks are signed with; null where the address takes none.' }),
  })
  .meta({ id: 'WordpressSecrets', description: 'All that the plugin works with, shown this once.' });
export type WordpressSecrets = z.output<typeof wordpressSecretsView>;
