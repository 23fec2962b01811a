// @ts-check
/** `npm start`: from a fresh clone to a served site. Everything that was done before is skipped. */
import { build } from './launch/build.mjs';
import { prepare, root } from './launch/prepare.mjs';
import { runCommand } from './launch/run-command.mjs';
import { serve } from './launch/serve.mjs';
import { step } from './launch/step.mjs';

await runCommand(async ({ signal, defer }) => {
  const prepared = await prepare({ signal, defer, mode: 'production' });
  await step('Build', () => build({ root, env: prepared.env, signal }));
  return serve({ ...prepared, root, signal });
});
