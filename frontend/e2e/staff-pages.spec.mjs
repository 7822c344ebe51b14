import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemoWorld } from '../dev/mock-server.mjs';
import { eventually, useBrowser, visit } from './harness.mjs';

useBrowser();

test('a waiting message is attached to one of its candidates in two steps', async () => {
  const world = createDemoWorld();
  await visit('/triage', { world }, async ({ page }) => {
    const card = page.getByRole('article').filter({ hasText: 'Friday' });
    assert.ok(await card.getByRole('button', { name: 'Attach to a patient' }).isDisabled());
    await card.getByRole('radio', { name: /Jean Bosco/ }).check();
    await card.getByRole('button', { name: /Attach to .*Jean Bosco/ }).click();
    await page.getByText(/Attached to .*Jean Bosco/).waitFor();
    await card.waitFor({ state: 'detached' });
    assert.equal(world.triage[0].status, 'ATTACHED');
  });
});

test('a patient who is no candidate is found by name, and a message is dismissed with a note until nothing waits', async () => {
  const world = createDemoWorld();
  await visit('/triage', { world }, async ({ page }) => {
    const unknown = page.getByRole('article').filter({ hasText: '+250733555777' });
    await unknown.getByRole('searchbox').fill('amina');
    await unknown.getByText('1 patient found').waitFor();
    await unknown.getByRole('radio', { name: /Amina/ }).check();
    await unknown.getByRole('button', { name: /Attach to .*Amina/ }).click();
    await unknown.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Dismiss…' }).click();
    await page.getByRole('textbox', { name: /Why/ }).fill('wrong number');
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await page.getByText('Nothing is waiting').waitFor();
    assert.equal(world.requests.find(({ body }) => body.note).body.note, 'wrong number');
  });
});

test('only changed settings are saved, and a secret is sent only when it is typed', async () => {
  const world = createDemoWorld();
  await visit('/admin', { world }, async ({ page }) => {
    const token = page.getByLabel('Auth token');
    assert.equal(await token.inputValue(), '');
    assert.ok(await page.getByLabel('Password').evaluate((field) => field.readOnly));
    await page.getByLabel('Name of the practice').fill('Hill Clinic');
    await page.getByText('1 change not saved').waitFor();
    await token.fill('secret');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const saved = world.requests.find(({ method, path }) => method === 'POST' && path.endsWith('settings'));
    assert.deepEqual(saved.body, { practiceName: 'Hill Clinic', 'twilio.authToken': 'secret' });
    assert.equal(await token.inputValue(), '');
  });
});

test('a setting that is refused is marked, explained and given the focus', async () => {
  await visit('/admin', { world: createDemoWorld() }, async ({ page }) => {
    await page.getByLabel('Port').fill('many');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('The port must be a number.').first().waitFor();
    await eventually(() => page.getByLabel('Port').evaluate((field) => field.matches(':focus')), 'the field has the focus');
  });
});

test('a test message tells the carrier\'s own words, and the webhook addresses are built from the public address', async () => {
  await visit('/admin', { world: createDemoWorld() }, async ({ page }) => {
    const form = page.locator('pc-test-message form').first();
    await form.getByRole('textbox').fill('+15005550001');
    await form.getByRole('button', { name: 'Send' }).click();
    await page.getByText('21211').waitFor();
    await form.getByRole('textbox').fill('+250788123456');
    await form.getByRole('button', { name: 'Send' }).click();
    await page.getByText('The carrier took the message.').waitFor();
    assert.equal(await page.getByLabel('A message comes in', { exact: true }).inputValue(), 'https://emr.example.org/openmrs/ws/patientconversations/twilio/sms');
  });
});

test('the queue panel keeps itself up to date', async () => {
  const world = createDemoWorld();
  world.pace = 0;
  await visit('/admin', { world }, async ({ page }) => {
    await page.getByText('Failed in 24 hours').waitFor();
    world.addMessage(world.conversations[0], { text: 'x', status: 'QUEUED' });
    await page.getByText('42 seconds').waitFor({ timeout: 6_000 });
  });
});
