// @ts-check
/** `npm start`: from a fresh clone to a served site. Everything that was done before is skipped. */
import { build } from './launch/build.mjs';
import { oneInFolder } from './launch/one-at-a-time.mjs';
import { prepare, root } from './launch/prepare.mjs';
import { runCommand } from './launch/run-command.mjs';
import { serve } from './launch/serve.mjs';
import { step } from './launch/step.mjs';

await runCommand(async ({ signal, defer }) => {
  const prepared = await oneInFolder({
    folder: root,
    signal,
    work: () =>
      prepare({
        signal,
        defer,
        mode: 'production',
        meanwhile: (env) => step('Build', () => build({ root, env, signal })),
      }),
  });
  return serve({ ...prepared, root, signal });
});
