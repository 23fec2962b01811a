// @ts-check
/** The programs of others that the tests in `integrations/` run with, as packages of Debian's. Run by itself, it names what is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Each with what shows that it is there: a file, or a module of PHP's. */
const PACKAGES = {
  gettext: '/usr/bin/xgettext',
  'mariadb-server-core': '/usr/sbin/mariadbd',
  'php-cli': '/usr/bin/php',
  'php-curl': 'curl',
  'php-gd': 'gd',
  'php-mbstring': 'mbstring',
  'php-mysql': 'mysqli',
  'php-xml': 'xml',
  wordpress: '/usr/share/wordpress/wp-load.php',
  'wordpress-theme-twentytwentyfive': '/usr/share/wordpress/wp-content/themes/twentytwentyfive/style.css',
};
/** WordPress wants a web server and PHP in it. Of all that will do, these start nothing. */
const BESIDE_WORDPRESS = ['micro-httpd', 'php', 'php-cgi'];

/** @returns {string[]} the packages that are to be installed, none when all is there */
export function missingPrograms() {
  const modules = (spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout ?? '').toLowerCase().split('\n');
  const missing = Object.entries(PACKAGES)
    .filter(([, sign]) => !(sign.startsWith('/') ? existsSync(sign) : modules.includes(sign)))
    .map(([name]) => name);
  return missing.includes('wordpress') ? [...missing, ...BESIDE_WORDPRESS] : missing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(missingPrograms().join(' '));
