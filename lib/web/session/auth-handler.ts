import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { invalid, notFound, type AppError } from '@/lib/platform/errors';
import { methodsBeside } from '../api/beside';
import { authOptions } from './auth-options';
import { REQUEST_ID_HEADER } from '../http/internal-headers';
import { problemResponse, toAppError } from '../http/problem';
import { requestAddress } from '../http/request-address';
import { currentViewer } from './viewer';

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/**
 * What there is below `/api/auth`: next-auth, told who is asking, without those of its endpoints that nobody here uses (one writes
 * to the log what anybody sends it). It answers a refused sign-in with 401 whatever the
 * reason; one that wants a code as well, or another link, that came too often, or while a part of us is away, is answered as everywhere else instead.
 */
export async function authHandler(request: NextRequest, context: RouteContext): Promise<Response> {
  const requestId = request.headers.get(REQUEST_ID_HEADER);
  if (methodsBeside(request.nextUrl.pathname).length === 0) return problemResponse(notFound('call'));
  try {
    let refusal: AppError | undefined;
    const options = authOptions({
      viewer: await currentViewer(),
      address: await requestAddress(),
      onRefused: (error) => (refusal = toAppError(error, requestId)),
    });
    const response: Response = await NextAuth(request, context, options);
    if (refusal && (isTold(refusal) || response.status >= 500)) return problemResponse(refusal);
    return response;
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError;
    return problemResponse(isUnreadable ? invalid('malformed-json') : toAppError(error, requestId));
  }
}

/** What a client has to know to go on: that a code is needed or does not fit, when to come again, or that a part of us is away. */
const isTold = ({ status, code }: AppError): boolean =>
  status >= 429 || ['second-step-needed', 'wrong-code', 'link-over'].includes(code);
