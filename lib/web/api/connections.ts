import { connectWordpress } from '@/lib/outreach/wordpress/connect-wordpress';
import { exchangeInput, wordpressSecretsView } from '@/lib/outreach/wordpress/schemas';
import { call } from './call';

export const connections = {
  connectWordpress: call(
    {
      method: 'POST',
      path: '/connections/wordpress',
      summary: 'Connect a WordPress, by a code that an administrator has brought from the desk',
      auth: 'none',
      body: exchangeInput,
      responses: {
        200: { description: 'It is connected, with what it was before ended.', schema: wordpressSecretsView },
      },
      errors: [403, 409, 422, 429],
    },
    async ({ body, address }) => ({ body: await connectWordpress({ ...body, address }) }),
  ),
};
