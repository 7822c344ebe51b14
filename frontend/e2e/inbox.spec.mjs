import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, PATIENTS } from '../dev/mock-server.mjs';
import { bubble, composer, eventually, MOBILE, reachableWorld, useBrowser, visit, worldWithThread } from './harness.mjs';

useBrowser();

const { amina, jean, layla } = PATIENTS;
const PHONE = { viewport: { width: 390, height: 844 }, context: { hasTouch: true, isMobile: true } };
const page25 = 25;

function inbox(page) {
  return page.locator('patient-conversations-inbox');
}

/** One unread, one read, one archived. */
function clinic() {
  const world = worldWithThread();
  const read = world.startConversation(jean, [{ system: 'sms', value: '+250788000002' }]);
  world.addMessage(read, { text: 'Your papers are ready.' });
  const old = world.startConversation(layla, [{ system: 'sms', value: '+96170123456' }]);
  world.addMessage(old, { text: 'Goodbye.' });
  old.status = 'ARCHIVED';
  return world;
}

test('the inbox begins with what is unread, and what is opened there counts as read', async () => {
  const world = clinic();
  await visit('/inbox', { world }, async ({ page }) => {
    await page.getByText('Choose a conversation').waitFor();
    assert.deepEqual(await inbox(page).locator('.item .name').allInnerTexts(), [amina.display]);
    await inbox(page).locator('.item').click();
    await bubble(page, 'Thank you!').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Back' }).count(), 0, 'the list is beside it');
    await eventually(() => world.thread.lastRead !== '', 'it is marked as read');
    await page.getByRole('radio', { name: 'Unread' }).check({ force: true });
    await page.getByRole('link', { name: 'Open the chart' }).waitFor();
    assert.match(await page.getByRole('link', { name: 'Open the chart' }).getAttribute('href'), new RegExp(amina.uuid));
  });
});

test('open and archived conversations are each on a shelf of their own, and a search looks on the shelf', async () => {
  await visit('/inbox', { world: clinic() }, async ({ page }) => {
    const names = () => inbox(page).locator('.item .name').allInnerTexts();
    await page.getByRole('radio', { name: 'Open' }).check({ force: true });
    await eventually(async () => (await names()).length === 2, 'both open ones are listed');
    await page.getByRole('searchbox').fill('jean');
    await eventually(async () => (await names()).join() === jean.display, 'only the one that was searched for is listed');
    await page.getByRole('radio', { name: 'Archived' }).check({ force: true });
    await page.getByText('No conversations here').waitFor();
    await page.getByRole('searchbox').fill('');
    await eventually(async () => (await names()).join() === layla.display, 'the archived one is listed');
  });
});

test('a long list is turned page by page', async () => {
  const world = createWorld();
  for (let i = 0; i < page25 + 5; i += 1) {
    world.receive(world.startConversation({ uuid: `patient-${i}`, display: `Patient ${i}` }, []), `Hello ${i}`);
  }
  await visit('/inbox', { world }, async ({ page }) => {
    const items = inbox(page).locator('.item');
    await eventually(async () => (await items.count()) === page25, 'a page is listed');
    assert.ok(await page.getByRole('button', { name: 'Newer' }).isDisabled());
    await page.getByRole('button', { name: 'Older' }).click();
    await eventually(async () => (await items.count()) === 5, 'the rest is listed');
    await page.getByRole('button', { name: 'Newer' }).click();
    await eventually(async () => (await items.count()) === page25, 'the first page is listed again');
  });
});

test('somebody who was never written to is found on a phone, and gets a conversation', async () => {
  const world = reachableWorld();
  await visit('/inbox', { world, ...PHONE }, async ({ page }) => {
    await page.getByText('Everything is read').waitFor();
    await page.getByRole('button', { name: 'New conversation' }).tap();
    await page.getByRole('searchbox', { name: 'Find a patient' }).fill('amina');
    await page.getByRole('button', { name: amina.display }).tap();
    await page.getByRole('button', { name: 'Create conversation' }).tap();
    await composer(page).fill('Welcome');
    await page.getByRole('button', { name: 'Send', exact: true }).tap();
    await bubble(page, 'Welcome').waitFor();
    assert.equal(world.messages[0].toAddress, MOBILE);
    await page.getByRole('button', { name: 'Back' }).tap();
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  });
});

test('somebody who was written to before is found, and the thread goes on', async () => {
  await visit('/inbox', { world: clinic() }, async ({ page }) => {
    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.getByRole('searchbox', { name: 'Find a patient' }).fill('jean');
    await page.getByRole('button', { name: jean.display }).click();
    await bubble(page, 'Your papers are ready.').waitFor();
    await composer(page).waitFor();
  });
});

test('a message that arrives shows up by itself', async () => {
  const world = clinic();
  await visit('/inbox', { world }, async ({ page }) => {
    await inbox(page).locator('.item').waitFor();
    world.receive(world.conversations[1], 'When may I come?');
    await page.getByText('When may I come?').waitFor({ timeout: 20_000 });
  });
});

test('what cannot be loaded is said, and tried again', async () => {
  const world = clinic();
  world.faults.push({ method: 'GET', path: /^conversation$/, status: 500 });
  await visit('/inbox', { world }, async ({ page }) => {
    await page.getByText('Something went wrong on the server').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await inbox(page).locator('.item').waitFor();
  });
});

test('whoever may only read is offered nothing that writes', async () => {
  await visit('/inbox?attributes=read-only', { world: clinic() }, async ({ page }) => {
    await inbox(page).locator('.item').click();
    await page.getByText('may read this conversation, but not write').waitFor();
    for (const name of ['New conversation', 'More actions', 'Send']) {
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
    }
  });
});

test('a page may show in its own way what was done, what failed and what is opened', async () => {
  const world = worldWithThread();
  await visit('/chart', { world }, async ({ page }) => {
    await page.evaluate(() => {
      globalThis.notices = [];
      document.addEventListener('patient-conversations-notice', (event) => {
        event.preventDefault();
        globalThis.notices.push(`${event.detail.kind}: ${event.detail.text}`);
      });
    });
    const choose = async (item) => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await eventually(() => world.thread.lastRead === world.messages.at(-1).uuid, 'it is marked as read, which the fault is not for');
    world.faults.push({ method: 'POST', path: /^conversation\/[^/]+$/, status: 500, times: 1 });
    await choose('Archive');
    await eventually(() => page.evaluate(() => globalThis.notices.length === 1), 'the failure is told');
    assert.equal(await page.getByRole('alert').count(), 0, 'and not shown twice');
    await choose('Archive');
    await page.getByRole('button', { name: 'Reopen' }).click();
    await composer(page).waitFor();
    assert.deepEqual(await page.evaluate(() => globalThis.notices), [
      'error: Something went wrong on the server. Try again in a moment.',
      'success: Conversation archived',
      'success: Conversation reopened',
    ]);
  });
});

test('the chart can begin with the form of a new conversation', async () => {
  await visit('/chart?attributes=new-conversation', {}, async ({ page }) => {
    await page.getByRole('button', { name: 'Create conversation' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('.item').click();
    await bubble(page, 'Thank you!').waitFor();
  });
});
