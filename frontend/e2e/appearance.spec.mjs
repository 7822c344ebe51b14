import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { createDemoWorld, createWorld } from '../dev/mock-server.mjs';
import { assertAccessible, assertNoSidewaysScroll, bubble, useBrowser, visit, worldWithThread } from './harness.mjs';

useBrowser();

const PICTURES = fileURLToPath(new URL('./pictures/', import.meta.url));
mkdirSync(PICTURES, { recursive: true });

const SIZES = { wide: { width: 1200, height: 820 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 640 } };

/** Each state of each element, and how a person gets there. */
const STATES = {
  list: { path: '/summary' },
  thread: { path: '/chart', go: openThread },
  'thread in Arabic': { path: '/chart?locale=ar&dir=rtl', go: openThread },
  'thread in French': { path: '/chart?locale=fr', go: openThread },
  inbox: { path: '/inbox', go: openFromInbox },
  'inbox in Arabic': { path: '/inbox?locale=ar&dir=rtl', go: openFromInbox },
  'find a patient': {
    path: '/inbox',
    go: async (page) => {
      await page.getByRole('button', { name: 'New conversation' }).click();
      await page.getByRole('searchbox', { name: 'Find a patient' }).fill('amina');
      await page.getByText('1 patient found').waitFor();
    },
  },
  'inbox list': { path: '/inbox', go: (page) => page.locator('pc-inbox-list .item').waitFor() },
  empty: { path: '/chart?patient=jean', go: (page) => page.getByText('No conversations yet').waitFor() },
  start: {
    path: '/chart?patient=layla',
    go: async (page) => {
      await page.getByRole('button', { name: 'New conversation' }).first().click();
      await page.getByText('Read this to the patient').waitFor();
    },
  },
  'typed contact': {
    path: '/chart?patient=jean',
    go: async (page) => {
      await page.getByRole('button', { name: 'New conversation' }).first().click();
      await page.getByRole('textbox', { name: 'Mobile number' }).fill('12');
      await page.getByText('too short').waitFor();
    },
  },
  menu: {
    path: '/chart',
    go: async (page) => {
      await openThread(page);
      await page.getByRole('button', { name: 'More actions' }).click();
    },
  },
  'failure reason': {
    path: '/chart',
    go: async (page) => {
      await openThread(page);
      await page.getByRole('button', { name: /Not delivered/ }).focus();
    },
  },
  consent: {
    path: '/chart',
    go: async (page) => {
      await openThread(page);
      await page.getByRole('button', { name: /\+250 788/ }).click();
      await page.getByText('At the reception').waitFor();
      await page.getByRole('button', { name: 'Record withdrawal' }).first().click();
    },
  },
  'e-mail composer': {
    path: '/chart',
    go: async (page) => {
      await openThread(page);
      await page.getByRole('radio', { name: 'E-mail' }).click();
    },
  },
  'secure thread': { path: '/chart?patient=layla', go: openSecure },
  'secure thread in Arabic': { path: '/chart?patient=layla&locale=ar&dir=rtl', go: openSecure },
  'secure thread in French': { path: '/chart?patient=layla&locale=fr', go: openSecure },
  'start a secure one': {
    path: '/chart?patient=jean',
    go: async (page) => {
      await page.getByRole('button', { name: 'New conversation' }).first().click();
      await page.getByRole('radio', { name: /Secure/ }).check();
      await page.getByRole('textbox', { name: 'Subject' }).waitFor();
    },
  },
  'who can read this': {
    path: '/chart?patient=layla',
    go: async (page) => {
      await openSecure(page);
      await page.getByRole('button', { name: /Who can read this/ }).click();
      await page.getByText('End all access').waitFor();
    },
  },
  'practice links': { path: '/links', go: (page) => page.getByText('Waiting room', { exact: true }).waitFor() },
  'practice links in French': { path: '/links?locale=fr', go: (page) => page.getByText('Waiting room', { exact: true }).waitFor() },
  'invite a panel': { path: '/panel', go: (page) => page.getByRole('button', { name: 'Check first' }).waitFor() },
  'audit': { path: '/audit', go: (page) => page.getByText('192.0.2.7').first().waitFor() },
  'triage': { path: '/triage', go: (page) => page.getByText('Unknown sender').waitFor() },
  'administration': { path: '/admin', go: (page) => page.getByText('Delivery now').waitFor() },
};

for (const [state, { path, go = () => undefined }] of Object.entries(STATES)) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`${state} (${size}) has no axe violation and no sideways scroll`, async () => {
      await visit(path, { world: createDemoWorld(), viewport }, async ({ page }) => {
        await page.locator('h2, h3').first().waitFor();
        await go(page);
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${PICTURES}${state.replace(/ /g, '-')}-${size}.png`, fullPage: true });
        await assertNoSidewaysScroll(page, state);
        await assertAccessible(page, state);
      });
    });
  }
}

const REFUSALS = { 'session ended': 401, 'not allowed': 403, error: 500, offline: 0 };

for (const [state, status] of Object.entries(REFUSALS)) {
  test(`${state} has no axe violation, before and after something was shown`, async () => {
    const fault = { method: 'GET', path: /changes/, status, times: 1_000 };
    const world = worldWithThread();
    world.faults.push(fault);
    await visit('/chart', { world, viewport: SIZES.narrow }, async ({ page }) => {
      await page.getByRole('alert').waitFor();
      await assertAccessible(page, state);
      await page.screenshot({ path: `${PICTURES}${state.replace(/ /g, '-')}.png` });
    });
    await visit('/chart', { world: worldWithThread() }, async ({ page, world: healthy }) => {
      await bubble(page, 'Thank you!').waitFor();
      healthy.faults.push(fault);
      await page.locator('pc-failure').waitFor();
      await assertAccessible(page, state);
      await page.screenshot({ path: `${PICTURES}${state.replace(/ /g, '-')}-strip.png` });
    });
  });
}

test('loading, nothing waiting and a thread that was archived have no axe violation', async () => {
  const slow = worldWithThread();
  slow.latency = 3_000;
  await visit('/chart', { world: slow }, async ({ page }) => {
    await page.locator('.skeleton').first().waitFor();
    await assertAccessible(page, 'loading');
  });
  await visit('/triage', { world: createWorld() }, async ({ page }) => {
    await page.getByText('Nothing is waiting').waitFor();
    await assertAccessible(page, 'nothing waiting');
  });
  const archived = worldWithThread();
  archived.thread.status = 'ARCHIVED';
  await visit('/chart', { world: archived }, async ({ page }) => {
    await page.locator('.item').click();
    await page.getByText('This conversation is archived').waitFor();
    await assertAccessible(page, 'archived');
  });
});

async function openThread(page) {
  const item = page.locator('.item').first();
  await item.waitFor();
  if ((page.viewportSize()?.width ?? 0) < 800) {
    await item.click();
  }
  await page.locator('pc-message-bubble').last().waitFor();
}


async function openSecure(page) {
  await openThread(page);
  await page.locator('pc-invitation-banner section').waitFor();
}

async function openFromInbox(page) {
  await page.locator('.item').first().click();
  await page.locator('pc-message-bubble').last().waitFor();
}
