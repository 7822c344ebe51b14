import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemoWorld, createWorld } from '../app/dev/mock.mjs';
import { assertAccessible, assertNoSidewaysScroll, eventually } from './harness.mjs';
import { composer, onPhone, openThread, useBrowser } from './app-harness.mjs';

useBrowser();

const bubble = (page, text) => page.locator('.message', { hasText: text });
const send = (page) => page.getByRole('button', { name: 'Send', exact: true }).click();

test('a thread shows whose words are whose, by day, and what was withdrawn', async () => {
  await onPhone({ signedIn: true }, async ({ page }) => {
    await page.getByText('3 new').waitFor();
    await openThread(page);
    await page.getByText('Yesterday', { exact: true }).waitFor();
    await page.getByText('Today', { exact: true }).waitFor();
    assert.equal(await bubble(page, 'with milk').evaluate((item) => item.classList.contains('mine')), true);
    await bubble(page, 'with milk').getByText('Read', { exact: true }).waitFor();
    await page.getByText('A message was withdrawn').waitFor();
    assert.equal(await page.getByText('wrong patient').count(), 0);
    await bubble(page, 'Here is the leaflet').getByText('Daniel Ochieng', { exact: true }).waitFor();
    await assertAccessible(page, 'thread');
    await assertNoSidewaysScroll(page, 'thread');
  });
});

test('what is sent shows at once, then sent, then read; an answer appears without a reload and counts as read when seen', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await openThread(page);
    await composer(page).fill('Is <b>this</b> & "that" fine? 🙏\nThank you');
    await send(page);
    const mine = bubble(page, 'Is <b>this</b>');
    await mine.getByText('Sent', { exact: true }).waitFor();
    assert.equal(await composer(page).inputValue(), '');
    assert.equal(await mine.locator('.text').innerText(), 'Is <b>this</b> & "that" fine? 🙏\nThank you');
    world.messages.at(-1).status = 'READ';
    const answer = world.addMessage(world.threads[0], { text: 'Yes, both.' });
    await bubble(page, 'Yes, both.').waitFor({ timeout: 5_000 });
    await mine.getByText('Read', { exact: true }).waitFor();
    await eventually(() => world.requests.some(({ path, body }) => path.endsWith('/read') && body.message === answer.uuid), 'it was marked as read');
    await page.goBack();
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
    assert.equal(await page.getByText(/\d new/).count(), 0);
  });
});

test('a message written off-line waits, survives a reload, and goes once when the connection is back', async () => {
  await onPhone({ signedIn: true }, async ({ page, phone, world }) => {
    await openThread(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker serves the page');
    await phone.setOffline(true);
    await page.getByText('No connection. What you write is kept').waitFor({ timeout: 15_000 });
    await composer(page).fill('written in the tunnel');
    await send(page);
    await bubble(page, 'written in the tunnel').getByText('Waiting for a connection').waitFor();
    await composer(page).fill('and half of the next');
    await assertAccessible(page, 'off-line');
    await page.reload();
    await page.getByText('1 message waits on this phone').waitFor();
    assert.equal(world.messages.filter(({ text }) => text === 'written in the tunnel').length, 0);
    await phone.setOffline(false);
    await bubble(page, 'written in the tunnel').getByText('Sent', { exact: true }).waitFor({ timeout: 15_000 });
    assert.equal(await composer(page).inputValue(), 'and half of the next');
    await page.waitForTimeout(3_500);
    assert.equal(world.messages.filter(({ text }) => text === 'written in the tunnel').length, 1);
    assert.equal(await bubble(page, 'written in the tunnel').count(), 1);
  });
});

test('a message whose answer was lost on the way is not sent twice', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await openThread(page);
    world.faults.push({ method: 'POST', path: /\/messages$/, status: 0, afterwards: true });
    await composer(page).fill('only once');
    await send(page);
    await bubble(page, 'only once').getByText('Sent', { exact: true }).waitFor({ timeout: 15_000 });
    await eventually(() => world.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length >= 2, 'it was tried again');
    assert.equal(world.messages.filter(({ text }) => text === 'only once').length, 1);
    assert.equal(await bubble(page, 'only once').count(), 1);
  });
});

