/* From the log-in to the patient's answer, on a desk's screen and on a phone's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, eventually, PHONE, WIDE } from '../browser.mjs';
import { as, bubble, composer, freshNumber, mark, openThread, practice, write } from '../practice.mjs';

/** What filters, templates and encodings spoil first. */
const TEXTS = {
  'emoji, Arabic, markup, ampersands and quotes': 'Dear Zoë, <b>please</b> come & bring "both" papers; it\'s \\fine\\ 100% 🙏🏽👨‍👩‍👧 نراك غدًا <script>alert(1)</script> &amp; &lt;',
  'several lines': 'Before you come:\n\n  1. nothing to eat\n  2. bring a list – naïve “café”',
};

for (const [name, screen] of Object.entries({ 'wide screen': WIDE, 'phone with touch': PHONE })) {
  test(`${name}: a nurse starts a conversation from the chart, SMS and e-mail arrive unchanged, and the answer is in the same thread`, async (t) => {
    const patient = await practice.pages.anyPatient();
    const number = freshNumber();
    const address = `patient.${number.slice(1)}@example.org`;
    await as(
      'nurse',
      async (page) => {
        const chart = await practice.pages.openChart(page, patient);
        await startByNumber(chart, number);
        await sendSms(chart, number);
        await addAddress(page, chart, address);
        await sendEmail(chart, address);
        await answerFromPhone(t, page, chart, number);
        await assertAccessible(chart, 'a thread with messages each way');
        await assertUnreadForAnother(patient);
      },
      screen,
    );
  });
}

async function startByNumber(chart, number) {
  await assertAccessible(chart, 'nothing yet');
  await chart.getByRole('button', { name: 'New conversation' }).first().click();
  const field = chart.getByRole('textbox', { name: 'Mobile number' });
  const other = chart.getByRole('radio', { name: 'Another number or address' });
  await chart.locator('pc-contact-picker').waitFor();
  if (await other.isVisible()) {
    await other.check();
  }
  await field.pressSequentially('20', { delay: 30 });
  await eventually(async () => (await field.getAttribute('aria-invalid')) === 'true', 'a number that is too short is refused while it is typed');
  assert.ok(await chart.getByRole('button', { name: 'Create conversation' }).isDisabled());
  await assertAccessible(chart, 'a number that is refused');
  await field.fill(number.slice(2));
  await chart.locator('.verdict .good').waitFor();
  assert.equal((await chart.locator('.verdict .good').innerText()).replace(/[^+\d]/g, ''), number);
  await chart.getByRole('radio', { name: 'Verbal' }).check();
  await chart.getByRole('checkbox', { name: 'I have told the patient' }).check();
  await assertAccessible(chart, 'a new conversation with consent');
  await chart.getByRole('button', { name: 'Create conversation' }).click();
  await composer(chart).waitFor();
}

async function sendSms(chart, number) {
  for (const [what, text] of Object.entries(TEXTS)) {
    await write(chart, text);
    const first = text.split('\n')[0];
    await mark(chart, first, 'Delivered').waitFor();
    await practice.sandbox.arrived({ kind: 'sms', to: number, text, status: 'delivered' });
    assert.ok((await bubble(chart, first).locator('.bubble').innerText()).endsWith(text), `${what} are shown as they were typed`);
  }
  assert.equal((await practice.sandbox.messages({ kind: 'sms', to: number })).length, Object.keys(TEXTS).length, 'each message went out once');
}

