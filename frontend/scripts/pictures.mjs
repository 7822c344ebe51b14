/*
 * Takes the README's pictures: docs/images/*.png. Starts ./run --no-build with data of its own, or takes what runs at --base and --sandbox.
 *   node scripts/pictures.mjs [--base http://localhost:8080/openmrs --sandbox http://localhost:8090]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { eventually, launchBrowser, openSession, PHONE } from '../e2e-system/browser.mjs';
import { O3Pages } from '../e2e-system/o3-pages.mjs';
import { pagesOf } from '../e2e-system/pages.mjs';
import { freePorts, PROJECT, runUntilUp, USERS } from '../e2e-system/processes.mjs';
import { Rest } from '../e2e-system/rest.mjs';
import { Sandbox } from '../e2e-system/sandbox.mjs';

const { values: options } = parseArgs({ options: { base: { type: 'string' }, sandbox: { type: 'string' } } });
const IMAGES = join(PROJECT, 'docs/images');
const WIDE = { viewport: { width: 1200, height: 780 } };
const TALL = { viewport: { width: 1200, height: 1090 } };
const MOBILE = '+12025550101';
const MAIL = 'zoe.muller@example.org';
/** Long enough for a message to have come to rest, so that the pictures show no moment in between. */
const REST_MS = 800;

mkdirSync(IMAGES, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'pictures-'));
const own = options.base ? null : await startOwn();
const base = options.base ?? own.base;
const sandbox = new Sandbox(options.sandbox ?? own.sandbox);
const nurse = new Rest(base, USERS.nurse);
const pages = await pagesOf(base, new Rest(base, USERS.admin));
const o3 = new O3Pages(`${base}/spa`);
const browser = await launchBrowser();
try {
  const patient = await prepare();
  await picture('thread-wide', TALL, 'nurse', async (page) => {
    const chart = await pages.openChart(page, patient);
    await chart.locator('pc-message-bubble').last().waitFor();
    return page;
  });
  await picture('thread-phone', PHONE, 'nurse', async (page) => {
    const chart = await pages.openChart(page, patient);
    await chart.locator('.item').first().tap();
    await chart.locator('pc-message-bubble').last().waitFor();
    return chart;
  });
  await picture('o3-wide', WIDE, 'nurse', openInO3(patient), o3);
  await picture('o3-phone', PHONE, 'nurse', openInO3(patient), o3);
  await picture(
    'o3-inbox',
    WIDE,
    'nurse',
    async (page) => {
      const inbox = await o3.openInbox(page);
      await inbox.getByRole('radio', { name: /^Open/ }).check();
      await inbox.locator('.item', { hasText: patient.name }).click();
      await inbox.locator('pc-message-bubble').last().waitFor();
      return page;
    },
    o3,
  );
  await picture('new-phone', PHONE, 'nurse', async (page) => {
    const chart = await pages.openChart(page, { name: 'Thandiwe Nkosi' });
    await chart.getByRole('button', { name: 'New conversation' }).first().tap();
    await chart.getByRole('textbox', { name: 'Mobile number' }).fill('202 555 0142');
    await chart.locator('.verdict .good').waitFor();
    await chart.getByRole('textbox', { name: 'Mobile number' }).blur();
    return chart;
  });
  await picture('triage', WIDE, 'nurse', async (page) => {
    await pages.openPage(page, 'triage');
    await page.getByRole('article').first().waitFor();
    return page;
  });
  await picture('settings', WIDE, 'admin', async (page) => {
    await pages.openPage(page, 'settings');
    await page.getByLabel('Auth token').waitFor();
    return page;
  });
} finally {
  await browser.close();
  await own?.stop();
  rmSync(data, { recursive: true, force: true });
}

async function startOwn() {
  const [port, sandboxPort] = await freePorts();
  const child = await runUntilUp('--port', String(port), '--sandbox-port', String(sandboxPort), '--data', data);
  return {
    base: `http://localhost:${port}/openmrs`,
    sandbox: `http://localhost:${sandboxPort}`,
    stop: () => {
      child.kill('SIGTERM');
      return child.ended;
    },
  };
}

/** A thread worth looking at, and messages that wait. */
async function prepare() {
  const patient = (await nurse.get('patient?q=100HM3')).results[0];
  let conversation = await nurse.start(patient, MOBILE);
  await nurse.post('conversationconsent', { patient: patient.uuid, system: 'email', value: MAIL, status: 'GRANTED', method: 'WRITTEN' });
  conversation = await nurse.post(`conversation/${conversation.uuid}`, { contactPoint: { system: 'email', value: MAIL } });
  await say(conversation, { channel: 'sms', text: 'Hello Zoë, this is Green Hill Health Centre. Your blood test is on Thursday at 10:30. Please come without breakfast.' });
  await sandbox.reply(MOBILE, 'Thank you! May I drink water before?');
  await say(conversation, { channel: 'sms', text: 'Yes, water is fine 🙂' });
  await say(conversation, { channel: 'email', subject: 'How to find us', text: 'We are on the second floor of the new building, next to the pharmacy. The lift is on your left as you come in.' });
  await sandbox.reply(MOBILE, 'Perfect, see you on Thursday.');
  await sandbox.reply('+12025550107', 'Can we come a day later? The little one has a fever.');
  await sandbox.reply('+12025550177', 'Is this the number of the clinic?');
  return { uuid: patient.uuid, name: patient.display.slice(patient.display.indexOf(' - ') + 3) };
}

async function say(conversation, message) {
  await nurse.post(`conversation/${conversation.uuid}/message`, message);
  const end = message.channel === 'sms' ? 'DELIVERED' : 'SENT';
  await eventually(async () => (await nurse.thread(conversation))[0].status === end, `"${message.text}" is ${end}`);
}

function openInO3(patient) {
  return async (page) => {
    await o3.openSummary(page, patient);
    const chart = await o3.openDashboard(page);
    if (page.viewportSize().width === PHONE.viewport.width) {
      await chart.locator('.item').first().tap();
    }
    await chart.locator('pc-message-bubble').last().waitFor();
    return page;
  };
}

async function picture(name, screen, user, open, on = pages) {
  const session = await openSession(browser, screen);
  const page = await session.newPage();
  await on.logIn(page, USERS[user]);
  const shown = await open(page);
  await page.waitForTimeout(REST_MS);
  await shown.screenshot({ path: join(IMAGES, `${name}.png`) });
  await session.close();
}
