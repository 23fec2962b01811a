import { z } from 'zod';
import { locales } from './locales';

export const locale = z.enum(locales);
