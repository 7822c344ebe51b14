import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, PATIENTS, refusal } from '../dev/mock-server.mjs';
import { assertAccessible, assertNoSidewaysScroll, bubble, composer, eventually, MOBILE, reachableWorld, useBrowser, visit, worldWithThread } from './harness.mjs';

useBrowser();

const { amina } = PATIENTS;
const PHONE = { width: 360, height: 640 };
const BANNER = 'Has not joined yet';

/** Amina was invited to a Secure conversation and has not joined. */
function invitedWorld() {
  const world = reachableWorld();
  world.thread = world.startSecure(amina, 'Blood results');
  world.addMessage(world.thread, { channel: 'secure', text: 'Your results are in.', status: 'SENT' });
  return world;
}

/** Amina has joined, and so has her mother. */
function joinedWorld() {
  const world = reachableWorld();
  world.thread = world.startSecure(amina, 'Blood results', { joined: true });
  world.mother = world.addProxy(world.thread, 'Anna Doe', 'mother');
  return world;
}

function postOf(world, path) {
  return world.requests.findLast((request) => request.method === 'POST' && path.test(request.path))?.body;
}

test('a Secure conversation is started with a subject, a contact that is offered and a first message', async () => {
  await visit('/chart', { world: reachableWorld() }, async ({ page, world }) => {
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    await page.getByRole('radio', { name: /Secure/ }).check();
    const subject = page.getByRole('textbox', { name: 'Subject' });
    await subject.waitFor();
    assert.ok(await page.getByRole('button', { name: 'Create conversation' }).isDisabled(), 'a subject is needed');
    await subject.fill('Blood results');
    await page.getByRole('textbox', { name: 'First message' }).fill('Your results are in.');
    await assertAccessible(page, 'a Secure conversation about to be started');
    await page.getByRole('button', { name: 'Create conversation' }).click();
    await page.getByText(BANNER).waitFor();
    await bubble(page, 'Your results are in.').waitFor();
    await page.getByRole('heading', { name: 'Secure conversation: Blood results' }).waitFor();
    const { clientToken, ...body } = postOf(world, /^conversation$/);
    assert.match(clientToken, /.{16,}/);
    assert.deepEqual(body, { patient: amina.uuid, mode: 'SECURE', subject: 'Blood results', text: 'Your results are in.', contactPoint: { system: 'sms', value: MOBILE }, saveContact: false });
  });
});

test('a typed contact is checked and consent for the invitation recorded then and there, on a phone', async () => {
  await visit('/chart', { world: createWorld(), viewport: PHONE, context: { hasTouch: true } }, async ({ page, world }) => {
    await page.getByRole('button', { name: 'New conversation' }).first().tap();
    await page.getByRole('radio', { name: /Secure/ }).check();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Results');
    await page.getByRole('textbox', { name: 'Mobile number' }).fill('0788 123 456');
    await page.getByText('+250 788 123 456').waitFor();
    await page.getByRole('checkbox', { name: 'I have told the patient' }).check();
    await assertNoSidewaysScroll(page, 'the form');
    await assertAccessible(page, 'the form on a phone');
    await page.getByRole('button', { name: 'Create conversation' }).tap();
    await page.getByText(BANNER).waitFor();
    await assertNoSidewaysScroll(page, 'the banner');
    await assertAccessible(page, 'the banner on a phone');
    assert.deepEqual(postOf(world, /^conversation$/).consent, { status: 'GRANTED', method: 'VERBAL', note: '' });
  });
});

test('a subject that is refused is said at the subject', async () => {
  const world = reachableWorld();
  world.faults.push({ method: 'POST', path: /^conversation$/, status: 400, body: { error: { message: 'x', code: 'x', fieldErrors: { subject: [{ code: 'x', message: 'The subject is too long.' }] } } } });
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    await page.getByRole('radio', { name: /Secure/ }).check();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Results');
    await page.getByRole('button', { name: 'Create conversation' }).click();
    await page.locator('pc-secure-fields').getByText('The subject is too long.').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Subject' }).getAttribute('aria-invalid'), 'true');
  });
});

