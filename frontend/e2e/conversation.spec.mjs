import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, PATIENTS, refusal } from '../dev/mock-server.mjs';
import { assertAccessible, bubble, composer, eventually, MAIL, MOBILE, reachableWorld, useBrowser, visit, worldWithThread } from './harness.mjs';

useBrowser();

const PHONE = { width: 390, height: 844 };

test('a conversation is started with a typed number, checked as it is typed, and consent recorded then and there', async () => {
  await visit('/chart', { world: createWorld() }, async ({ page, world }) => {
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    const number = page.getByRole('textbox', { name: 'Mobile number' });
    await number.pressSequentially('07881', { delay: 20 });
    await page.getByText('it is too short').waitFor();
    assert.equal(await number.getAttribute('aria-invalid'), 'true');
    assert.ok(await page.getByRole('button', { name: 'Create conversation' }).isDisabled());
    await number.fill('0788 123 456');
    await page.getByText('+250 788 123 456').waitFor();
    await page.getByText('you can stop at any time').waitFor();
    await page.getByRole('radio', { name: 'Written' }).check();
    await page.getByRole('textbox', { name: 'Note' }).fill('signed at the desk');
    await page.getByRole('checkbox', { name: 'I have told the patient' }).check();
    await page.getByRole('button', { name: 'Create conversation' }).click();
    await composer(page).waitFor();
    await eventually(() => composer(page).evaluate((area) => area.matches(':focus')), 'the composer has the focus');
    const { body } = world.requests.find(({ method, path }) => method === 'POST' && path === 'conversation');
    assert.deepEqual(body, {
      mode: 'STANDARD',
      patient: PATIENTS.amina.uuid,
      contactPoint: { system: 'sms', value: MOBILE },
      saveContact: true,
      consent: { status: 'GRANTED', method: 'WRITTEN', note: 'signed at the desk' },
    });
  });
});

test('an agreement given for one address is not carried over to another', async () => {
  const world = createWorld();
  world.putOnChart(PATIENTS.amina, 'sms', MOBILE);
  world.putOnChart(PATIENTS.amina, 'email', MAIL);
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    await page.getByRole('checkbox', { name: 'I have told the patient' }).check();
    await page.getByRole('radio', { name: MAIL }).check();
    assert.equal(await page.getByRole('checkbox', { name: 'I have told the patient' }).isChecked(), false);
    await page.getByRole('button', { name: 'Create conversation' }).click();
    await composer(page).waitFor();
    assert.equal('consent' in world.requests.find(({ method, path }) => method === 'POST' && path === 'conversation').body, false);
  });
});

test('what the chart holds is offered with the consent on record, so that starting takes two clicks', async () => {
  await visit('/chart', { world: reachableWorld() }, async ({ page }) => {
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    await page.getByRole('radio', { name: /\+250 788 123 456/ }).waitFor();
    assert.ok(await page.getByRole('radio', { name: /Standard/ }).isChecked());
    await page.getByRole('button', { name: 'Create conversation' }).click();
    await composer(page).waitFor();
  });
});

test('a message that is sent shows at once, and then each step of its way to "delivered"', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    world.latency = 300;
    world.pace = 900;
    await composer(page).fill('Please come <b>fasting</b> & "early" 🙏\nsee you');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const sent = bubble(page, 'fasting');
    await sent.waitFor({ timeout: 280 });
    assert.equal(await composer(page).inputValue(), '');
    assert.match(await sent.locator('.bubble').innerText(), /Please come <b>fasting<\/b> & "early" 🙏\nsee you/);
    await sent.getByRole('button', { name: /^(Queued|Being sent)/ }).waitFor();
    await sent.getByRole('button', { name: /^Delivered/ }).waitFor();
    assert.equal(world.messages.filter(({ text }) => text.includes('fasting')).length, 1);
  });
});

test('Ctrl+Enter sends, and the next message can be typed at once', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    await composer(page).fill('first');
    await composer(page).press('Control+Enter');
    await page.keyboard.type('second');
    await bubble(page, 'first').waitFor();
    await eventually(() => world.messages.some(({ text }) => text === 'first'), 'it was sent');
    await page.getByRole('button', { name: 'Send', exact: true, disabled: false }).waitFor();
    await page.keyboard.press('Control+Enter');
    await bubble(page, 'second').waitFor();
  });
});

test('an e-mail goes out with its subject', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    await page.getByRole('radio', { name: 'E-mail' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Your results');
    await composer(page).fill('Please call us.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually(() => world.messages.some(({ subject, channel }) => subject === 'Your results' && channel === 'email'), 'the e-mail is there');
  });
});

