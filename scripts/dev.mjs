// @ts-check
/** `npm run dev`: the site with its sources watched. */
import { prepare, root } from './launch/prepare.mjs';
import { runCommand } from './launch/run-command.mjs';
import { serve } from './launch/serve.mjs';

await runCommand(async ({ signal, defer }) => {
  const prepared = await prepare({ signal, defer, mode: 'development' });
  return serve({ ...prepared, root, signal, args: ['--dev'] });
});