test('a patient who has joined is not asked where to invite them', async () => {
  await visit('/chart', { world: joinedWorld() }, async ({ page, world }) => {
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    await page.getByRole('radio', { name: /Secure/ }).check();
    await page.getByText('has joined already: no invitation is needed').waitFor();
    assert.equal(await page.getByRole('radio', { name: /\+250/ }).count(), 0);
    await page.getByRole('textbox', { name: 'Subject' }).fill('Diet');
    await page.getByRole('button', { name: 'Create conversation' }).click();
    await page.getByRole('heading', { name: /Diet/ }).waitFor();
    await composer(page).waitFor();
    assert.equal(await page.getByText(BANNER).count(), 0);
    assert.equal('contactPoint' in postOf(world, /^conversation$/), false);
  });
});

test('a patient\'s conversations stand side by side, each with its subject, a lock and what is unread', async () => {
  const world = worldWithThread();
  const results = world.startSecure(amina, 'Blood results', { joined: true });
  const diet = world.startSecure(amina, 'Diet', { joined: true });
  world.receiveSecure(diet, 'What about milk?').dateCreated = new Date(Date.now() - 60_000).toISOString();
  world.receiveSecure(results, 'May I come by?');
  await visit('/chart', { world }, async ({ page }) => {
    const item = (name) => page.locator('.item', { hasText: name });
    await bubble(page, 'May I come by?').waitFor();
    await item('Diet').getByText('1 unread message').waitFor({ state: 'attached' });
    await item('Diet').getByText('Secure conversation').waitFor({ state: 'attached' });
    assert.equal(await item('Thank you!').getByText('Secure conversation').count(), 0);
    await item('Diet').click();
    await bubble(page, 'What about milk?').waitFor();
    await eventually(async () => (await item('Diet').getByText('1 unread message').count()) === 0, 'it is read');
    await assertAccessible(page, 'several conversations');
  });
});

test('what is written goes by the Secure channel, without address or counter, and not later', async () => {
  await visit('/chart', { world: joinedWorld() }, async ({ page, world }) => {
    await composer(page).fill('Please come fasting.');
    assert.deepEqual(await page.getByRole('radiogroup', { name: 'Send by' }).getByRole('radio').allInnerTexts(), ['Secure', 'Note']);
    assert.equal(await page.getByText('characters left').count(), 0);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Saved messages' }).waitFor();
    assert.equal(await page.getByRole('menuitem', { name: 'Send later' }).count(), 0);
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('button', { name: 'Call', exact: true }).count(), 0);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await bubble(page, 'Please come fasting.').waitFor();
    assert.equal(postOf(world, /\/message$/).channel, 'secure');
  });
});

test('a file goes along', async () => {
  await visit('/chart', { world: joinedWorld() }, async ({ page, world }) => {
    await composer(page).waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('menuitem', { name: 'Attach a file' }).click()]);
    await chooser.setFiles({ name: 'results.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF results') });
    await page.getByRole('button', { name: 'Remove results.pdf' }).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('link', { name: 'results.pdf' }).waitFor();
    assert.equal(postOf(world, /\/message$/).attachments.length, 1);
  });
});

test('the banner tells how the invitation is doing, and it is sent again', async () => {
  const world = invitedWorld();
  Object.assign(world.thread.invitations[0], { status: 'FAILED', reason: { code: '30005', text: 'The number is unknown.' } });
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByText('not delivered: The number is unknown.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Copy link' }).count(), 0, 'its link opens nothing');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('A new invitation is on its way.').waitFor();
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
    assert.equal(world.thread.invitations.length, 2);
    await eventually(async () => (await page.locator('pc-message-bubble[line]').count()) === 2, 'both notices are small lines of the thread');
    world.join(world.thread);
    await page.getByText(BANNER).waitFor({ state: 'detached', timeout: 20_000 });
  });
});

test('the link is copied, shown as a QR code that is a picture, and revoked', async () => {
  const world = invitedWorld();
  await visit('/chart', { world, context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async ({ page }) => {
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link is copied.').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/app\/#[\w-]{43}$/);
    await page.getByRole('button', { name: 'Show QR' }).click();
    const picture = page.getByRole('img', { name: 'QR code of the invitation' });
    await picture.waitFor();
    await eventually(() => picture.evaluate((img) => img.complete && img.naturalWidth > 0), 'the picture is drawn');
    assert.match(await picture.getAttribute('src'), /^data:image\/svg\+xml,/);
    await assertAccessible(page, 'the QR code');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: 'Revoke the invitation' }).click();
    await page.getByText('its link opens nothing any more').waitFor();
    await page.getByRole('button', { name: 'Copy link' }).waitFor({ state: 'detached' });
    assert.equal(world.thread.invitations[0].status, 'REVOKED');
  });
});

