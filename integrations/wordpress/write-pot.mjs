// @ts-check
/**
 * Writes the template that translations of the plugin begin with, by GNU gettext: `npm run wordpress:texts`. With a path, it is written
 * there.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plugin = fileURLToPath(new URL('trialogue-comments', import.meta.url));
const template = process.argv[2] ?? join(plugin, 'languages', 'trialogue-comments.pot');

/** WordPress's functions that translate, and which of their arguments are texts. */
const KEYWORDS = [
  '__',
  '_e',
  '_n:1,2',
  '_x:1,2c',
  '_nx:1,2,4c',
  'esc_html__',
  'esc_html_e',
  'esc_attr__',
  'esc_attr_e',
];

const files = readdirSync(plugin, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.php'))
  .sort();
const main = readFileSync(join(plugin, 'trialogue-comments.php'), 'utf8');
/** What the plugin's header says. @param {string} name */
const header = (name) => new RegExp(`^ \\* ${name}: +(.+)$`, 'm').exec(main)?.[1] ?? '';

const { status, stdout, stderr } = spawnSync(
  'xgettext',
  [
    '--language=PHP',
    '--from-code=UTF-8',
    '--keyword',
    ...KEYWORDS.map((keyword) => `--keyword=${keyword}`),
    '--add-comments=translators',
    // Lines would change with every change of code.
    '--add-location=file',
    `--package-name=${header('Plugin Name')}`,
    `--package-version=${header('Version')}`,
    '--copyright-holder=The Trialogue authors',
    '--output=-',
    ...files,
  ],
  { cwd: plugin, encoding: 'utf8' },
);
if (status !== 0) throw new Error(`xgettext: ${stderr}`);

/** WordPress shows the plugin's own description in its list, translated too. */
const described = `\n#. Description of the plugin\n#: trialogue-comments.php\nmsgid ${JSON.stringify(header('Description'))}\nmsgstr ""\n`;
// Without the moment at which it was made, it is the same as long as the texts are.
writeFileSync(template, stdout.replace(/^"POT-Creation-Date: .*\n/m, '') + described);
