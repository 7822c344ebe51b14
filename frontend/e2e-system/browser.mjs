/* Chromium as the tests use it: headless, with no request to anywhere but this machine, and axe. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Generous, for a machine that has other things to do. */
export const PATIENCE_MS = 45_000;
export const WIDE = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A person's browser with cookies of its own. */
export async function openSession(browser, screen = WIDE) {
  const session = await browser.newContext({ locale: 'en-US', ...screen });
  session.setDefaultTimeout(PATIENCE_MS);
  session.setDefaultNavigationTimeout(PATIENCE_MS);
  await session.route(
    (url) => !['localhost', '127.0.0.1'].includes(url.hostname),
    (route) => route.abort(),
  );
  return session;
}

/** Fails on what axe finds wrong in an element, and in nothing round it. */
export async function assertAccessible(element, state) {
  await element.page().evaluate(AXE);
  const violations = await element.evaluate(async (root) => {
    const { violations: found } = await globalThis.axe.run(root, { resultTypes: ['violations'] });
    return found.map((rule) => `${rule.id}: ${rule.nodes.map((node) => `${node.target.flat().join(' ')} (${node.failureSummary})`).join('; ')}`);
  });
  assert.deepEqual(violations, [], `axe found violations: ${state}`);
}

/** Waits until something that is asked again and again is so, and returns it. */
export async function eventually(ask, what, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    assert.ok(Date.now() < end, `never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
