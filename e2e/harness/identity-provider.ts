import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider of identities that signs in whoever says who they are, with consent, as its pages ask. */
export type IdentityProvider = {
  issuer: string;
  /** What people are there, by their addresses: it says so in a claim. */
  roles: Map<string, string[]>;
  stop(): Promise<void>;
};

export const CLIENT = { id: 'trialogue', secret: 'a secret that the provider gave us' };

/**
 * Starts a real OpenID Connect provider. People sign in there by an address, with any password; it vouches for addresses that do not
 * begin with “unsure”.
 * @param redirectUris where it may send people back to
 */
export async function startIdentityProvider(redirectUris: string[]): Promise<IdentityProvider> {
  const { default: Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const roles = new Map<string, string[]>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: redirectUris,
      },
    ],
    cookies: { keys: ['cookies of the tests'] },
    pkce: { required: () => true, methods: ['S256'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'role'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: id,
        email_verified: !id.startsWith('unsure'),
        name: id.split('@')[0]!.replace('.', ' '),
        role: roles.get(id),
      }),
    }),
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    roles,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
