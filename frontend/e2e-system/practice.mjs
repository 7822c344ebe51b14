/*
 * A practice with carriers for the tests that share one: the stand-in, started with ./run on free ports with data of its own; or one
 * that runs already, such as a real OpenMRS, named by PC_BASE and PC_SANDBOX (and PC_ADMIN, PC_NURSE as "name:password", PC_TOKEN, and
 * PC_O3 for its O3, PC_DATA for the folder where its database, files and logs are).
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchBrowser, openSession } from './browser.mjs';
import { O3Pages } from './o3-pages.mjs';
import { pagesOf } from './pages.mjs';
import { connect, freePorts, runUntilUp, USERS } from './processes.mjs';
import { Rest } from './rest.mjs';
import { Sandbox } from './sandbox.mjs';

/** Set once the tests run: base, sandbox, users, admin and nurse (REST), pages, o3 (pages too), browser. */
export const practice = { data: process.env.PC_DATA, token: process.env.PC_TOKEN ?? '70ce270ce270ce270ce270ce270ce270' };

/** What the screen showed when a test failed. */
const PICTURES = fileURLToPath(new URL('failed/', import.meta.url));

const users = { ...USERS, admin: logIn('PC_ADMIN') ?? USERS.admin, nurse: logIn('PC_NURSE') ?? USERS.nurse };
const stop = [];

before(async () => {
  const [base, sandbox] = process.env.PC_BASE ? [process.env.PC_BASE, process.env.PC_SANDBOX] : await startStandIn();
  const admin = new Rest(base, users.admin);
  Object.assign(practice, { base, sandbox: new Sandbox(sandbox), users, admin, nurse: new Rest(base, users.nurse), pages: await pagesOf(base, admin), o3: new O3Pages(process.env.PC_O3 ?? `${base}/spa`) });
  practice.browser = await launchBrowser();
  stop.push(() => practice.browser.close());
  await practice.sandbox.behaveWell();
  await connect(base, sandbox);
});

after(async () => {
  for (const each of stop.reverse()) {
    await each();
  }
});

async function startStandIn() {
  const data = mkdtempSync(join(tmpdir(), 'practice-'));
  practice.data = data;
  stop.push(() => rmSync(data, { recursive: true, force: true }));
  const [port, sandboxPort] = await freePorts();
  const child = await runUntilUp('--port', String(port), '--sandbox-port', String(sandboxPort), '--data', data);
  stop.push(() => {
    child.kill('SIGTERM');
    return child.ended;
  });
  return [`http://localhost:${port}/openmrs`, `http://localhost:${sandboxPort}`];
}

function logIn(variable) {
  const [username, ...password] = process.env[variable]?.split(':') ?? [];
  return username && { username, password: password.join(':') };
}

/** Runs a test's steps in the browser of somebody who has logged in, and fails on any error that our elements threw. */
export async function as(user, steps, screen, pages = practice.pages) {
  const session = await openSession(practice.browser, screen);
  const errors = [];
  session.on('weberror', (error) => {
    if (/patient-?conversations/.test(error.error().stack ?? '')) {
      errors.push(error.error().message);
    }
  });
  try {
    const page = await session.newPage();
    try {
      await pages.logIn(page, users[user]);
      await steps(page);
    } catch (failure) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${new Date().toISOString().replace(/:/g, '-')}-${user}.png`) }).catch(() => undefined);
      throw failure;
    }
    assert.deepEqual(errors, [], 'the page threw errors');
  } finally {
    await session.close();
  }
}

/** A valid number that no other test or run uses. */
export function freshNumber() {
  const digits = (count) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');
  return `+1202${2 + Math.floor(Math.random() * 3)}${digits(6)}`;
}

export function composer(chart) {
  return chart.getByRole('textbox', { name: 'Message', exact: true });
}

export async function write(chart, text) {
  await composer(chart).fill(text);
  await chart.getByRole('button', { name: 'Send', exact: true }).click();
}

export function bubble(chart, text) {
  return chart.locator('pc-message-bubble', { hasText: text });
}

/** The mark in a bubble that tells how far the message has come. */
export function mark(chart, text, status) {
  return bubble(chart, text).getByRole('button', { name: new RegExp(`^${status}`) });
}

/** On a narrow screen the list comes first. */
export async function openThread(chart) {
  const item = chart.locator('.item').first();
  await item.or(composer(chart)).first().waitFor();
  if ((await composer(chart).count()) === 0) {
    await item.click();
  }
  await composer(chart).waitFor();
}
