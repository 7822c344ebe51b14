import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PATIENTS } from '../dev/mock-server.mjs';
import { assertAccessible, assertNoSidewaysScroll, bubble, composer, eventually, useBrowser, visit, worldWithThread } from './harness.mjs';

useBrowser();

const PHONE = { width: 390, height: 844 };

test('a note is yellow, goes to nobody outside, and a mention in it waits until it is resolved', async () => {
  const world = worldWithThread();
  await visit('/chart', { world }, async ({ page }) => {
    await composer(page).waitFor();
    await page.getByRole('radio', { name: 'Note' }).click();
    const note = page.getByRole('textbox', { name: 'Note', exact: true });
    await note.pressSequentially('Please call, @dan');
    await page.getByRole('button', { name: '@daniel Daniel Ochieng' }).click();
    assert.equal(await note.inputValue(), 'Please call, @daniel ');
    await note.pressSequentially('today');
    await assertAccessible(page, 'writing a note');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const written = bubble(page, 'Please call, @daniel today');
    await written.waitFor();
    await written.getByText('Staff only').waitFor();
    const colour = await written.locator('.bubble').evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.equal(colour, 'rgb(255, 241, 184)');
    await assertAccessible(page, 'a note in the thread');
    await written.getByRole('button', { name: 'Resolve' }).click();
    await written.getByText('@daniel ✓ Grace Mutesi').waitFor();
    assert.equal(await written.getByRole('button', { name: 'Resolve' }).count(), 0);
    const { body } = world.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/message'));
    assert.equal(body.channel, 'note');
  });
});

test('a conversation is taken, starred, tagged and given to somebody else, and its history says so', async () => {
  const world = worldWithThread();
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Assign to me' }).click();
    await page.getByRole('button', { name: /^(Starred )?Grace Mutesi$/ }).waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Star' }).click();
    await eventually(() => world.thread.starred, 'the conversation is starred');
    await page.getByRole('button', { name: /^(Starred )?Grace Mutesi$/ }).click();
    await page.getByLabel('Looked after by').selectOption('Daniel Ochieng');
    await page.getByLabel('Tags').fill('urgent');
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('button', { name: 'Remove the tag urgent' }).waitFor();
    await page.getByText('assigned the conversation to Daniel Ochieng').waitFor();
    await assertAccessible(page, 'the team panel');
    await page.getByRole('button', { name: 'Remove the tag urgent' }).click();
    await eventually(() => world.thread.tags.length === 0, 'the tag is gone');
    assert.equal(world.thread.assignee.display, 'Daniel Ochieng');
  });
});

test('a saved message is taken, and a message sent later is changed and cancelled', async () => {
  const world = worldWithThread();
  await visit('/chart', { world, viewport: PHONE, context: { hasTouch: true } }, async ({ page }) => {
    await page.getByRole('button', { name: /Standard conversation/ }).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: /Saved messages/ }).click();
    await page.getByText('The chart leaves something open').waitFor();
    await assertAccessible(page, 'the saved messages');
    await page.getByRole('button', { name: /Please call us/ }).click();
    assert.equal(await composer(page).inputValue(), 'Dear Amina, please call Kabgayi Clinic.');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Send later' }).click();
    await page.getByText('On the practice’s clocks (Africa/Kigali)').waitFor();
    await page.getByLabel('Date and time').fill('2027-01-31T09:00');
    await assertAccessible(page, 'choosing a time');
    await page.getByRole('button', { name: 'Schedule' }).click();
    const scheduled = page.getByRole('list', { name: 'Scheduled messages' });
    await scheduled.getByText('please call Kabgayi').waitFor();
    assert.equal(await composer(page).inputValue(), '');
    await assertNoSidewaysScroll(page, 'a thread with a scheduled message');
    await scheduled.getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Date and time').fill('2027-02-01T10:30');
    await page.getByRole('button', { name: 'Schedule' }).click();
    await eventually(() => world.scheduled[0].dueLocal === '2027-02-01T10:30', 'the time is changed');
    await scheduled.getByRole('button', { name: 'Cancel sending' }).click();
    await scheduled.waitFor({ state: 'detached' });
    assert.equal(world.scheduled[0].status, 'CANCELLED');
  });
});

test('the inbox shows by what waits, with counts, and leads to messages of uncertain senders', async () => {
  const world = worldWithThread();
  const other = world.startConversation(PATIENTS.jean, [{ system: 'sms', value: '+250788000111' }]);
  world.addMessage(other, { text: 'How are you?', status: 'FAILED' });
  other.assignee = { uuid: 'user-nurse', display: 'Grace Mutesi' };
  world.triage.push({ uuid: 'triage-1', channel: 'sms', fromAddress: '+250722000111', text: 'Hello', date: '2026-11-25T08:00:00.000+0000', reason: 'UNKNOWN_SENDER', status: 'WAITING', candidates: [] });
  await visit('/inbox', { world, viewport: PHONE, context: { hasTouch: true } }, async ({ page }) => {
    const item = (name) => page.locator('.item', { hasText: name });
    await item('Amina').waitFor();
    await page.getByText('Unread1').waitFor();
    assert.equal(await item('Jean').count(), 0);
    await page.getByText('Failed1').click();
    await item('Jean').waitFor();
    assert.equal(await item('Amina').count(), 0);
    await page.getByText('Mine1').click();
    await item('Jean').waitFor();
    await page.getByText('Unassigned1').click();
    await item('Amina').waitFor();
    await assertAccessible(page, 'the inbox on a phone');
    await assertNoSidewaysScroll(page, 'the inbox on a phone');
    assert.equal(await page.getByRole('link', { name: '1 message of an uncertain sender waits' }).getAttribute('href'), '/triage');
  });
});
