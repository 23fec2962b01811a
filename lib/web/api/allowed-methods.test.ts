import { expect, test } from 'vitest';
import { allowedMethods } from './allowed-methods';

test.each([
  ['/api/v1/articles', ['GET', 'POST', 'HEAD', 'OPTIONS']],
  ['/api/v1/articles/%D0%BA/comments', ['GET', 'POST', 'HEAD', 'OPTIONS']],
  ['/api/v1/members', ['POST', 'OPTIONS']],
  ['/api/v1/openapi.json', ['GET', 'HEAD', 'OPTIONS']],
  ['/api/health/ready', ['GET', 'HEAD', 'OPTIONS']],
  ['/api/auth/callback/credentials', ['POST', 'OPTIONS']],
  ['/api/auth/session', ['GET', 'POST', 'HEAD', 'OPTIONS']],
  ['/api/auth/_log', undefined],
  ['/api/auth/callback/github', undefined],
  ['/api/unsubscribe/x', ['GET', 'POST', 'HEAD', 'OPTIONS']],
  ['/api/v1/openapi_json', undefined],
  ['/api/v1/comments/a/b', undefined],
  ['/api/v1/nothing', undefined],
])('%s takes %j', (path, methods) => expect(allowedMethods(path)).toEqual(methods));
