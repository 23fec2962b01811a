import { notFound } from '@/lib/platform/errors';
import { problemResponse } from '../problem';

/** What is no call of the API is told so in the API's own way, not with a page for people. */
export const answerUnknownCall = (): Response => problemResponse(notFound('call of this API'));
