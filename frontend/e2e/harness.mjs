/* What the browser tests share: a Chromium, a world behind a mock server, and axe. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { createWorld, PATIENTS, startMockServer } from '../dev/mock-server.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { amina } = PATIENTS;
export const MOBILE = '+250788123456';
export const MAIL = 'amina@example.org';

let browser;

/** Call once in each file: opens and closes the browser round its tests. */
export function useBrowser() {
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  after(() => browser.close());
}

/** Amina with a number and an address on her chart, and consent for both. */
export function reachableWorld() {
  const world = createWorld();
  world.putOnChart(amina, 'sms', MOBILE);
  world.putOnChart(amina, 'email', MAIL);
  world.grant(amina, 'sms', MOBILE);
  world.grant(amina, 'email', MAIL);
  return world;
}

/** The same with a thread that has one message each way. */
export function worldWithThread() {
  const world = reachableWorld();
  world.thread = world.startConversation(amina, [
    { system: 'sms', value: MOBILE },
    { system: 'email', value: MAIL },
  ]);
  world.addMessage(world.thread, { text: 'Your appointment is on Thursday.' });
  world.receive(world.thread, 'Thank you!');
  return world;
}

/** Runs a test's steps on a page of its own, and fails on any error that the page logs. */
export async function visit(path, { world = worldWithThread(), viewport = { width: 1100, height: 800 }, context = {} } = {}, steps) {
  const server = await startMockServer({ world });
  // Without motion: what is half faded in has neither its colours nor its place.
  const session = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce', ...context });
  const page = await session.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.setDefaultTimeout(6_000);
  try {
    await page.goto(server.url + path);
    await steps({ page, world, server });
    assert.deepEqual(errors, [], 'the page threw errors');
  } finally {
    await session.close();
    await server.stop();
  }
}

export async function assertAccessible(page, state) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.map((rule) => `${rule.id}: ${rule.nodes.map((node) => `${node.target.flat().join(' ')} (${node.failureSummary})`).join('; ')}`);
  });
  assert.deepEqual(violations, [], `axe found violations: ${state}`);
}

export async function assertNoSidewaysScroll(page, state) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${state} is ${wide} px too wide`);
}

/** Waits until something that is read again and again is so. */
export async function eventually(check, what) {
  const end = Date.now() + 6_000;
  for (;;) {
    if (await check()) {
      return;
    }
    assert.ok(Date.now() < end, `never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function composer(page) {
  return page.getByRole('textbox', { name: 'Message', exact: true });
}

export function bubble(page, text) {
  return page.locator('pc-message-bubble', { hasText: text });
}