test('a file is attached and taken back, one that is not taken says why, and the next goes out without words', async () => {
  const world = worldWithThread();
  const file = (name, content) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) });
  await visit('/chart', { world }, async ({ page }) => {
    await composer(page).waitFor();
    const attach = async (...chosen) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('menuitem', { name: 'Attach a file' }).click()]);
      await chooser.setFiles(file(...chosen));
    };
    await attach('harmless.pdf', '<html>');
    await page.getByText('This kind of file is not taken.').waitFor();
    await attach('wrong.pdf', '%PDF wrong');
    await page.getByRole('button', { name: 'Remove wrong.pdf' }).click();
    await attach('letter.pdf', '%PDF letter');
    await page.getByRole('button', { name: 'Remove letter.pdf' }).waitFor();
    await assertAccessible(page, 'a file that is about to go out');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const link = page.getByRole('link', { name: 'letter.pdf' });
    await link.waitFor();
    assert.match(await link.getAttribute('href'), /\/patientconversations\/attachment\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Remove letter.pdf' }).waitFor({ state: 'detached' });
    const { body } = world.requests.findLast(({ method, path }) => method === 'POST' && path.endsWith('/message'));
    assert.equal(body.text, '');
    assert.deepEqual(body.attachments.map((uuid) => world.files.get(uuid).name), ['letter.pdf']);
  });
});

test('a call rings the reader\'s own phone, whose number is remembered, and is an entry of the thread', async () => {
  const world = worldWithThread();
  await visit('/chart', { world }, async ({ page }) => {
    const phone = page.getByLabel('Your own phone, which rings first');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await phone.fill('+250788000999');
    await assertAccessible(page, 'about to call');
    await page.locator('form.strip').getByRole('button', { name: 'Call' }).click();
    await page.getByText('Call, 0:42').waitFor();
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    assert.equal(await phone.inputValue(), '+250788000999');
    assert.equal(world.messages.at(-1).fromAddress, '+250788000999');
  });
});

test('a failure says why on hover, on keyboard focus and on tap, and can be tried again', async () => {
  const world = worldWithThread();
  const failed = world.addMessage(world.thread, { text: 'lost', status: 'FAILED', statusReason: { code: '30003', text: 'The phone was switched off.' } });
  await visit('/chart', { world }, async ({ page }) => {
    const mark = bubble(page, 'lost').getByRole('button', { name: /Not delivered/ });
    const reason = page.getByText('The phone was switched off.');
    await mark.hover();
    await reason.waitFor();
    await page.mouse.move(5, 5);
    await reason.waitFor({ state: 'hidden' });
    await mark.focus();
    await reason.waitFor();
    await page.keyboard.press('Escape');
    await reason.waitFor({ state: 'hidden' });
    await bubble(page, 'lost').getByRole('button', { name: 'Try again' }).click();
    await bubble(page, 'lost').getByRole('button', { name: /^Delivered/ }).waitFor();
    assert.equal(failed.status, 'DELIVERED');
  });
  world.setStatus(failed, 'FAILED', { code: '30003', text: 'The phone was switched off.' });
  await visit('/chart', { world, viewport: PHONE, context: { hasTouch: true, isMobile: true } }, async ({ page }) => {
    await page.locator('.item').tap();
    const mark = bubble(page, 'lost').getByRole('button', { name: /Not delivered/ });
    await mark.tap();
    await page.getByText('The phone was switched off.').waitFor();
    await mark.tap();
    await page.getByText('The phone was switched off.').waitFor({ state: 'hidden' });
  });
});

test('a queued message can be cancelled, and one that has left by then says so', async () => {
  const world = worldWithThread();
  world.pace = 0;
  const first = world.addMessage(world.thread, { text: 'wait', status: 'QUEUED' });
  await visit('/chart', { world }, async ({ page }) => {
    await bubble(page, 'wait').getByRole('button', { name: 'Cancel sending' }).click();
    await bubble(page, 'wait').getByRole('button', { name: /^Cancelled/ }).waitFor();
    assert.equal(first.status, 'CANCELLED');
    world.addMessage(world.thread, { text: 'gone', status: 'QUEUED' });
    world.faults.push({ method: 'POST', path: /message\/.+/, ...refusal(400, 'message.notCancellable', 'This message is already on its way.') });
    await bubble(page, 'gone').getByRole('button', { name: 'Cancel sending' }).click();
    await page.getByText('already on its way').waitFor();
  });
});

