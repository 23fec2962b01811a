import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './schema';

export type { components, operations, paths } from './schema';

/** What the API takes and answers, by its names there: `Schemas['Comment']`. */
export type Schemas = components['schemas'];

type Options = Omit<ClientOptions, 'baseUrl'> & {
  /** Where the site is, without a slash at the end: `https://comments.example.org`. */
  site: string;
  /** A key of the API. Keep it from browsers: whoever has it may do what it may. */
  key?: string;
};

/** A client whose calls, what they take and what they answer are known to the compiler. */
export function createClient({ site, key, ...options }: Options): Client<paths> {
  const client = createFetchClient<paths>({ ...options, baseUrl: `${site}/api/v1` });
  if (key !== undefined)
    client.use({
      onRequest({ request }) {
        request.headers.set('authorization', `Bearer ${key}`);
        return request;
      },
    });
  return client;
}