async function addAddress(page, chart, address) {
  await chart.getByRole('radio', { name: 'E-mail' }).click({ force: true });
  if (await chart.getByRole('radio', { name: 'E-mail' }).getAttribute('aria-disabled')) {
    await chart.getByRole('button', { name: 'Add one' }).click();
  } else {
    await chart.getByRole('button', { name: 'More actions' }).click();
    await chart.getByRole('menuitem', { name: 'Choose another contact' }).click();
  }
  const dialog = chart.getByRole('dialog', { name: 'Choose another contact' });
  const field = chart.locator('pc-contact-panel').getByRole('textbox', { name: 'E-mail address' });
  await dialog.waitFor();
  const other = chart.locator('pc-contact-panel').getByRole('radio', { name: 'Another number or address' });
  await chart.locator('pc-contact-panel pc-contact-picker').waitFor();
  if (await other.isVisible()) {
    await other.check();
  }
  await chart.locator('pc-contact-panel').getByRole('radio', { name: 'E-mail address' }).check();
  await field.fill(address);
  await chart.locator('pc-contact-panel .verdict .good').waitFor();
  await assertAccessible(chart, 'another contact');
  await chart.getByRole('button', { name: 'Use this contact' }).click();
  await dialog.waitFor({ state: 'detached' });
  await chart.getByRole('radio', { name: 'E-mail' }).click();
  await chart.getByText('No consent is on record for this address').waitFor();
  await chart.locator('pc-composer').getByRole('button', { name: 'Record consent' }).click();
  const panel = chart.locator('pc-consent-panel');
  await panel.getByRole('checkbox', { name: 'I have told the patient' }).check();
  await assertAccessible(chart, 'recording consent');
  await panel.getByRole('button', { name: 'Record consent' }).click();
  await panel.getByText(address).nth(1).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await chart.getByText('No consent is on record for this address').waitFor({ state: 'detached' });
}

async function sendEmail(chart, address) {
  const subject = 'Ihre Ergebnisse <ok> & "mehr" نتائج 🧪';
  const text = `${TEXTS['emoji, Arabic, markup, ampersands and quotes']}\n\nSecond line`;
  await chart.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await write(chart, text);
  await mark(chart, subject, 'Sent').waitFor();
  const mail = await practice.sandbox.arrived({ kind: 'email', to: address });
  assert.equal(mail.subject, subject);
  assert.equal(mail.text.replace(/\r\n/g, '\n').trimEnd(), text);
  assert.equal((await practice.sandbox.messages({ kind: 'email', to: address })).length, 1);
  assert.ok(!mail.html.includes('<script'), 'the HTML part has no markup of the message');
}

/** Within 3 s: not the first but at most the second question for changes after the arrival must bring it. The clock is only reported. */
async function answerFromPhone(t, page, chart, number) {
  const answer = 'Thanks 🙂 <i>yes</i> & "no" شكرا';
  await page.evaluate(() => (globalThis.sameDocument = true));
  const phone = await page.context().newPage();
  await phone.goto(practice.sandbox.phonePage(number));
  await phone.getByText('nothing to eat').last().waitFor();
  await phone.getByRole('textbox', { name: 'Answer as the patient' }).fill(answer);
  await page.bringToFront();
  let polls = 0;
  let arrived = 0;
  const webhook = phone.waitForResponse((response) => response.url().endsWith('/sandbox/api/reply'));
  page.on('request', (request) => {
    polls += arrived && request.url().includes('/patientconversations/changes') ? 1 : 0;
  });
  await phone.getByRole('button', { name: 'Send', exact: true }).evaluate((button) => button.click());
  await webhook;
  arrived = Date.now();
  await bubble(chart, 'شكرا').waitFor();
  t.diagnostic(`the answer was shown ${Date.now() - arrived} ms and ${polls} polls after it arrived`);
  assert.ok(polls <= 2, `it took ${polls} polls`);
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true, 'without a reload');
  assert.ok((await bubble(chart, 'شكرا').locator('.bubble').innerText()).endsWith(answer));
  await phone.close();
}

/** The nurse has read the answer, her colleague has not until the thread is opened. */
async function assertUnreadForAnother(patient) {
  await as('admin', async (page) => {
    await practice.pages.findPatient(page, patient);
    const box = practice.pages.overviewBox(page);
    await box.getByText('1 unread message').waitFor({ state: 'attached' });
    const chart = await practice.pages.openTab(page);
    await openThread(chart);
    await bubble(chart, 'شكرا').waitFor();
    await eventually(async () => (await practice.admin.conversationOf(patient)).unread === 0, 'opening the thread marks it as read');
    await chart.getByText('1 unread message').waitFor({ state: 'detached' });
    assert.equal((await practice.nurse.conversationOf(patient)).unread, 0);
  });
}