test('a draft is kept with the reason when sending fails, and sending it again is one message', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    world.faults.push({ method: 'POST', path: /message$/, ...refusal(400, 'consent.withdrawn', 'The patient has withdrawn consent.') });
    await composer(page).fill('do not lose me');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The patient has withdrawn consent.').waitFor();
    assert.equal(await composer(page).inputValue(), 'do not lose me');
    await bubble(page, 'do not lose me').waitFor({ state: 'detached' });
    world.faults.push({ method: 'POST', path: /message$/, status: 500, afterwards: true });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Something went wrong on the server').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually(async () => (await composer(page).inputValue()) === '', 'the draft is gone');
    assert.equal(world.messages.filter(({ text }) => text === 'do not lose me').length, 1);
    await eventually(async () => (await bubble(page, 'do not lose me').count()) === 1, 'one bubble');
  });
});

test('a draft survives a reload of the page', async () => {
  await visit('/chart', {}, async ({ page }) => {
    await composer(page).fill('half a thought');
    await page.reload();
    await composer(page).waitFor();
    assert.equal(await composer(page).inputValue(), 'half a thought');
  });
});

test('a patient\'s answer appears within 3 s, is announced, and leaves focus and draft alone', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    await composer(page).fill('typing…');
    world.receive(world.thread, 'I am on my way');
    await bubble(page, 'I am on my way').waitFor({ timeout: 3_000 });
    await page.getByText('New message from the patient: I am on my way').waitFor({ state: 'attached' });
    assert.ok(await composer(page).evaluate((area) => area.matches(':focus')));
    assert.equal(await composer(page).inputValue(), 'typing…');
    await eventually(() => world.thread.lastRead === world.messages.at(-1).uuid, 'it is marked as read');
  });
});

test('a reader of older messages keeps their place when a new one arrives, and older ones load on the way up', async () => {
  const world = worldWithThread();
  for (let i = 0; i < 120; i += 1) {
    world.addMessage(world.thread, { text: `number ${i}.`, dateCreated: new Date(Date.now() - (130 - i) * 3_600_000).toISOString().replace('Z', '+0000') });
  }
  await visit('/chart', { world }, async ({ page }) => {
    await bubble(page, 'Thank you!').waitFor();
    const scroller = page.getByRole('region', { name: 'Messages' });
    assert.equal(await bubble(page, 'number 5.').count(), 0);
    await eventually(async () => {
      await scroller.evaluate((box) => (box.scrollTop = 0));
      return (await bubble(page, 'number 5.').count()) === 1;
    }, 'the oldest are loaded');
    await scroller.evaluate((box) => (box.scrollTop = 1_000));
    const before = await scroller.evaluate((box) => box.scrollTop);
    world.receive(world.thread, 'newest of all');
    await page.getByRole('button', { name: 'New messages' }).waitFor();
    assert.ok(Math.abs((await scroller.evaluate((box) => box.scrollTop)) - before) < 3);
    assert.notEqual(world.thread.lastRead, world.messages.at(-1).uuid);
    await page.getByRole('button', { name: 'New messages' }).click();
    await eventually(() => bubble(page, 'newest of all').isVisible(), 'the newest is in sight');
    await eventually(() => world.thread.lastRead === world.messages.at(-1).uuid, 'it is marked as read');
  });
});

test('the message that was at the top stays where it was when earlier ones are loaded above it', async () => {
  const world = worldWithThread();
  for (let i = 0; i < 60; i += 1) {
    world.addMessage(world.thread, { text: `number ${i}.`, dateCreated: new Date(Date.now() - (130 - i) * 3_600_000).toISOString().replace('Z', '+0000') });
  }
  await visit('/chart', { world }, async ({ page }) => {
    const top = bubble(page, 'number 12.');
    await top.waitFor();
    const scroller = page.getByRole('region', { name: 'Messages' });
    await scroller.evaluate((box) => (box.scrollTop = 30));
    await bubble(page, 'number 0.').waitFor({ state: 'attached' });
    await page.waitForTimeout(200);
    const [box, frame] = [await top.boundingBox(), await scroller.boundingBox()];
    assert.ok(box.y > frame.y - 100 && box.y < frame.y + 200, `the message is ${box.y - frame.y} px from the top`);
  });
});

test('polling costs the server one conditional request while nothing changes', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    await bubble(page, 'Thank you!').waitFor();
    await page.waitForTimeout(2_500);
    world.requests.length = 0;
    await page.waitForTimeout(4_200);
    assert.deepEqual([...new Set(world.requests.map(({ path }) => path))], ['patientconversations/changes']);
    assert.ok(world.requests.length <= 3);
  });
});

test('without a connection what is shown stays, a banner says so, and all is fetched when it returns', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    await bubble(page, 'Thank you!').waitFor();
    await page.context().setOffline(true);
    await page.getByText('No connection to the server').waitFor();
    assert.ok(await bubble(page, 'Thank you!').isVisible());
    world.receive(world.thread, 'while you were away');
    await page.context().setOffline(false);
    await bubble(page, 'while you were away').waitFor({ timeout: 3_000 });
    await page.getByText('No connection to the server').waitFor({ state: 'hidden' });
  });
});