test('a message that the server refuses says why, and can be tried again or deleted', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await openThread(page);
    world.faults.push({ method: 'POST', path: /\/messages$/, status: 400, body: { error: { code: 'message.long', message: 'This is too long.' } }, times: 2 });
    await composer(page).fill('no');
    await send(page);
    const refused = bubble(page, 'Not sent.').filter({ hasText: 'This is too long.' });
    await refused.waitFor();
    await assertAccessible(page, 'refused');
    await refused.getByRole('button', { name: 'Try again' }).click();
    await eventually(() => world.faults.length === 0, 'it was tried again');
    await refused.getByRole('button', { name: 'Delete' }).click();
    await refused.waitFor({ state: 'detached' });
    assert.equal(world.messages.some(({ text }) => text === 'no'), false);
  });
});

test('a photograph is made small before it goes, a PDF goes as it is, and what is not taken says why', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await openThread(page);
    const photo = await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 4_000, height: 3_000 });
      canvas.getContext('2d').fillRect(0, 0, 2_000, 3_000);
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
      return [...new Uint8Array(await blob.arrayBuffer())];
    });
    const attach = async (name, ...files) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name }).click()]);
      await chooser.setFiles(files);
    };
    await attach('Take a picture', { name: 'my rash.png', mimeType: 'image/png', buffer: Buffer.from(photo) });
    await page.getByRole('button', { name: 'Remove my rash.jpg' }).waitFor();
    const [stored] = [...world.files.values()].slice(-1);
    assert.equal(stored.contentType, 'image/jpeg');
    const size = await page.evaluate(async (address) => {
      const picture = await createImageBitmap(await (await fetch(address)).blob());
      return [picture.width, picture.height];
    }, `./api/files/${stored.uuid}`);
    assert.deepEqual(size, [2_048, 1_536]);
    await attach('Add a picture or a file', { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF letter') }, { name: 'tool.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
    await page.getByText('tool.pdf: this kind of file is not taken').waitFor();
    await page.getByRole('button', { name: 'Remove letter.pdf' }).waitFor();
    await attach('Add a picture or a file', { name: 'huge.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(5_300_000, '%PDF') });
    await page.getByText('huge.pdf is too big. At most 5 MB').waitFor();
    await assertAccessible(page, 'files about to go');
    await send(page);
    await page.getByRole('img', { name: 'Picture: my rash.jpg' }).waitFor();
    await page.getByRole('link', { name: 'Open letter.pdf' }).waitFor();
    assert.deepEqual(world.messages.at(-1).attachments.map(({ name }) => name), ['my rash.jpg', 'letter.pdf']);
    assert.deepEqual(world.requests.filter(({ url }) => /rash|letter/.test(url)), [], 'a file name in an address');
  });
});

test('earlier messages come when asked for, and the reader stays where they read', async () => {
  const world = createWorld();
  const thread = world.addThread('Long story');
  for (let i = 0; i < 120; i += 1) {
    world.addMessage(thread, { text: `Message ${i}`, sent: new Date(Date.now() - (200 - i) * 60_000).toISOString() });
  }
  await onPhone({ world, signedIn: true }, async ({ page }) => {
    await openThread(page, 'Long story');
    const message = (number) => page.locator('.message .text').getByText(`Message ${number}`, { exact: true });
    await message(119).waitFor();
    assert.equal(await message(69).count(), 0);
    const place = async () => (await message(70).boundingBox()).y;
    await page.locator('.scroll').evaluate((box) => box.scrollTo(0, 0));
    const before = await place();
    await page.getByRole('button', { name: 'Earlier messages' }).click();
    await message(20).waitFor({ state: 'attached' });
    assert.ok(Math.abs((await place()) - before) < 80, 'the reader stays where they read');
    await page.getByRole('button', { name: 'Earlier messages' }).click();
    await message(0).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Earlier messages' }).waitFor({ state: 'detached' });
    world.addMessage(thread, { text: 'The newest' });
    await page.locator('.message', { hasText: 'The newest' }).waitFor({ state: 'attached' });
    assert.equal(await page.locator('.message').count(), 121);
  });
});

