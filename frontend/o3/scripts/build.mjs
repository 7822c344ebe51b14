/*
 * Builds dist/, as the npm package holds it, and module/, as the OpenMRS module serves it: the same files with an importmap.json and a
 * routes.registry.json beside them, for two tags in O3's index.html.
 */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rspack } from '@rspack/core';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { browser, name } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
/** The shell puts its own address, such as /openmrs/spa, before what begins with a dot: so the context path can be any. */
const SERVED_AT = './../moduleResources/patientconversations/o3';

await build(createRequire(import.meta.url)('../rspack.config.js')());
rmSync(here('module'), { recursive: true, force: true });
cpSync(here('dist'), here('module'), { recursive: true });
// The entry is named by its content, so that a browser never runs an old one against a new server; its parts have such names already.
const entry = `${basename(browser)}?v=${hash(here(browser))}`;
write('importmap.json', { imports: { [name]: `${SERVED_AT}/${entry}` } });
write('routes.registry.json', { [name]: JSON.parse(readFileSync(here('dist/routes.json'), 'utf8')) });

function build(config) {
  return new Promise((resolve, reject) => {
    rspack(config).run((failure, stats) => {
      if (failure || stats.hasErrors()) {
        reject(failure ?? new Error(stats.toString({ all: false, errors: true })));
      } else {
        resolve();
      }
    });
  });
}

function hash(file) {
  return createHash('sha1').update(readFileSync(file)).digest('hex');
}

function write(file, content) {
  writeFileSync(here(`module/${file}`), JSON.stringify(content));
}
