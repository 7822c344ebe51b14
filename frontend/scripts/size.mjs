/*
 * Fails when what a page loads is over its limit: the widget's entry with all that it imports, on any page with the widget, what O3 loads
 * beside it, and all that a patient's phone fetches before the first page of the app can be used, in the largest language. What is fetched
 * when it is first shown is only listed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgets = [
  { what: 'the widget', folder: '../dist/', entry: 'patient-conversations.js', aim: 32_000, limit: 45_000 },
  { what: "the patient's app", folder: '../app/dist/', page: 'index.html', aim: 35_000, limit: 60_000 },
  // The widget's files are among those of O3's frontend module too; they have their own budget above.
  { what: 'O3 besides', folder: '../o3/dist/', without: /^patient-conversations[.-]/, aim: 15_000, limit: 30_000 },
];

/** What an HTML page names, and itself. */
function namedBy(place, page) {
  return [page, ...[...readFileSync(new URL(page, place), 'utf8').matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name]) => name)];
}

/** The largest of the files that only one language needs. */
function largestLanguage(sizes) {
  return Math.max(0, ...[...sizes].filter(([name]) => /^assets\/[a-z]{2}-/.test(name)).map(([, size]) => size));
}

/** A file with all that it imports, and what that imports in its turn. */
function withImports(place, name, loaded = new Set()) {
  if (!loaded.has(name)) {
    loaded.add(name);
    const text = readFileSync(new URL(name, place), 'utf8');
    [...text.matchAll(/(?:from|^import|;import)\s*["']\.\/([\w-]+\.js)["']/g)].forEach(([, imported]) => withImports(place, imported, loaded));
  }
  return loaded;
}

let over = false;
for (const { what, folder, entry, page, without, aim, limit } of budgets) {
  const place = new URL(folder, import.meta.url);
  const names = readdirSync(place, { recursive: page !== undefined }).filter((file) => (page ? /^(?!.*\.gz$)/ : /\.(js|css)$/).test(file) && /\.\w+$/.test(file) && !without?.test(file));
  const loaded = entry ? withImports(place, entry) : new Set(page ? namedBy(place, page) : names);
  const sizes = new Map();
  let total = 0;
  for (const name of names) {
    const size = gzipSync(readFileSync(new URL(name, place)), { level: 9 }).length;
    sizes.set(name, size);
    total += loaded.has(name) ? size : 0;
    console.log(`${name}: ${size} bytes gzipped${loaded.has(name) ? '' : ', later'}`);
  }
  total += page ? largestLanguage(sizes) : 0;
  console.log(`${what} together ${total} bytes gzipped (aim ${aim}, limit ${limit})`);
  if (total === 0 || total > limit) {
    console.error(total === 0 ? `${what}: nothing was built: run npm run build and npm run build:o3 first` : `${what}: over the limit`);
    over = true;
  }
}
process.exit(over ? 1 : 0);
