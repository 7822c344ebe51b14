/* Fails when what a page loads, all JavaScript and CSS together, is over its limit: on any page with the widget, and what O3 loads beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgets = [
  { what: 'the widget', folder: '../dist/', aim: 32_000, limit: 45_000 },
  // The widget's files are among those of O3's frontend module too; they have their own budget above.
  { what: 'O3 besides', folder: '../o3/dist/', without: /^patient-conversations[.-]/, aim: 15_000, limit: 30_000 },
];

let over = false;
for (const { what, folder, without, aim, limit } of budgets) {
  const place = new URL(folder, import.meta.url);
  let total = 0;
  for (const name of readdirSync(place).filter((file) => /\.(js|css)$/.test(file) && !without?.test(file))) {
    const size = gzipSync(readFileSync(new URL(name, place)), { level: 9 }).length;
    total += size;
    console.log(`${name}: ${size} bytes gzipped`);
  }
  console.log(`${what} together ${total} bytes gzipped (aim ${aim}, limit ${limit})`);
  if (total === 0 || total > limit) {
    console.error(total === 0 ? `${what}: nothing was built: run npm run build and npm run build:o3 first` : `${what}: over the limit`);
    over = true;
  }
}
process.exit(over ? 1 : 0);
