import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { Account } from './world';

export type Sent = {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};
export type Answered = { status: number; headers: IncomingHttpHeaders; body: string };

/** Sends a request as it stands: no browser, and no client of a higher kind, puts it right. */
export function send(url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answered> {
  const { hostname, port, origin } = new URL(url);
  const path = url.slice(origin.length);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, headers: received, body: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const pairsOf = ({ headers }: Answered): string[] =>
  (headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');

/** Signs in as a program does, by the password or by the link of a letter, and returns the cookies that it has then. */
export async function cookiesOf(
  site: string,
  by: Pick<Account, 'email' | 'password'> | { link: string; code?: string },
) {
  const given = 'link' in by ? by : { email: by.email, password: by.password };
  const csrf = await send(`${site}/api/auth/csrf`);
  const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
  const answer = await send(`${site}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: pairsOf(csrf).join('; ') },
    body: JSON.stringify({ ...given, csrfToken, json: 'true' }),
  });
  return {
    answer,
    cookie: pairsOf(answer).join('; '),
    csrf: { token: csrfToken, cookie: pairsOf(csrf).join('; ') },
  };
}
