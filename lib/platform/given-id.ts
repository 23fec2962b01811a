import { z } from 'zod';

/** An id as a program gives it. In capitals it is the same one (RFC 9562), and is compared as ours are written. */
export const givenId = z.uuid().toLowerCase();