test('an SVG that holds a script is only ever a picture', async () => {
  const world = invitedWorld();
  world.faults.push({ method: 'GET', path: /\/invitation\//, status: 200, body: { ...world.thread.invitations[0], link: 'x', qr: '<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran = 1"><script>window.ran = 1</script></svg>' } });
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByRole('button', { name: 'Show QR' }).click();
    await page.getByRole('img', { name: 'QR code of the invitation' }).waitFor();
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  });
});

test('where the browser does not copy, the link is there to be copied by hand', async () => {
  await visit('/chart', { world: invitedWorld() }, async ({ page }) => {
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('button', { name: 'Copy link' }).click();
    assert.match(await page.getByRole('textbox', { name: 'The link of the invitation' }).inputValue(), /\/app\/#[\w-]{43}$/);
  });
});

test('every invitation is listed, and a new one goes to another address once consent is recorded', async () => {
  const world = invitedWorld();
  Object.assign(world.thread.invitations[0], { status: 'EXPIRED' });
  await visit('/chart', { world }, async ({ page }) => {
    await page.getByText(/expired/).first().waitFor();
    await page.getByRole('button', { name: 'Invitations' }).click();
    await page.getByRole('button', { name: 'Invite at another number or address' }).click();
    await page.getByRole('radio', { name: 'Another number or address' }).check();
    await page.getByRole('textbox', { name: 'Mobile number' }).fill('0788 999 888');
    await page.getByText('+250 788 999 888').waitFor();
    const send = page.getByRole('button', { name: 'Send invitation' });
    assert.ok(await send.isDisabled(), 'consent is needed');
    await page.getByRole('checkbox', { name: 'I have told the patient' }).check();
    await assertAccessible(page, 'an invitation to another address');
    await send.click();
    await eventually(async () => (await page.locator('pc-invitations-panel li').count()) === 2, 'both are listed');
    assert.deepEqual(postOf(world, /\/invitation$/).contactPoint, { system: 'sms', value: '+250788999888' });
  });
});

test('a Standard conversation is moved over, and the two point at each other', async () => {
  await visit('/chart', { world: worldWithThread() }, async ({ page, world }) => {
    await bubble(page, 'Thank you!').waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Invite to Secure Conversation' }).click();
    await page.getByRole('heading', { name: 'Invite to Secure Conversation' }).waitFor();
    assert.equal(await page.getByRole('radio', { name: /Standard/ }).count(), 0, 'the kind is settled');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Blood results');
    await page.getByRole('button', { name: 'Create conversation' }).click();
    await page.getByRole('button', { name: 'Comes from the Standard conversation' }).click();
    await bubble(page, 'Thank you!').waitFor();
    await page.getByRole('button', { name: 'Goes on in a Secure conversation' }).click();
    await page.getByText(BANNER).waitFor();
    assert.equal(postOf(world, /^conversation$/).from, world.thread.uuid);
    await page.getByRole('button', { name: 'Comes from the Standard conversation' }).click();
    await bubble(page, 'Thank you!').waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).waitFor();
    assert.equal(await page.getByRole('menuitem', { name: 'Invite to Secure Conversation' }).count(), 0, 'it was moved already');
  });
});

test('turning back from the form leads to the thread it was opened from', async () => {
  await visit('/chart', { viewport: PHONE }, async ({ page }) => {
    await page.locator('.item').click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Invite to Secure Conversation' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await bubble(page, 'Thank you!').waitFor();
  });
});

