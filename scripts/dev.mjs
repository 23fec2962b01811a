// @ts-check
/** `npm run dev`: the site with its sources watched. */
import { oneInFolder } from './launch/one-at-a-time.mjs';
import { prepare, root } from './launch/prepare.mjs';
import { runCommand } from './launch/run-command.mjs';
import { serve } from './launch/serve.mjs';

await runCommand(async ({ signal, defer }) => {
  const work = () => prepare({ signal, defer, mode: 'development' });
  const prepared = await oneInFolder({ folder: root, signal, work });
  return serve({ ...prepared, root, signal, args: ['--dev'] });
});
