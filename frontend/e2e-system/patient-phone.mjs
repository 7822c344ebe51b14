/* A patient's phone: a small screen with the web app of Secure conversations, and the SMS that the sandbox delivered to it. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually, openSession } from './browser.mjs';
import { practice } from './practice.mjs';
import { allSecretWords, secretToken } from './secrets.mjs';

const SMALL = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, locale: 'en-GB' };
const PICTURES = fileURLToPath(new URL('failed/', import.meta.url));
/** A secret of 32 bytes behind the address of the app, where it stays in the browser. */
const LINK = /^\S+\/ws\/patientconversations\/app\/#([\w-]{43})$/;

/** A red square of 64 pixels. */
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC', 'base64');

/** Runs steps on a phone of its own; fails on errors of the page, breaches of its policy, requests elsewhere and tokens in an address. */
export async function onPhone(number, steps) {
  const session = await openSession(practice.browser, SMALL);
  const errors = [];
  const addresses = [];
  session.on('weberror', (error) => errors.push(error.error().message));
  session.on('console', (message) => /Content Security Policy/i.test(message.text()) && errors.push(message.text()));
  session.on('request', (request) => addresses.push(request.url(), request.headers()['referer'] ?? ''));
  const page = await session.newPage();
  const phone = new PatientPhone(page, number);
  try {
    await steps(phone);
  } catch (failure) {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${new Date().toISOString().replace(/:/g, '-')}-phone.png`) }).catch(() => undefined);
    throw failure;
  } finally {
    await session.close();
  }
  assert.deepEqual(errors, [], 'the app threw errors');
  const own = new URL(practice.base).origin;
  const sandbox = new URL(practice.sandbox.base).origin;
  assert.deepEqual(addresses.filter((address) => address && !/^(blob|data):/.test(address) && ![own, sandbox].includes(new URL(address).origin)), [], 'a request to somewhere else');
  assert.deepEqual(addresses.filter((address) => phone.tokens.some((token) => address.includes(token))), [], 'a token in an address or a Referer');
  assertNothingSecretIn(addresses);
}

/** Servers and what stands before them log addresses. */
export function assertNothingSecretIn(addresses) {
  assert.deepEqual(addresses.filter((address) => allSecretWords().some((word) => address.includes(word))), [], 'a subject, text or file name in an address');
}

export class PatientPhone {
  tokens = [];
  #seen = new Set();

  constructor(page, number) {
    this.page = page;
    this.number = number;
  }

  /** The next SMS to this phone that a test has not taken yet. */
  nextSms() {
    return eventually(async () => {
      const next = (await practice.sandbox.messages({ kind: 'sms', to: this.number })).find(({ id }) => !this.#seen.has(id));
      this.#seen.add(next?.id);
      return next;
    }, `another SMS to ${this.number}`);
  }

  /** The next SMS is one fixed sentence with a link, which is returned. */
  async nextLink(sentence) {
    const { text } = await this.nextSms();
    assert.ok(text.startsWith(sentence), `"${text.replace(/#.*/, '#…')}" is not the fixed sentence`);
    const link = text.slice(sentence.length);
    return this.keep(link);
  }

  keep(link) {
    assert.match(link, LINK);
    this.keepSecret(LINK.exec(link)[1]);
    return link;
  }

  /** What may be in no address, and is looked for in the database and the logs. */
  keepSecret(token) {
    this.tokens.push(secretToken(token));
  }

  /** Leaves alone what arrived before. */
  async skipSms() {
    (await practice.sandbox.messages({ kind: 'sms', to: this.number })).forEach(({ id }) => this.#seen.add(id));
  }

  async nextCode() {
    const { text } = await this.nextSms();
    assert.match(text, /^Your code is \d{6}\. [\w .]+$/);
    return /\d{6}/.exec(text)[0];
  }

  /** Opens a link as from the SMS: the page is there, and its secret has left the address bar. */
  async open(link) {
    // In a tab that shows the app already, only the fragment would change.
    await this.page.goto('about:blank');
    await this.page.goto(link);
    await this.page.locator('pc-app h2').first().waitFor();
    assert.doesNotMatch(this.page.url(), /#/);
  }

  /** Asks for a link to come back, as somebody whose session has ended. */
  async requestLink() {
    await this.skipSms();
    await this.page.goto(`${practice.base}/ws/patientconversations/app/`);
    await this.page.getByRole('textbox', { name: 'Your mobile number or e-mail address' }).fill(this.number);
    await this.page.getByRole('button', { name: 'Send me a link' }).click();
    await this.page.getByText('If we know this number or address').waitFor();
  }

  /** Makes this a device with a screen lock that keeps passkeys. */
  async giveScreenLock() {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
  }

  async enterBirthdate(date) {
    const [year, month, day] = date.slice(0, 10).split('-');
    await this.page.getByRole('textbox', { name: 'Day' }).fill(day);
    await this.page.getByRole('textbox', { name: 'Month' }).fill(month);
    await this.page.getByRole('textbox', { name: 'Year' }).fill(year);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async enterCode(code) {
    await this.page.getByRole('textbox', { name: 'Code of six digits' }).fill(code);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** From the link in an SMS to the list of conversations. */
  async join(link, birthdate) {
    await this.open(link);
    await this.enterBirthdate(birthdate);
    await this.page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    await this.enterCode(await this.nextCode());
    await this.page.locator('pc-thread-list').waitFor();
  }

  async openThread(subject) {
    await this.page.locator('pc-thread-list button', { hasText: subject }).click();
    await this.composer.waitFor();
  }

  get composer() {
    return this.page.getByRole('textbox', { name: 'Message', exact: true });
  }

  async write(text) {
    await this.composer.fill(text);
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  message(text) {
    return this.page.locator('.message', { hasText: text });
  }
}
