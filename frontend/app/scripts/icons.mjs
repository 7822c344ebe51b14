/* Draws the app's icons from a../public/icons/icon.svg into app/public/icons. Run by hand when the drawing changes; the results are committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const drawing = readFileSync(new URL('../public/icons/icon.svg', import.meta.url), 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, size, rounded] of [
  ['icon-192', 192, true],
  ['icon-512', 512, true],
  ['icon-maskable-512', 512, false],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px;${rounded ? 'border-radius:22%' : ''}}</style>${drawing}`);
  writeFileSync(new URL(`../public/icons/${name}.png`, import.meta.url), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
