import { sealedSecrets } from '@/lib/platform/sealed-secrets';

/** What messages are signed with, each for its endpoint alone. */
export const webhookSecrets = sealedSecrets('webhooks');
