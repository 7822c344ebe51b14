import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemoWorld, PATIENTS } from '../dev/mock-server.mjs';
import { assertAccessible, assertNoSidewaysScroll, bubble, eventually, reachableWorld, useBrowser, visit } from './harness.mjs';

useBrowser();

const { amina, layla } = PATIENTS;
const PHONE = { width: 360, height: 640 };

function joinedWorld() {
  const world = reachableWorld();
  world.thread = world.startSecure(amina, 'Blood results', { joined: true });
  return world;
}

test('a proxy is added with consent for their own address, is listed, and their access is ended', async () => {
  const world = joinedWorld();
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('button', { name: /Who can read this/ }).click();
    const panel = page.locator('pc-participants-panel');
    await panel.getByText(amina.display).waitFor();
    await panel.getByRole('button', { name: 'Add a proxy' }).click();
    const add = panel.locator('form').getByRole('button', { name: 'Add a proxy' });
    await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Anna Doe');
    await panel.getByRole('textbox', { name: 'Relationship to the patient' }).fill('mother');
    await panel.getByRole('textbox', { name: 'Mobile number' }).fill('0788 555 444');
    await panel.getByText('+250 788 555 444').waitFor();
    assert.equal(await panel.getByText('Save to the chart').count(), 0, 'a proxy\'s number has no place on the patient\'s chart');
    assert.ok(await add.isDisabled(), 'consent is needed');
    await panel.getByRole('checkbox', { name: 'I have told the patient' }).check();
    await panel.getByLabel('Last day of access').fill('2027-06-30');
    await assertAccessible(page, 'a proxy about to be added');
    await add.click();
    await panel.getByText('Anna Doe, mother').waitFor();
    await panel.getByText(/until .*2027/).waitFor();
    await panel.getByRole('button', { name: 'Change the last day' }).click();
    assert.equal(await panel.getByLabel('Last day of access').inputValue(), '2027-06-30');
    await panel.getByLabel('Last day of access').fill('');
    await assertAccessible(page, 'a last day about to be changed');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('until').waitFor({ state: 'detached' });
    assert.deepEqual(world.requests.findLast(({ method, path }) => method === 'POST' && path.includes('/participant/')).body, { endsOn: null });
    const { body } = world.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/participant'));
    assert.deepEqual(body, { name: 'Anna Doe', relationship: 'mother', contactPoint: { system: 'sms', value: '+250788555444' }, consent: { status: 'GRANTED', method: 'VERBAL', note: '' }, endsOn: '2027-06-30' });
    await panel.getByRole('button', { name: 'Invite again' }).click();
    await panel.getByText('A new invitation is on its way.').waitFor();
    await panel.getByRole('button', { name: 'End access' }).click();
    await panel.getByRole('button', { name: 'End the access of Anna Doe, mother' }).click();
    await panel.getByText('Ended', { exact: true }).waitFor();
    assert.equal(world.thread.participants[1].status, 'ENDED');
  });
});

test('all access is ended in two steps, on a phone', async () => {
  const world = joinedWorld();
  await visit('/chart', { world, viewport: PHONE }, async ({ page }) => {
    await page.locator('.item').click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Who can read this' }).click();
    await page.getByRole('button', { name: 'End all access' }).click();
    assert.equal(world.requests.some(({ path }) => path.endsWith('signout')), false, 'nothing is done before it is confirmed');
    await assertNoSidewaysScroll(page, 'who can read this');
    await assertAccessible(page, 'all access about to be ended');
    await page.getByRole('button', { name: 'Sign everybody out' }).click();
    await page.getByText('All access has ended.').waitFor();
    assert.deepEqual(world.requests.find(({ path }) => path.endsWith('signout')).body, { patient: amina.uuid });
  });
});

test('what is being asked stays when the list is read anew meanwhile', async () => {
  const world = joinedWorld();
  const mother = world.addProxy(world.thread, 'Anna Doe', 'mother');
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('button', { name: /Who can read this/ }).click();
    const panel = page.locator('pc-participants-panel');
    await panel.getByRole('button', { name: 'End access' }).click();
    await panel.getByRole('button', { name: 'End the access of Anna Doe, mother' }).waitFor();
    const asked = () => world.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/participant')).length;
    const before = asked();
    world.receiveSecure(world.thread, 'I shall.', mother);
    await eventually(() => asked() > before, 'the list is read anew');
    await bubble(page, 'I shall.').waitFor({ state: 'attached' });
    await panel.getByRole('button', { name: 'End the access of Anna Doe, mother' }).click({ timeout: 3_000 });
    await panel.getByText('Ended', { exact: true }).waitFor();
  });
});

