/** Says in one sentence what is wrong with the environment, if anything is. */
import { ConfigurationError, env } from '../../lib/platform/env';

try {
  env();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
