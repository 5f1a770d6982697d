// Bundles the browser parts: node build.mjs TARGETDIR. One entry per file of src/, one stylesheet per file of css/.
// The packages are installed when they are missing or older than the lock.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? 'target');

const installed = join(here, 'node_modules', '.package-lock.json');
const lock = join(here, 'package-lock.json');

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });
}

const { build } = await import('esbuild');

const entries = (folder, extension) =>
  readdirSync(join(here, folder))
    .filter((name) => name.endsWith(extension))
    .map((name) => join(here, folder, name));

mkdirSync(target, { recursive: true });
cpSync(join(here, 'static'), target, { recursive: true });

await build({
  entryPoints: [...entries('src', '.mjs'), ...entries('css', '.css')],
  outdir: target,
  entryNames: '[name]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020', 'chrome87', 'edge88', 'firefox78'],
  charset: 'utf8',
  legalComments: 'eof',
  // What a stylesheet of a package refers to is small: it travels in the stylesheet.
  loader: { '.svg': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.eot': 'empty' },
  external: ['./form.js', './diagram.js'],
  logLevel: 'warning',
  absWorkingDir: here,
});
