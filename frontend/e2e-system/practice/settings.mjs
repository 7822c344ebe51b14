/* The settings page: test messages with the carrier's words, and secrets that only go in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../browser.mjs';
import { as, freshNumber, practice } from '../practice.mjs';

const WRONG_TOKEN = 'ffffffffffffffffffffffffffffff01';

async function openSettings(page) {
  await practice.pages.openPage(page, 'settings');
  const element = page.locator('patient-conversations-admin');
  await element.getByLabel('Auth token').waitFor();
  return element;
}

async function saveToken(element, token) {
  await element.getByLabel('Auth token').fill(token);
  await element.getByRole('button', { name: 'Save settings' }).click();
  await element.getByText('Saved', { exact: true }).waitFor();
  assert.equal(await element.getByLabel('Auth token').inputValue(), '');
}

async function testSms(element, to) {
  const form = element.locator('pc-test-message form').first();
  await form.getByRole('textbox').fill(to);
  await form.getByRole('button', { name: 'Send' }).click();
  await form.locator('.notice').waitFor();
  return form.locator('.notice');
}

test('a test message goes out, or the carrier\'s own words say why it does not', async () => {
  const number = freshNumber();
  await as('admin', async (page) => {
    const element = await openSettings(page);
    assert.match(await (await testSms(element, number)).getAttribute('class'), /good/);
    await practice.sandbox.arrived({ kind: 'sms', to: number, status: 'delivered' });
    const mail = element.locator('pc-test-message form').nth(1);
    await mail.getByRole('textbox').fill(`${number.slice(1)}@example.org`);
    await mail.getByRole('button', { name: 'Send' }).click();
    await mail.locator('.notice.good').waitFor();
    await practice.sandbox.arrived({ kind: 'email', to: `${number.slice(1)}@example.org` });
    const refused = await testSms(element, '+15005550009');
    await refused.getByText('is not a valid mobile number').waitFor();
    await assertAccessible(element, 'a test message that was refused');
    try {
      await saveToken(element, WRONG_TOKEN);
      await element.locator('pc-test-message form').first().getByRole('button', { name: 'Send' }).waitFor();
      const denied = await testSms(element, number);
      await denied.getByText('Twilio does not accept the account’s credentials').waitFor();
      await denied.getByText(/The carrier says:.*Authenticat/).waitFor();
    } finally {
      await saveToken(element, practice.token);
    }
    assert.match(await (await testSms(element, number)).getAttribute('class'), /good/);
  });
});

test('a secret is never in an answer of the server, neither readable nor encrypted', async () => {
  const paths = [
    'patientconversations/settings',
    'patientconversations/wording',
    'patientconversations/queue',
    'systemsetting?q=patientconversations&v=full&limit=100',
    'systemsetting/patientconversations.twilio.authToken?v=full',
  ];
  for (const path of paths) {
    for (const user of [practice.admin, practice.nurse]) {
      const { text } = await user.call('GET', path);
      assert.ok(!text.includes(practice.token), `${path} tells the token`);
    }
  }
  const { settings } = await practice.admin.get('patientconversations/settings');
  const secrets = settings.filter((setting) => setting.secret);
  assert.deepEqual(secrets.map(({ name }) => name).sort(), ['events.secret', 'imap.password', 'smtp.password', 'twilio.authToken']);
  assert.ok(secrets.every(({ value }) => value === null), 'a secret has no value in an answer');
  await as('admin', async (page) => {
    const told = [];
    page.on('response', (response) => told.push(response.text().catch(() => '')));
    const element = await openSettings(page);
    await saveToken(element, practice.token);
    assert.ok((await Promise.all(told)).every((text) => !text.includes(practice.token)), 'the page was told the token');
  });
});

test('a nurse may neither see nor change settings, nor send test messages', async () => {
  for (const [method, path, body] of [
    ['GET', 'patientconversations/settings'],
    ['POST', 'patientconversations/settings', { practiceName: 'Somewhere else' }],
    ['POST', 'patientconversations/testmessage', { channel: 'sms', to: freshNumber() }],
    ['GET', 'patientconversations/queue'],
  ]) {
    assert.equal((await practice.nurse.call(method, path, body)).status, 403, `${method} ${path}`);
  }
  await as('nurse', async (page) => {
    await practice.pages.openPage(page, 'settings');
    await page.getByText('Your account may not').first().waitFor();
    assert.equal(await page.getByLabel('Auth token').count(), 0);
  });
});
