import { headers } from 'next/headers';
import { FRAMED_HEADER } from '../http/internal-headers';

/** Whether the page that is made stands in a frame on another's page: it has nothing of the site around it. */
export const isFramed = async (): Promise<boolean> => (await headers()).has(FRAMED_HEADER);