test('a refusal names the privilege that is missing', async () => {
  const world = joinedWorld();
  world.faults.push({ method: 'GET', path: /\/participant$/, status: 403, body: { error: { message: 'Privileges required: Manage Secure Access', code: 'x' } } });
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('button', { name: /Who can read this/ }).click();
    await page.getByText('Your account may not manage who can read Secure conversations.').waitFor();
  });
});

test('the audit is narrowed by action, by patient and by day, and turned page by page', async () => {
  const world = createDemoWorld();
  for (let i = 0; i < 60; i += 1) {
    world.audit.push({ id: world.audit.length + 1, date: '2026-03-01T10:00:00.000+0000', action: 'SENT', user: { uuid: 'user-nurse', display: 'Grace Mutesi' }, participant: null, patient: amina, conversation: 'c', remoteAddress: '192.0.2.8', detail: null });
  }
  await visit('/audit', { world }, async ({ page }) => {
    const rows = page.locator('tbody tr');
    await eventually(async () => (await rows.count()) === 50, 'a page is listed');
    await page.getByRole('button', { name: 'Older' }).click();
    await eventually(async () => (await rows.count()) === 13, 'the rest is listed');
    await page.getByLabel('What was done').selectOption('LOGGED_IN');
    await eventually(async () => (await rows.count()) === 1, 'one log-in');
    await rows.getByText('Patient', { exact: true }).waitFor();
    await page.getByLabel('What was done').selectOption('');
    await page.getByRole('searchbox', { name: 'Patient' }).fill('100J0N');
    await page.getByRole('button', { name: layla.display }).click();
    await eventually(async () => (await rows.count()) === 3, 'only that patient\'s');
    await assertAccessible(page, 'the audit of one patient');
    await page.getByRole('button', { name: /Show all patients/ }).click();
    await page.getByLabel('To day').fill('2026-03-01');
    await page.getByLabel('Member of staff').selectOption('user-nurse');
    await eventually(() => world.requests.at(-1).path.endsWith('audit'), 'it is asked for');
    await eventually(async () => (await rows.first().innerText()).includes('Message sent'), 'only that day\'s');
    await page.getByLabel('What was done').selectOption('LOCKED');
    await page.getByText('Nothing of that kind is on record.').waitFor();
  });
});

test('the chain is checked, and what was changed is named', async () => {
  const world = createDemoWorld();
  await visit('/audit', { world, viewport: PHONE }, async ({ page }) => {
    await page.getByRole('button', { name: 'Check the chain' }).click();
    await page.getByText('The chain is whole: 3 entries').waitFor();
    world.brokenAudit = [2];
    await page.getByRole('button', { name: 'Check the chain' }).click();
    await page.getByText('1 entry was changed or is missing: 2').waitFor();
    await assertNoSidewaysScroll(page, 'the audit');
    await assertAccessible(page, 'the audit on a phone');
  });
});

test('without the privilege, the audit says which one is needed', async () => {
  const world = createDemoWorld();
  world.faults.push({ method: 'GET', path: /audit/, status: 403, body: { error: { message: 'Privileges required: Audit Conversations', code: 'x' } } });
  await visit('/audit', { world }, async ({ page }) => {
    await page.getByText('Your account may not read the audit.').waitFor();
    await page.getByText('“Audit Conversations”').waitFor();
  });
});

test('the master key is changed in two steps, and what was wrapped anew is counted', async () => {
  const world = createDemoWorld();
  await visit('/admin', { world }, async ({ page }) => {
    await page.getByText('In use: k-2026-11').waitFor();
    await page.getByRole('button', { name: 'Change the master key' }).click();
    await assertAccessible(page, 'the master key about to be changed');
    assert.equal(world.requests.some(({ method, path }) => method === 'POST' && path.endsWith('keys')), false);
    await page.getByRole('button', { name: 'Change it now' }).click();
    await page.getByText('12 conversations and 3 files').waitFor();
    await page.getByText('In use: k-2026-12').waitFor();
  });
});
