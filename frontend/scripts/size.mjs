/* Fails when what a page loads, all JavaScript and CSS together, is over the limit. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 45_000;
const AIM = 32_000;
const folder = new URL('../dist/', import.meta.url);

let total = 0;
for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
  const size = gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length;
  total += size;
  console.log(`${name}: ${size} bytes gzipped`);
}
console.log(`together ${total} bytes gzipped (aim ${AIM}, limit ${LIMIT})`);
if (total === 0 || total > LIMIT) {
  console.error(total === 0 ? 'nothing was built: run npm run build first' : 'over the limit');
  process.exit(1);
}
