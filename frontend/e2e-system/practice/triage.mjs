/* Messages whose sender is not certain wait for a person's decision. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, eventually } from '../browser.mjs';
import { as, bubble, freshNumber, openThread, practice } from '../practice.mjs';

function card(page, text) {
  return page.locator('patient-conversations-triage').getByRole('article').filter({ hasText: text });
}

test('a message from an unknown number waits, is attached to a patient who is looked up, and is then in that patient\'s thread', async () => {
  const patient = await practice.pages.anyPatient();
  const text = `Who reads this? <b>me</b> & you ${Date.now()}`;
  await practice.sandbox.reply(freshNumber(), text);
  await as('nurse', async (page) => {
    await practice.pages.openPage(page, 'triage');
    const waiting = card(page, text);
    await waiting.getByText('Unknown sender').waitFor();
    await assertAccessible(page.locator('patient-conversations-triage'), 'a message waits');
    await waiting.getByRole('searchbox').fill(patient.name.split(' ').at(-1));
    await waiting.getByRole('radio', { name: patient.name }).check();
    await waiting.getByRole('button', { name: /^Attach to/ }).click();
    await waiting.waitFor({ state: 'detached' });
    const chart = await practice.pages.openChart(page, patient);
    await openThread(chart);
    assert.ok((await bubble(chart, text).locator('.bubble').innerText()).endsWith(text));
  });
});

test('a message from a number on two charts waits with both patients offered, and goes only to the one that is chosen', async () => {
  const number = freshNumber();
  const patients = [await practice.pages.anyPatient(), await practice.pages.anyPatient()];
  const conversations = [];
  for (const patient of patients) {
    conversations.push(await practice.nurse.start(patient, number, { onChart: true }));
  }
  const text = `My daughter has a fever ${Date.now()}`;
  await practice.sandbox.reply(number, text);
  await as('nurse', async (page) => {
    await practice.pages.openPage(page, 'triage');
    const waiting = card(page, text);
    await waiting.getByText('Shared by several patients').waitFor();
    for (const { name } of patients) {
      await waiting.getByRole('radio', { name }).waitFor();
    }
    assert.ok(await waiting.getByRole('button', { name: 'Attach to a patient' }).isDisabled(), 'nobody is chosen beforehand');
    await waiting.getByRole('radio', { name: patients[1].name }).check();
    await waiting.getByRole('button', { name: /^Attach to/ }).click();
    await waiting.waitFor({ state: 'detached' });
  });
  const [first, second] = await Promise.all(conversations.map((conversation) => practice.nurse.thread(conversation)));
  assert.deepEqual(first.map((message) => message.text), []);
  assert.deepEqual(second.map((message) => [message.direction, message.text]), [['INBOUND', text]]);
});

test('a message that concerns nobody is dismissed with a note', async () => {
  const text = `Pizza at half price ${Date.now()}`;
  await practice.sandbox.reply(freshNumber(), text);
  await as('nurse', async (page) => {
    await practice.pages.openPage(page, 'triage');
    const waiting = card(page, text);
    await waiting.getByRole('button', { name: 'Dismiss…' }).click();
    await waiting.getByRole('textbox', { name: 'Why is it dismissed?' }).fill('advertising');
    await waiting.getByRole('button', { name: 'Dismiss message' }).click();
    await waiting.waitFor({ state: 'detached' });
  });
  await eventually(async () => {
    const { results } = await practice.nurse.get('conversationtriage?status=DISMISSED&limit=100');
    return results.some((item) => item.text === text);
  }, 'it is among the dismissed');
});
