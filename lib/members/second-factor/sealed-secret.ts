import { sealedSecrets } from '@/lib/platform/sealed-secrets';

/** Secrets of apps that show codes, each for its member alone. Where one cannot be opened, no code is right. */
export const { seal: sealSecret, open: openSecret } = sealedSecrets('second factors');
