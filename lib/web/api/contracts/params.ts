import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';

export const slugParams = z.object({ slug: typedText(200, { units: 200 }).min(1) });
export const idParams = z.object({ id: z.uuid() });
