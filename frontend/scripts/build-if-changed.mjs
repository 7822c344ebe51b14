// Called by Maven: installs and builds the front end, each only if something it depends on is newer than its result.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) {
    return stat.mtimeMs;
  }
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};
const isOlder = (result, ...sources) => !existsSync(result) || newest(result) < Math.max(...sources.map(newest));
const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit' });

if (isOlder('node_modules/.package-lock.json', 'package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund');
}
if (isOlder('dist/patient-conversations.js', 'src', 'package.json', 'package-lock.json', 'vite.config.mjs')) {
  npm('run', 'build');
}
if (isOlder('app/dist/index.html', 'app/src', 'app/public', 'app/index.html', 'app/service-worker.js', 'app/vite.config.mjs', 'src', 'package-lock.json', 'vite.config.mjs')) {
  npm('run', 'build:app');
}
if (isOlder('o3/module/importmap.json', 'dist/patient-conversations.js', 'o3/src', 'o3/translations', 'o3/scripts/build.mjs', 'o3/rspack.config.js', 'o3/package.json')) {
  npm('run', 'build:o3');
}
