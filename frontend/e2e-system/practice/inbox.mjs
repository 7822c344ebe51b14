/* The inbox over all patients, where a team works through what waits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, eventually, PHONE } from '../browser.mjs';
import { as, bubble, composer, freshNumber, mark, practice, write } from '../practice.mjs';

const ALLOWED_TAPS = 5;

test('the inbox on a phone: five taps and the typing start a conversation; the answer is unread, counted, found by its number, taken and archived, and comes back', async () => {
  const patient = await practice.pages.anyPatient();
  const number = freshNumber();
  const surname = patient.name.split(' ').at(-1);
  await as(
    'nurse',
    async (page) => {
      await practice.pages.openPage(page, 'inbox');
      const inbox = page.locator('patient-conversations-inbox');
      let taps = 0;
      const tap = async (control) => {
        taps += 1;
        await control.tap();
      };
      await tap(inbox.getByRole('button', { name: 'New conversation' }));
      await inbox.getByRole('searchbox', { name: 'Find a patient' }).fill(surname);
      await tap(inbox.getByRole('button', { name: patient.name }));
      assert.ok(await inbox.getByRole('radio', { name: 'Standard' }).isChecked(), 'the mode is chosen beforehand');
      await inbox.getByRole('textbox', { name: 'Mobile number' }).fill(number);
      await inbox.locator('.verdict .good').waitFor();
      await tap(inbox.getByRole('radio', { name: 'Verbal' }));
      await tap(inbox.getByRole('checkbox', { name: 'I have told the patient' }));
      await tap(inbox.getByRole('button', { name: 'Create conversation' }));
      await composer(inbox).waitFor();
      assert.ok(taps <= ALLOWED_TAPS, `${taps} taps`);
      await write(inbox, `Welcome ${number}`);
      await mark(inbox, `Welcome ${number}`, 'Delivered').waitFor();

      const before = await practice.nurse.get('patientconversations/inbox');
      await inbox.getByRole('button', { name: 'Back' }).tap();
      const item = inbox.locator('.item', { hasText: patient.name });
      const shelf = (name) => inbox.locator('.shelves label', { hasText: new RegExp(`^${name}`) });
      await practice.sandbox.reply(number, `Thank you ${number}`);
      await item.waitFor();
      await shelf(`Unread${before.unread + 1}$`).waitFor();
      await assertAccessible(inbox, 'the inbox on a phone');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth), 'nothing is wider than the screen');

      await inbox.getByRole('searchbox').fill(number);
      await eventually(async () => (await inbox.locator('.item').count()) === 1, 'the number finds it, and nothing else');
      await item.tap();
      await bubble(inbox, `Thank you ${number}`).waitFor();
      const choose = async (action) => {
        await inbox.getByRole('button', { name: 'More actions' }).tap();
        await inbox.getByRole('menuitem', { name: action }).tap();
      };
      await choose('Assign to me');
      const conversation = await practice.nurse.conversationOf(patient);
      await eventually(async () => (await practice.nurse.get(`conversation/${conversation.uuid}`)).assignee, 'it is taken');
      await inbox.getByRole('button', { name: 'Back' }).tap();
      await shelf('Mine').tap();
      await item.tap();
      await choose('Archive');
      await inbox.getByRole('button', { name: 'Reopen' }).waitFor();
      const archived = await practice.nurse.get(`conversation/${conversation.uuid}`);
      assert.equal(archived.assignee, null, 'archiving unassigns');

      await practice.sandbox.reply(number, `One more thing ${number}`);
      await bubble(inbox, `One more thing ${number}`).waitFor();
      await composer(inbox).waitFor();
      const { results: history } = await practice.nurse.get(`conversation/${conversation.uuid}/history`);
      assert.deepEqual(history.map(({ kind }) => kind).slice(0, 4), ['REOPENED', 'ARCHIVED', 'UNASSIGNED', 'ASSIGNED']);
    },
    PHONE,
  );
});

test('a note among staff goes to nobody outside, and whom it mentions finds it', async () => {
  const patient = await practice.pages.anyPatient();
  const number = freshNumber();
  const conversation = await practice.nurse.start(patient, number);
  await as('nurse', async (page) => {
    await practice.pages.openPage(page, 'inbox');
    const inbox = page.locator('patient-conversations-inbox');
    const item = inbox.locator('.item', { hasText: patient.name });
    await inbox.locator('.shelves label', { hasText: /^Open/ }).click();
    await inbox.getByRole('searchbox').fill(number);
    await item.click();
    await composer(inbox).waitFor();
    await inbox.getByRole('radio', { name: 'Note' }).click({ force: true });
    await inbox.getByRole('textbox', { name: 'Note', exact: true }).fill(`For @${practice.users.nurse.username}: call ${number}`);
    await inbox.getByRole('button', { name: 'Send', exact: true }).click();
    await bubble(inbox, `call ${number}`).getByText('Staff only').waitFor();
    await inbox.locator('.shelves label', { hasText: /^Mentions/ }).click();
    await item.waitFor();
    await bubble(inbox, `call ${number}`).getByRole('button', { name: 'Resolve' }).click();
    await eventually(async () => (await practice.nurse.thread(conversation))[0].mentions.every(({ resolvedBy }) => resolvedBy), 'it is resolved');
  });
  assert.deepEqual(await practice.sandbox.messages({ to: number }), []);
});
