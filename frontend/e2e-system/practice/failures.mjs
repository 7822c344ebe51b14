/* What goes wrong on the way out, and what staff and patients can do about it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, eventually } from '../browser.mjs';
import { as, bubble, composer, freshNumber, mark, openThread, practice, write } from '../practice.mjs';

/** The sandbox takes it, and then reports 30003: unreachable handset. */
const UNREACHABLE = '+15005553003';

test('a message that did not reach the phone says why, and Try again sends it once more', async () => {
  const patient = await practice.pages.anyPatient();
  await practice.nurse.start(patient, UNREACHABLE);
  const text = `Are you there? ${Date.now()}`;
  await as('nurse', async (page) => {
    const chart = await practice.pages.openChart(page, patient);
    await openThread(chart);
    // The sandbox has one such number: where this ran before, it is on another chart already.
    if (await chart.getByText('On several charts').isVisible()) {
      await chart.getByRole('checkbox', { name: 'Send there all the same' }).check();
    }
    await write(chart, text);
    await mark(chart, text, 'Not delivered').waitFor();
    await mark(chart, text, 'Not delivered').hover();
    await bubble(chart, text).getByText('The phone could not be reached').waitFor();
    await assertAccessible(chart, 'a failure with its reason');
    await bubble(chart, text).getByRole('button', { name: 'Try again' }).click();
    await eventually(async () => (await practice.sandbox.messages({ to: UNREACHABLE, text })).length === 2, 'it is sent a second time');
    await mark(chart, text, 'Not delivered').waitFor();
  });
});

test('a message that is still queued can be cancelled, and never leaves', async () => {
  const patient = await practice.pages.anyPatient();
  const number = freshNumber();
  const conversation = await practice.nurse.start(patient, number);
  try {
    await practice.sandbox.behave({ latencyMs: 6_000 });
    await as('nurse', async (page) => {
      const chart = await practice.pages.openChart(page, patient);
      await openThread(chart);
      // One for each thread of delivery (delivery.threads is 4): what comes after them waits.
      for (let i = 1; i <= 4; i += 1) {
        await practice.nurse.sendSms(conversation, `in front ${i}`);
      }
      await eventually(async () => (await practice.nurse.thread(conversation)).length === 4, 'four messages are in front');
      await write(chart, 'never mind');
      await bubble(chart, 'never mind').getByRole('button', { name: 'Cancel sending' }).click();
      await mark(chart, 'never mind', 'Cancelled').waitFor();
      await practice.sandbox.behaveWell();
      await write(chart, 'after all');
      await mark(chart, 'after all', 'Delivered').waitFor();
      await mark(chart, 'in front 4', 'Delivered').waitFor();
    });
  } finally {
    await practice.sandbox.behaveWell();
  }
  assert.deepEqual(await practice.sandbox.messages({ to: number, text: 'never mind' }), []);
});

test('STOP from the phone blocks what is sent next and says so, until START', async () => {
  const patient = await practice.pages.anyPatient();
  const number = freshNumber();
  await practice.nurse.start(patient, number, { onChart: true });
  await as('nurse', async (page) => {
    const chart = await practice.pages.openChart(page, patient);
    await openThread(chart);
    await write(chart, 'See you on Monday');
    await mark(chart, 'See you on Monday', 'Delivered').waitFor();
    const phone = await page.context().newPage();
    await phone.goto(practice.sandbox.phonePage(number));
    await phone.getByText('See you on Monday').last().waitFor();
    await phone.getByRole('button', { name: 'STOP', exact: true }).click();
    await page.bringToFront();
    await bubble(chart, 'STOP').waitFor();
    await chart.getByText('The patient withdrew consent for this address').waitFor();
    await assertAccessible(chart, 'consent withdrawn');
    await write(chart, 'And on Tuesday?');
    await chart.getByText('The patient has withdrawn consent for this number or address.').waitFor();
    assert.equal(await composer(chart).inputValue(), 'And on Tuesday?', 'the draft is kept');
    assert.deepEqual(await practice.sandbox.messages({ to: number, text: 'And on Tuesday?' }), []);
    await phone.bringToFront();
    await phone.getByRole('button', { name: 'START', exact: true }).click();
    await page.bringToFront();
    await bubble(chart, 'START').waitFor();
    await chart.getByText('The patient withdrew consent for this address').waitFor({ state: 'detached' });
    await chart.getByRole('button', { name: 'Send', exact: true }).click();
    await mark(chart, 'And on Tuesday?', 'Delivered').waitFor();
  });
  assert.equal((await practice.sandbox.messages({ to: number, text: 'And on Tuesday?' })).length, 1);
});