test('a carer sees whose messages these are, and sends as themselves', async () => {
  const world = createDemoWorld();
  Object.assign(world.me, { name: 'Chantal Uwase', kind: 'PROXY', relationship: 'mother' });
  await onPhone({ world, signedIn: true }, async ({ page }) => {
    await page.getByText('About Amina Uwase').waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Signed in as Chantal Uwase, for Amina Uwase').waitFor();
  });
});

test('another person who signs in on the same phone finds nothing of the first, and sends nothing of theirs', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await openThread(page);
    world.faults.push({ method: 'POST', path: /\/messages$/, status: 503, times: 1 });
    await composer(page).fill('written by the mother');
    await send(page);
    await bubble(page, 'written by the mother').waitFor();
    await composer(page).fill('a draft of the mother');
    const [blood] = world.threads;
    world.threads = [];
    Object.assign(world.me, { uuid: 'another', name: 'Jean', patient: 'Jean' });
    world.addThread('About your knee');
    await page.reload();
    await openThread(page, 'About your knee');
    assert.equal(await composer(page).inputValue(), '');
    await page.goBack();
    world.threads.push(blood);
    world.touch();
    await openThread(page);
    assert.equal(await composer(page).inputValue(), '');
    await page.waitForTimeout(4_000);
    assert.equal(world.messages.some(({ text }) => text === 'written by the mother'), false);
    assert.equal(await bubble(page, 'written by the mother').count(), 0);
  });
});

test('who signs out with a message that waits is asked first, and then leaves nothing behind', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await openThread(page);
    world.faults.push({ method: 'POST', path: /\/messages$/, status: 503, times: 1_000 });
    await composer(page).fill('a secret about my health');
    await send(page);
    await composer(page).fill('another one');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('1 message was not sent yet and would be lost').waitFor();
    await assertAccessible(page, 'signing out with messages that wait');
    await page.getByRole('button', { name: 'Sign out all the same' }).click();
    await page.getByText('You are signed out').waitFor();
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    assert.doesNotMatch(kept, /secret|another/);
  });
});

test('the shell is kept for a phone without a connection, and never an answer of the API', async () => {
  await onPhone({ signedIn: true }, async ({ page, phone }) => {
    await openThread(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker serves the page');
    await page.reload();
    await composer(page).waitFor();
    const kept = await page.evaluate(async () => {
      const addresses = [];
      for (const name of await caches.keys()) {
        addresses.push(...(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
      }
      return addresses;
    });
    assert.ok(kept.length >= 5);
    assert.deepEqual(kept.filter((path) => path.includes('/api/')), []);
    await phone.setOffline(true);
    await page.reload();
    await page.getByText('There is no connection to your practice').waitFor();
    await assertAccessible(page, 'opened off-line');
  });
});

test('notices of new messages are offered once, and the server gets the subscription', async () => {
  const world = createDemoWorld();
  world.settings.push = 'BElGCiB39D1Qcc7mGkeXzr9XzOS4wv6Wx5WrEYGD7m5m3M3PW2bK1bXqmsUeLkWPR4GZSvXPvVY9HCu0SHi8uhM';
  await onPhone({ world, signedIn: true }, async ({ page }) => {
    await page.addInitScript(() => {
      let made = null;
      const subscription = { endpoint: 'https://push.example/1', toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } }), unsubscribe: async () => ((made = null), true) };
      PushManager.prototype.getSubscription = async () => made;
      PushManager.prototype.subscribe = async (options) => {
        globalThis.subscribedWith = options;
        made = subscription;
        return made;
      };
      Notification.requestPermission = async () => 'granted';
      Object.defineProperty(Notification, 'permission', { get: () => 'default' });
    });
    await page.reload();
    await page.getByText('It never shows what they say').waitFor();
    await assertAccessible(page, 'push offer');
    await page.getByRole('button', { name: 'Tell me about new messages' }).click();
    await page.getByText('now tells you about new messages').waitFor();
    assert.deepEqual(world.subscriptions, [{ endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } }]);
    assert.equal(await page.evaluate(() => globalThis.subscribedWith.userVisibleOnly), true);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Stop telling me' }).click();
    await eventually(() => world.subscriptions.length === 0, 'the server forgot it');
  });
});