test('a session that ended, a missing privilege and a server\'s error are told in words', async () => {
  const broken = (status, body) => {
    const world = worldWithThread();
    world.faults.push({ method: 'GET', path: /changes/, status, body, times: 1_000 });
    return { world };
  };
  await visit('/chart', broken(401), async ({ page }) => {
    assert.match(await page.getByRole('link', { name: 'Log in again' }).getAttribute('href'), /^\/openmrs\/login/);
  });
  await visit('/chart', broken(403, { error: { message: 'Privileges required: [Get Conversations]' } }), async ({ page }) => {
    await page.getByText('Your account may not read patient conversations').waitFor();
  });
  await visit('/chart', broken(500), async ({ page, world }) => {
    await page.getByText('Something went wrong on the server').waitFor();
    world.faults.length = 0;
    await page.getByRole('button', { name: 'Try again' }).click();
    await bubble(page, 'Thank you!').waitFor();
  });
});

test('consent is withdrawn and granted again from the header, with its history', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    await page.getByRole('button', { name: /\+250 788 123 456/ }).click();
    await page.getByRole('dialog', { name: 'Consent' }).waitFor();
    const panel = page.locator('pc-consent-panel');
    await panel.getByRole('button', { name: 'Record withdrawal' }).first().click();
    await panel.getByRole('checkbox').check();
    await panel.getByRole('button', { name: 'Record withdrawal' }).first().click();
    await panel.getByText('Consent withdrawn').first().waitFor();
    assert.equal(world.consents[0].status, 'WITHDRAWN');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.getByText('The patient withdrew consent').waitFor();
    await page.getByRole('button', { name: 'Record consent' }).click();
    await panel.getByRole('checkbox').check();
    await panel.getByRole('button', { name: 'Record consent' }).click();
    await eventually(() => world.consents[0].status === 'GRANTED', 'granted again');
  });
});

test('another contact is chosen from the menu, and a channel without an address says why', async () => {
  const world = reachableWorld();
  world.startConversation(PATIENTS.amina, [{ system: 'sms', value: MOBILE }]);
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('radio', { name: 'E-mail' }).click({ force: true });
    await page.getByText('no e-mail address yet').waitFor();
    await page.getByRole('button', { name: 'Add one' }).click();
    await page.getByRole('dialog', { name: 'Choose another contact' }).waitFor();
    await page.getByRole('radio', { name: MAIL }).check();
    await page.getByRole('button', { name: 'Use this contact' }).click();
    await page.getByRole('radio', { name: 'E-mail' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).waitFor();
  });
});

test('a thread is archived and reopened from its menu', async () => {
  await visit('/chart', {}, async ({ page, world }) => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByText('This conversation is archived').waitFor();
    assert.equal(world.thread.status, 'ARCHIVED');
    await page.getByRole('button', { name: 'Reopen' }).click();
    await composer(page).waitFor();
  });
});

test('everything from the list to a sent message works with the keyboard alone', async () => {
  await visit('/chart', { world: reachableWorld(), viewport: PHONE }, async ({ page, world }) => {
    await page.getByRole('button', { name: 'New conversation' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: /\+250 788 123 456/ }).waitFor();
    for (let i = 0; i < 12 && !(await page.getByRole('button', { name: 'Create conversation' }).evaluate((button) => button.matches(':focus'))); i += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await composer(page).waitFor();
    await eventually(() => composer(page).evaluate((area) => area.matches(':focus')), 'the composer has the focus');
    await page.keyboard.type('by keys alone');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually(() => world.messages.some(({ text }) => text === 'by keys alone'), 'it was sent');
    await eventually(() => composer(page).evaluate((area) => area.matches(':focus')), 'the next message can be typed');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.getByText('no e-mail address yet').waitFor();
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Consent' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Back' }).focus();
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.item').evaluate((item) => item.matches(':focus')), 'the list has the focus');
  });
});

test('the overview box shows the unread count and lets the page open the thread elsewhere', async () => {
  await visit('/summary', {}, async ({ page }) => {
    await page.getByText('1 unread message').waitFor({ state: 'attached' });
    await page.evaluate(() =>
      document.addEventListener('patient-conversations-open', (event) => {
        event.preventDefault();
        document.title = `opened ${event.detail.length}`;
      }),
    );
    await page.locator('.item').click();
    assert.equal(await page.title(), 'opened 36');
    assert.equal(await composer(page).count(), 0);
  });
});
