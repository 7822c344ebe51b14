/*
 * Measures how long the patient's app takes until it can be used on a slow line and a slow phone, with Chromium's throttling: 400 kbit/s, 400 ms
 * and a processor four times slower (--cpu). Prints figures; not a test.
 *   node app/scripts/slow.mjs [--base https://…/openmrs/ws/patientconversations/app/] [--token …] [--runs 5] [--cpu 4]
 * Without --base it measures the built app on the mock server, which sends it compressed as the module does.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { RETURN_TOKEN, startAppServer, TOKEN } from '../dev/mock.mjs';

const { values: options } = parseArgs({ options: { base: { type: 'string' }, token: { type: 'string' }, runs: { type: 'string', default: '5' }, cpu: { type: 'string', default: '4' } } });
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOWER = Number(options.cpu);
const own = options.base ? null : await startAppServer();
const base = options.base ?? own.url;
const runs = Number(options.runs);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  await report('front page, first visit', '', '#contact');
  if (options.token ?? own) {
    await report('date of birth from an invitation, first visit', options.token ?? TOKEN, 'input[name=day]');
  }
  if (own) {
    await report('the same in French', TOKEN, 'input[name=day]', { locale: 'fr-FR' });
    await report('code from a link to come back, first visit', RETURN_TOKEN, '#code');
    await report('conversations, signed in, first visit', '', '.threads', { signedIn: true });
    await report('conversations, signed in, with the service worker', '', '.threads', { signedIn: true, again: true });
  }
} finally {
  await browser.close();
  await own?.stop();
}

async function report(what, token, ready, conditions = {}) {
  const results = [];
  for (let i = 0; i < runs; i += 1) {
    results.push(await measure(token, ready, conditions));
  }
  results.sort((a, b) => a.seconds - b.seconds);
  const { seconds, bytes, requests } = results[Math.floor(runs / 2)];
  console.log(`${what}: usable after ${seconds.toFixed(2)} s (median of ${runs}, slowest ${results.at(-1).seconds.toFixed(2)} s), ${(bytes / 1_000).toFixed(1)} kB in ${requests} requests until then`);
}

async function measure(token, ready, { locale = 'en-GB', signedIn = false, again = false }) {
  const phone = await browser.newContext({ viewport: { width: 360, height: 640 }, locale, isMobile: true, hasTouch: true });
  try {
    if (signedIn) {
      own.world.sessions.add('slow');
      await phone.addCookies([{ name: 'pc_app', value: 'slow', url: base, httpOnly: true, sameSite: 'Strict' }]);
    }
    const page = await phone.newPage();
    if (again) {
      await page.goto(base);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.goto('about:blank');
    }
    const devtools = await phone.newCDPSession(page);
    let bytes = 0;
    let requests = 0;
    await devtools.send('Network.enable');
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    await devtools.send('Network.emulateNetworkConditions', LINE);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const began = performance.now();
    await page.goto(base + (token && `#${token}`), { waitUntil: 'commit', timeout: 60_000 });
    await page.locator(ready).waitFor({ timeout: 60_000 });
    return { seconds: (performance.now() - began) / 1_000, bytes, requests };
  } finally {
    await phone.close();
  }
}