test('who wrote, when it was read and what was withdrawn is shown', async () => {
  const world = joinedWorld();
  const now = new Date().toISOString();
  world.addMessage(world.thread, { channel: 'secure', text: 'Please come fasting.', status: 'READ', readDate: now });
  world.receiveSecure(world.thread, 'I shall.');
  world.receiveSecure(world.thread, 'I shall bring her.', world.mother);
  await visit('/chart', { world }, async ({ page }) => {
    await bubble(page, 'Please come fasting.').getByText(`Read ${new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(new Date(now))}`).waitFor();
    await bubble(page, 'I shall bring her.').getByText('Anna Doe, mother', { exact: true }).waitFor();
    assert.equal(await bubble(page, 'I shall.').getByText('Anna Doe').count(), 0);
    await bubble(page, 'Please come fasting.').hover();
    await bubble(page, 'Please come fasting.').getByRole('button', { name: 'Retract' }).click();
    const retract = page.locator('pc-retract-panel').getByRole('button', { name: 'Retract' });
    await retract.waitFor();
    assert.ok(await retract.isDisabled(), 'a reason is needed');
    await page.getByRole('textbox', { name: 'Why is it retracted?' }).fill('wrong patient');
    await assertAccessible(page, 'about to retract');
    await retract.click();
    await page.locator('pc-retract-panel').waitFor({ state: 'detached' });
    await bubble(page, 'Retracted').waitFor();
    assert.equal(await page.getByText('Please come fasting.').count(), 0);
    assert.equal(postOf(world, /\/message\//).reason, 'wrong patient');
  });
});

test('a message that can no longer be withdrawn says why', async () => {
  const world = joinedWorld();
  world.addMessage(world.thread, { channel: 'secure', text: 'Hello', status: 'SENT' });
  world.faults.push({ method: 'POST', path: /\/message\//, ...refusal(400, 'message.notRetractable', 'This message cannot be retracted.') });
  await visit('/chart', { world }, async ({ page }) => {
    await bubble(page, 'Hello').hover();
    await bubble(page, 'Hello').getByRole('button', { name: 'Retract' }).click();
    await page.getByRole('textbox', { name: 'Why is it retracted?' }).fill('typo');
    await page.locator('pc-retract-panel').getByRole('button', { name: 'Retract' }).click();
    await page.getByText('This message cannot be retracted.').waitFor();
  });
});

test('the inbox names the subject, opens the Secure thread and switches to the patient\'s others', async () => {
  const world = worldWithThread();
  const secure = world.startSecure(amina, 'Blood results', { joined: true });
  world.receiveSecure(secure, 'May I come by?');
  await visit('/inbox', { world }, async ({ page }) => {
    await page.locator('pc-inbox-list .item', { hasText: 'Blood results' }).click();
    await bubble(page, 'May I come by?').waitFor();
    const others = page.getByRole('navigation', { name: 'Conversations' });
    await others.getByRole('button', { name: /Standard conversation/ }).click();
    await bubble(page, 'Thank you!').waitFor();
    await page.locator('pc-inbox-list .item[aria-current]', { hasText: 'Thank you!' }).waitFor();
    await assertAccessible(page, 'the inbox with a patient\'s several conversations');
    await others.getByRole('button', { name: /Blood results/ }).click();
    await bubble(page, 'May I come by?').waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'New conversation' }).click();
    await page.getByRole('radio', { name: /Secure/ }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await bubble(page, 'May I come by?').waitFor();
  });
});

test('the inbox opens a conversation that is not among the patient\'s latest', async () => {
  const world = reachableWorld();
  const old = world.startSecure(amina, 'Old', { joined: true });
  world.receiveSecure(old, 'from long ago').dateCreated = '2020-01-01T00:00:00.000+0000';
  for (let i = 0; i < 26; i += 1) {
    world.addMessage(world.startSecure(amina, `Topic ${i}`, { joined: true }), { channel: 'secure', text: `text ${i}`, status: 'READ' });
  }
  await visit('/inbox', { world }, async ({ page }) => {
    await page.locator('pc-inbox-list .item', { hasText: 'Old' }).click();
    await bubble(page, 'from long ago').waitFor();
  });
});

test('whoever may only read sees how the invitation is doing, and is offered nothing', async () => {
  await visit('/chart?attributes=read-only', { world: invitedWorld() }, async ({ page }) => {
    await page.getByText(BANNER).waitFor();
    for (const name of ['Send again', 'Copy link', 'Show QR', 'Revoke', 'Retract']) {
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
    }
  });
});

test('a chart without Secure conversations loads nothing of them', async () => {
  await visit('/chart', {}, async ({ page }) => {
    const loaded = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.reload();
    await bubble(page, 'Thank you!').waitFor();
    assert.deepEqual(loaded.filter((url) => /secure|invitation|participants|qr-panel|retract/.test(url)), []);
  });
});

test('in French, the banner and the form are French', async () => {
  await visit('/chart?locale=fr', { world: invitedWorld() }, async ({ page }) => {
    await page.getByText('N’a pas encore rejoint').waitFor();
    await page.getByRole('button', { name: 'Nouvelle conversation' }).click();
    await page.getByRole('radio', { name: /Sécurisée/ }).check();
    await page.getByRole('textbox', { name: 'Objet' }).waitFor();
  });
});
