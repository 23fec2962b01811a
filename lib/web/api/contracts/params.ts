import { z } from 'zod';

export const slugParams = z.object({ slug: z.string().min(1).max(200) });
export const idParams = z.object({ id: z.uuid() });
