/*
 * Assembles an O3 that shows our module, from O3's published packages, in shell/: the app shell, the apps on the way from the log-in to a
 * patient's chart, and in index.html the two tags that an implementer adds.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpack } from './packages.mjs';

const HERE = fileURLToPath(new URL('../', import.meta.url));
const PACKAGES = join(HERE, 'node_modules/.o3-shell');
const TARGET = join(HERE, 'shell');
const SHELL = '@openmrs/esm-app-shell';
const SPA = '/openmrs/spa';
const OURS = '/openmrs/moduleResources/patientconversations/o3';

/**
 * The stand-in has one location and none to log in at, as an OpenMRS has before somebody sets it up. Keeping the patients whom a user
 * looked up takes the privilege to edit users, which its nurse does not have.
 */
const CONFIG = {
  '@openmrs/esm-login-app': { chooseLocation: { enabled: false, useLoginLocationTag: false } },
  '@openmrs/esm-patient-search-app': { search: { showRecentlySearchedPatients: false } },
};

const names = unpack('shell', PACKAGES);
rmSync(TARGET, { recursive: true, force: true });
copy(join(PACKAGES, SHELL, 'dist'), TARGET);
const imports = {};
const routes = {};
for (const name of names.filter((each) => each !== SHELL)) {
  const folder = join(PACKAGES, name);
  const { browser, version } = json(join(folder, 'package.json'));
  const place = `${basename(name)}-${version}`;
  copy(join(folder, 'dist'), join(TARGET, place));
  imports[name] = `./${place}/${basename(browser)}`;
  routes[name] = { ...json(join(folder, 'dist/routes.json')), version };
}
write('importmap.json', { imports });
write('routes.registry.json', routes);
write('config.json', CONFIG);
writeFileSync(join(TARGET, 'index.html'), patched(readFileSync(join(TARGET, 'index.html'), 'utf8')));

/** The shell's page is made for a public demonstration server, with a service worker. */
function patched(page) {
  let result = page;
  const change = (from, to) => {
    if (!result.includes(from)) {
      throw new Error(`The shell's page has no ${from}: see what its new version has instead`);
    }
    result = result.replaceAll(from, to);
  };
  change('https://dev3.openmrs.org/openmrs/spa/importmap.json', `${SPA}/importmap.json`);
  change('offline: true', 'offline: false');
  change('configUrls: []', `configUrls: ["${SPA}/config.json"]`);
  change(
    '</head>',
    `<script type="systemjs-importmap" src="${OURS}/importmap.json"></script><script type="openmrs-routes" src="${OURS}/routes.registry.json"></script></head>`,
  );
  return result;
}

function copy(from, to) {
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(map|buildmanifest\.json)$/.test(path) });
}

function json(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function write(name, content) {
  writeFileSync(join(TARGET, name), JSON.stringify(content));
}
