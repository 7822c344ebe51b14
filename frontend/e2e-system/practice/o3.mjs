/* The same in OpenMRS 3: from its log-in to the patient's answer, on a desk's screen and on a phone's; and its inbox. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, eventually, PHONE, WIDE } from '../browser.mjs';
import { as, bubble, composer, freshNumber, mark, practice, write } from '../practice.mjs';

const elsewhere = { skip: Boolean(process.env.PC_BASE) && !process.env.PC_O3 };

for (const [name, screen] of Object.entries({ 'wide screen': WIDE, 'phone with touch': PHONE })) {
  test(`O3 on a ${name}: a nurse finds the patient, starts a conversation, sends, and the answer arrives and is counted until it is read`, elsewhere, async () => {
    const patient = await practice.pages.anyPatient();
    const number = freshNumber();
    const { o3 } = practice;
    await as(
      'nurse',
      async (page) => {
        const summary = await o3.openSummary(page, patient);
        await assertAccessible(summary.locator('patient-conversations'), 'the summary card, nothing yet');
        await summary.getByRole('button', { name: 'New conversation' }).click();
        const chart = await o3.dashboard(page);
        await start(chart, number);
        await page.getByText('Conversation created').waitFor();
        const text = 'Your glasses are ready & waiting 👓';
        await write(chart, text);
        await mark(chart, text, 'Delivered').waitFor();
        await practice.sandbox.arrived({ kind: 'sms', to: number, text, status: 'delivered' });
        await practice.sandbox.reply(number, 'Thanks, I come today');
        await bubble(chart, 'Thanks, I come today').waitFor();
        await assertAccessible(chart, 'a thread in O3');
      },
      screen,
      o3,
    );
    await practice.sandbox.reply(number, 'Until when are you open?');
    await as(
      'nurse',
      async (page) => {
        const unread = async () => o3.inboxButton(page).getAttribute('aria-label');
        await eventually(async () => /new messages/.test(await unread()), 'the icon counts what is unread');
        await assertAccessible(o3.inboxButton(page), 'the icon');
        const inbox = await o3.openInbox(page);
        const item = inbox.locator('.item', { hasText: 'Until when are you open?' });
        await item.waitFor();
        await assertAccessible(inbox, 'the inbox');
        await item.click();
        await bubble(inbox, 'Until when are you open?').waitFor();
        await assertAccessible(inbox, 'a thread in the inbox');
        await inbox.getByRole('link', { name: 'Open the chart' }).click();
        const chart = await o3.dashboard(page);
        await eventually(async () => (await practice.nurse.conversationOf(patient)).unread === 0, 'what was read is read');
        assert.ok(chart);
      },
      screen,
      o3,
    );
  });
}

test('O3: who has nothing to do with conversations sees nothing of them', elsewhere, async () => {
  const patient = await practice.pages.anyPatient();
  await as(
    'clerk',
    async (page) => {
      await page.goto(`${practice.o3.spa}/patient/${patient.uuid}/chart`);
      await page.getByText('Visits', { exact: true }).first().waitFor();
      assert.equal(await page.getByText('Conversations').count(), 0);
      assert.equal(await practice.o3.inboxButton(page).count(), 0);
    },
    WIDE,
    practice.o3,
  );
});

test('O3 in French: its menus and our own parts speak French', elsewhere, async () => {
  const patient = await practice.pages.anyPatient();
  await as(
    'nurse',
    async (page) => {
      const chosen = await page.request.post(`${practice.base}/ws/rest/v1/session`, { data: { locale: 'fr' } });
      assert.equal(chosen.status(), 200);
      await page.goto(`${practice.o3.spa}/patient/${patient.uuid}/chart/conversations`);
      await page.getByText('Nouvelle conversation').waitFor();
      assert.match(await practice.o3.inboxButton(page).getAttribute('aria-label'), /Boîte de réception/);
    },
    WIDE,
    practice.o3,
  );
});

async function start(chart, number) {
  const other = chart.getByRole('radio', { name: 'Another number or address' });
  await chart.locator('pc-contact-picker').waitFor();
  if (await other.isVisible()) {
    await other.check();
  }
  await chart.getByRole('textbox', { name: 'Mobile number' }).fill(number.slice(2));
  await chart.locator('.verdict .good').waitFor();
  await chart.getByRole('radio', { name: 'Verbal' }).check();
  await chart.getByRole('checkbox', { name: 'I have told the patient' }).check();
  await assertAccessible(chart, 'a new conversation in O3');
  await chart.getByRole('button', { name: 'Create conversation' }).click();
  await composer(chart).waitFor();
}
