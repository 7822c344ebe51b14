/* What the browser tests of the patient's app share: a phone in Chromium, and a world behind the mock server. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { BIRTHDATE, CODE, createDemoWorld, startAppServer, TOKEN } from '../app/dev/mock.mjs';

export const PHONE = { width: 360, height: 640 };

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

/** Runs a test's steps on a phone of its own; fails on any error, breach of the policy or request elsewhere, and on a secret in an address. */
export async function onPhone({ world = createDemoWorld(), fragment = '', viewport = PHONE, signedIn = false, secrets = [], context = {} } = {}, steps) {
  const server = await startAppServer({ world });
  const phone = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce', hasTouch: true, isMobile: viewport.width < 600, ...context });
  const page = await phone.newPage();
  const errors = [];
  const addresses = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => /Content Security Policy/i.test(message.text()) && errors.push(message.text()));
  phone.on('request', (request) => addresses.push(request.url()));
  page.setDefaultTimeout(6_000);
  try {
    if (signedIn) {
      world.sessions.add('test-session');
      await phone.addCookies([{ name: 'pc_app', value: 'test-session', url: server.url, httpOnly: true, sameSite: 'Strict' }]);
    }
    await page.goto(server.url + (fragment && `#${fragment}`));
    await steps({ page, phone, world, server, addresses });
    assert.deepEqual(errors, [], 'the page threw errors');
    assert.deepEqual(addresses.filter((address) => !address.startsWith(server.origin) && !/^(blob|data):/.test(address)), [], 'requests to another origin');
    for (const secret of [TOKEN, ...secrets]) {
      assert.deepEqual([...addresses, ...world.requests.map(({ url }) => url)].filter((address) => address.includes(secret)), [], 'a secret in an address');
      assert.deepEqual(world.requests.filter(({ headers }) => JSON.stringify(headers).includes(secret)).map(({ url }) => url), [], 'a secret in a header');
    }
  } finally {
    await phone.close();
    await server.stop();
  }
}

export async function enterBirthdate(page, date = BIRTHDATE) {
  const [year, month, day] = date.split('-');
  await page.getByRole('textbox', { name: 'Day' }).fill(day);
  await page.getByRole('textbox', { name: 'Month' }).fill(month);
  await page.getByRole('textbox', { name: 'Year' }).fill(year);
  await page.getByRole('button', { name: 'Continue' }).click();
}

export async function enterCode(page, code = CODE) {
  await page.getByRole('textbox', { name: 'Code of six digits' }).fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A device with a screen lock that keeps passkeys, as a phone is. */
export async function giveScreenLock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { session, authenticatorId };
}

export function composer(page) {
  return page.getByRole('textbox', { name: 'Message', exact: true });
}

export async function openThread(page, subject = 'Your blood test') {
  await page.getByRole('button', { name: subject }).click();
  await composer(page).waitFor();
}
