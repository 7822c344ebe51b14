/* Secure conversations with staff's browser and the patient's phone at once, and the way there by SMS. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { assertAccessible, eventually } from '../browser.mjs';
import { assertNothingSecretIn, onPhone, PNG } from '../patient-phone.mjs';
import { as, bubble, freshNumber, openThread, practice, write } from '../practice.mjs';
import { Rest } from '../rest.mjs';
import { openWord, secretWord } from '../secrets.mjs';

const INVITATION = 'You have been invited to a private conversation. Open this link to join: ';
const SIGN_IN = 'Open this link to come back to your private messages: ';
const PDF = (word) => Buffer.from(`%PDF-1.4\n1 0 obj\n<</Title(${word})>>\nendobj\n%%EOF\n`);

/** Two patients for all tests of this file, since the stand-in has but few. */
const zuri = {};
const kofi = {};

/** Called by each test, since any may run alone. */
async function meetPatients() {
  for (const patient of [zuri, kofi].filter(({ uuid }) => !uuid)) {
    Object.assign(patient, await practice.pages.anyPatient(), { number: freshNumber() });
    patient.birthdate = (await practice.admin.get(`patient/${patient.uuid}?v=full`)).person.birthdate.slice(0, 10);
  }
}

function startSecure(patient, subject, { text, ...more } = {}) {
  return practice.nurse.post('conversation', {
    patient: patient.uuid,
    mode: 'SECURE',
    subject,
    contactPoint: { system: 'sms', value: patient.number },
    consent: { status: 'GRANTED', method: 'VERBAL' },
    ...(text && { text, clientToken: randomUUID() }),
    ...more,
  });
}

async function startFromChart(chart, { number, subject, text }) {
  await chart.getByRole('button', { name: 'New conversation' }).first().click();
  await chart.getByRole('radio', { name: /Secure/ }).check();
  await chart.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await chart.getByRole('textbox', { name: 'First message' }).fill(text);
  await enterContact(chart, number);
  await assertAccessible(chart, 'a Secure conversation about to be started');
  await chart.getByRole('button', { name: 'Create conversation' }).click();
}

async function enterContact(part, number) {
  await part.locator('pc-contact-picker').waitFor();
  const other = part.getByRole('radio', { name: 'Another number or address' });
  if (await other.isVisible()) {
    await other.check();
  }
  await part.getByRole('textbox', { name: 'Mobile number' }).fill(number.slice(2));
  await part.locator('.verdict .good').waitFor();
  await part.getByRole('checkbox', { name: 'I have told the patient' }).check();
}

async function choose(chart, item) {
  await chart.getByRole('button', { name: 'More actions' }).click();
  await chart.getByRole('menuitem', { name: item }).click();
}

/** Messages of the nurse's and the patient's, and what each sees of the other's. */
const words = (name) => `${secretWord(name)} <b>dose</b> & "half" it's \\n 100% 🙏🏽 نراك غدًا`;

test('Secure: staff invite from the chart, the patient joins by SMS on a small phone, both exchange words and pictures, and what is retracted is gone', async () => {
  await meetPatients();
  const subject = secretWord('Subject');
  const first = words('First');
  const addresses = [];
  await as('nurse', async (page) => {
    page.on('request', (request) => addresses.push(request.url()));
    const chart = await practice.pages.openChart(page, zuri);
    await startFromChart(chart, { number: zuri.number, subject: `${subject} <ok> & "more"`, text: first });
    await chart.getByRole('heading', { name: `Secure conversation: ${subject}` }).waitFor();
    await chart.getByText('Has not joined yet').waitFor();
    await bubble(chart, first).waitFor();

    await onPhone(zuri.number, async (phone) => {
      const link = await phone.nextLink(INVITATION);
      await chart.locator('pc-invitation-banner').getByText(/delivered/).waitFor();
      await phone.open(link);
      await assertAccessible(phone.page.locator('pc-app'), 'date of birth');
      await phone.enterBirthdate('1901-02-03');
      await phone.page.getByText('does not agree with what your practice has on record').waitFor();
      await phone.enterBirthdate(zuri.birthdate);
      await phone.page.getByText(`by SMS to ••• ${zuri.number.slice(-3)}`).waitFor();
      await assertAccessible(phone.page.locator('pc-app'), 'code');
      const code = await phone.nextCode();
      await phone.enterCode(String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
      await phone.page.getByText('This code is not right').waitFor();
      await phone.enterCode(code);
      await phone.page.getByText('1 new').waitFor();
      assert.equal(await phone.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })).then((kept) => phone.tokens.some((token) => kept.includes(token))), false, 'the link is forgotten');
      const cookie = (await phone.page.context().cookies()).find(({ name }) => name === 'pc_app');
      assert.deepEqual([cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.path], [true, true, 'Strict', '/openmrs/ws/patientconversations/app']);
      phone.keepSecret(cookie.value);
      await chart.getByText('Has not joined yet').waitFor({ state: 'detached' });

      await phone.openThread(`${subject} <ok> & "more"`);
      assert.equal(await phone.message(first).locator('.text').innerText(), first);
      await bubble(chart, first).getByText(/^Read \d/).waitFor();
      await assertAccessible(phone.page.locator('pc-app'), 'a thread on the phone');

      const answer = words('Answer');
      await phone.write(answer);
      await bubble(chart, answer).waitFor();
      assert.ok((await bubble(chart, answer).locator('.bubble').innerText()).endsWith(answer));
      await phone.message(answer).getByText('Read', { exact: true }).waitFor();

      const question = words('Question');
      await write(chart, question);
      await phone.message(question).waitFor();
      assert.equal(await phone.message(question).locator('.text').innerText(), question);

      await picturesEachWay(chart, phone);
      await retract(chart, phone, question);
    });
    await assertAccessible(chart, 'a Secure conversation');
  });
  assertNothingSecretIn(addresses);
});

async function picturesEachWay(chart, phone) {
  const [mine, theirs, letter] = [`${secretWord('rash')}.png`, `${secretWord('skin')}.png`, `${secretWord('letter')}.pdf`];
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.page.getByRole('button', { name: 'Take a picture' }).click()]);
  await chooser.setFiles({ name: mine, mimeType: 'image/png', buffer: PNG });
  await phone.page.getByRole('button', { name: /^Remove / }).waitFor();
  await phone.page.getByRole('button', { name: 'Send', exact: true }).click();
  const sent = chart.locator('pc-message-bubble a.file').last();
  await eventually(() => sent.locator('img').evaluate(({ complete, naturalWidth }) => complete && naturalWidth > 0), 'staff see the picture');
  const opened = await chart.page().request.get(await sent.evaluate(({ href }) => href));
  assert.match(opened.headers()['content-type'], /^image\//);

  await chart.getByLabel('Attach a file').setInputFiles({ name: theirs, mimeType: 'image/png', buffer: PNG });
  await chart.getByRole('button', { name: `Remove ${theirs}` }).waitFor();
  await chart.getByLabel('Attach a file').setInputFiles({ name: letter, mimeType: 'application/pdf', buffer: PDF(secretWord('Inside')) });
  await chart.getByRole('button', { name: `Remove ${letter}` }).waitFor();
  await chart.getByRole('button', { name: 'Send', exact: true }).click();
  const picture = phone.page.getByRole('img', { name: `Picture: ${theirs}` });
  await eventually(() => picture.evaluate(({ complete, naturalWidth }) => complete && naturalWidth > 0), 'the patient sees the picture');
  const received = await phone.page.request.get(await phone.page.getByRole('link', { name: `Open ${letter}` }).evaluate(({ href }) => href));
  assert.match((await received.body()).toString(), /^%PDF/);
}

async function retract(chart, phone, text) {
  await bubble(chart, text).hover();
  await bubble(chart, text).getByRole('button', { name: 'Retract' }).click();
  await chart.getByRole('textbox', { name: 'Why is it retracted?' }).fill('wrong patient');
  await chart.locator('pc-retract-panel').getByRole('button', { name: 'Retract' }).click();
  await chart.locator('pc-retract-panel').waitFor({ state: 'detached' });
  await phone.page.getByText('A message was withdrawn').waitFor();
  await phone.message(text).waitFor({ state: 'detached' });
  await chart.locator('pc-message-bubble', { hasText: 'Retracted' }).waitFor();
  assert.equal(await bubble(chart, text).count(), 0);
}

test('Secure: what is written without a connection waits on the phone, survives a reload, and goes once', async () => {
  await meetPatients();
  const subject = secretWord('Offline');
  const conversation = await startSecure(zuri, subject, { text: words('Before') });
  await onPhone(zuri.number, async (phone) => {
    await joinAgain(phone, zuri, conversation);
    await phone.openThread(subject);
    await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await eventually(() => phone.page.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker serves the page');
    const text = words('Tunnel');
    await phone.page.context().setOffline(true);
    await phone.page.getByText('No connection. What you write is kept').waitFor();
    await phone.write(text);
    await phone.message(text).getByText('Waiting for a connection').waitFor();
    await phone.page.reload();
    await phone.page.getByText('1 message waits on this phone').waitFor();
    await phone.page.context().setOffline(false);
    await phone.message(text).getByText('Sent', { exact: true }).waitFor();
    assert.equal((await practice.nurse.thread(conversation)).filter((message) => message.text === text).length, 1);
    assert.equal(await phone.message(text).count(), 1);
  });
});

/** Another phone of who has joined: staff invite again. */
async function joinAgain(phone, patient, conversation) {
  await phone.skipSms();
  await practice.nurse.post(`conversation/${conversation.uuid}/invitation`, {});
  await phone.join(await phone.nextLink(INVITATION), patient.birthdate);
}

/** Who has joined comes back without the date of birth: by a link to their number, and a code. At most three in ten minutes are sent to a number. */
async function signInAgain(phone) {
  await phone.requestLink();
  const link = await phone.nextLink(SIGN_IN);
  await phone.open(link);
  await phone.enterCode(await phone.nextCode());
  await phone.page.locator('pc-thread-list').waitFor();
  return link;
}

test('Secure: a Standard conversation is moved over; the two point at each other, a revoked invitation opens nothing, and who has joined needs no new link', async () => {
  await meetPatients();
  const [subject, second] = [secretWord('Moved'), secretWord('Again')];
  const standard = await practice.nurse.start(kofi, kofi.number, { onChart: true });
  const harmless = `Please call us ${openWord()}`;
  await practice.nurse.sendSms(standard, harmless);
  await as('nurse', async (page) => {
    const chart = await practice.pages.openChart(page, kofi);
    await openThread(chart);
    await bubble(chart, harmless).waitFor();
    await choose(chart, 'Invite to Secure Conversation');
    await chart.getByRole('textbox', { name: 'Subject' }).fill(subject);
    await chart.getByRole('button', { name: 'Create conversation' }).click();
    await chart.getByText('Has not joined yet').waitFor();
    await chart.getByRole('button', { name: 'Comes from the Standard conversation' }).click();
    await bubble(chart, harmless).waitFor();
    await chart.getByRole('button', { name: 'Goes on in a Secure conversation' }).click();
    await chart.getByRole('heading', { name: `Secure conversation: ${subject}` }).waitFor();
    await onPhone(kofi.number, async (phone) => {
      assert.equal((await phone.nextSms()).text, harmless);
      const revoked = await phone.nextLink(INVITATION);
      const banner = chart.locator('pc-invitation-banner');
      await banner.getByRole('button', { name: 'Revoke', exact: true }).click();
      await banner.getByRole('button', { name: 'Revoke the invitation' }).click();
      await banner.getByText('its link opens nothing any more').waitFor();
      await phone.open(revoked);
      await phone.page.getByRole('heading', { name: 'This link cannot be used any more' }).waitFor();
      await banner.getByRole('button', { name: 'Send again' }).click();
      await phone.join(await phone.nextLink(INVITATION), kofi.birthdate);
      await phone.openThread(subject);
      await write(chart, words('Over'));
      await phone.message('Over').waitFor();

      await chart.getByRole('button', { name: 'New conversation' }).first().click();
      await chart.getByRole('radio', { name: /Secure/ }).check();
      await chart.getByText('has joined already: no invitation is needed').waitFor();
      await chart.getByRole('textbox', { name: 'Subject' }).fill(second);
      await chart.getByRole('textbox', { name: 'First message' }).fill(words('Next'));
      await chart.getByRole('button', { name: 'Create conversation' }).click();
      await chart.getByRole('heading', { name: `Secure conversation: ${second}` }).waitFor();
      await phone.page.goBack();
      await phone.page.locator('pc-thread-list button', { hasText: second }).getByText('1 new').waitFor();
      await phone.openThread(second);
      await phone.message('Next').waitFor();
      const sent = (await practice.sandbox.messages({ kind: 'sms', to: kofi.number })).filter(({ text }) => text.includes('/app/#'));
      assert.equal(sent.length, 2, 'no link was sent for the second conversation');
    });
  });
});

test('Secure: a link opens once; an ended session asks to sign in; ending all access signs the phone out', async () => {
  await meetPatients();
  const subject = secretWord('Links');
  const conversation = await startSecure(zuri, subject);
  await onPhone(zuri.number, async (phone) => {
    const used = await signInAgain(phone);
    await phone.openThread(subject);
    const draft = words('Draft');
    await phone.composer.fill(draft);
    await phone.page.context().clearCookies();
    await phone.page.getByText('You were signed out. What you typed is kept.').waitFor();
    assert.equal(await phone.page.getByText(subject).count(), 0);
    await phone.open(used);
    await phone.page.getByRole('heading', { name: 'This link cannot be used any more' }).waitFor();
  });
  await onPhone(zuri.number, async (phone) => {
    await signInAgain(phone);
    await phone.openThread(subject);
    await as('nurse', async (page) => {
      const chart = await practice.pages.openChart(page, zuri);
      await openThread(chart);
      await chart.locator('.item', { hasText: subject }).click();
      await chart.getByRole('heading', { name: `Secure conversation: ${subject}` }).waitFor();
      await chart.getByRole('button', { name: 'More actions' }).click();
      await chart.getByRole('menuitem', { name: 'Who can read this' }).click();
      await chart.getByRole('button', { name: 'End all access' }).click();
      await chart.getByRole('button', { name: 'Sign everybody out' }).click();
      await chart.getByText('All access has ended.').waitFor();
    });
    await phone.page.getByText('You were signed out. What you typed is kept.').waitFor();
    assert.equal(await phone.page.getByText(subject).count(), 0, 'nothing of it stays on the screen');
  });
  assert.equal(conversation.secure.invitation, null, 'who had joined was not invited again');
});

test('Secure: a proxy joins as themselves and is named in the messages; a second invitation takes the place of the first; ended access ends at once', async () => {
  await meetPatients();
  const mother = freshNumber();
  const subject = secretWord('Proxy');
  const conversation = await startSecure(zuri, subject, { text: words('Both') });
  const name = `Achieng <b>Doe</b> ${mother.slice(-4)}`;
  await as('nurse', async (page) => {
    const chart = await practice.pages.openChart(page, zuri);
    await openThread(chart);
    await chart.locator('.item', { hasText: subject }).click();
    await chart.getByRole('heading', { name: `Secure conversation: ${subject}` }).waitFor();
    await choose(chart, 'Who can read this');
    const panel = chart.locator('pc-participants-panel');
    await panel.getByRole('button', { name: 'Add a proxy' }).click();
    await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await panel.getByRole('textbox', { name: 'Relationship to the patient' }).fill('mother');
    await enterContact(panel, mother);
    await panel.locator('form').getByRole('button', { name: 'Add a proxy' }).click();
    const row = panel.locator('li', { hasText: `${name}, mother` });
    await row.getByText('Invited', { exact: true }).waitFor();

    await onPhone(mother, async (phone) => {
      const first = await phone.nextLink(INVITATION);
      await row.getByRole('button', { name: 'Invite again' }).click();
      const link = await phone.nextLink(INVITATION);
      await phone.open(first);
      await phone.page.getByRole('heading', { name: 'This link cannot be used any more' }).waitFor();
      await phone.join(link, zuri.birthdate);
      await phone.page.getByText(`About ${zuri.name}`).first().waitFor();
      await phone.openThread(subject);
      const hers = words('Mother');
      await phone.write(hers);
      await phone.message(hers).getByText('Sent', { exact: true }).waitFor();
      await row.getByText('Joined', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await bubble(chart, hers).getByText(`${name}, mother`, { exact: true }).waitFor();
      await onPhone(zuri.number, async (own) => {
        await joinAgain(own, zuri, conversation);
        await own.openThread(subject);
        await own.message(hers).getByText(name).first().waitFor();
        assert.equal(await own.message(hers).evaluate((message) => message.classList.contains('mine')), false);
      });
      await choose(chart, 'Who can read this');
      await row.getByRole('button', { name: 'End access' }).click();
      await row.getByRole('button', { name: `End the access of ${name}` }).click();
      await row.getByText('Ended', { exact: true }).waitFor();
      await phone.page.getByText('You were signed out').waitFor();
    });
  });
});

test('Secure: over REST and FHIR the text is there for who may read it, marked as restricted, and for nobody else', async () => {
  await meetPatients();
  const subject = secretWord('Fhir');
  const text = words('Communication');
  const conversation = await startSecure(zuri, subject, { text });
  const [message] = (await practice.nurse.thread(conversation)).filter(({ kind }) => kind !== 'NOTICE');
  assert.equal(message.text, text);
  const { status, json } = await fhir('nurse', `Communication/${message.uuid}`);
  assert.equal(status, 200);
  assert.equal(json.payload[0].contentString, text);
  assert.deepEqual(json.meta.security.map(({ code }) => code), ['R']);
  assert.deepEqual(json.medium[0].coding.map(({ code }) => code), ['ONLINEWRIT', 'secure']);
  const header = (await fhir('nurse', `Communication/${conversation.uuid}`)).json;
  assert.deepEqual(header.meta.security.map(({ code }) => code), ['R']);
  const thread = (await fhir('nurse', `Communication?part-of=Communication/${conversation.uuid}`)).json;
  assert.deepEqual(thread.entry.map(({ resource }) => resource.id), [message.uuid], 'and no notice');
  for (const path of [`Communication/${message.uuid}`, `Communication/${conversation.uuid}`, `Communication?patient=${zuri.uuid}`]) {
    const refused = await fhir('clerk', path);
    assert.ok([401, 403].includes(refused.status), `${path}: ${refused.status}`);
    assert.doesNotMatch(JSON.stringify(refused.json), new RegExp(subject));
  }
  const clerk = new Rest(practice.base, practice.users.clerk);
  for (const path of [`conversation/${conversation.uuid}`, `conversation/${conversation.uuid}/message`, `conversation/${conversation.uuid}/invitation`, `conversation/${conversation.uuid}/participant`]) {
    const refused = await clerk.call('GET', path);
    assert.equal(refused.status, 403, path);
  }
});

async function fhir(user, path) {
  const { username, password } = practice.users[user];
  const response = await fetch(`${practice.base}/ws/fhir2/R4/${path}`, { headers: { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` } });
  const text = await response.text();
  return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : text };
}

test('Secure: a passkey made after joining signs in without a link, and is gone once it is removed', async () => {
  await meetPatients();
  const subject = secretWord('Passkey');
  const conversation = await startSecure(zuri, subject, { text: words('Lock') });
  await onPhone(zuri.number, async (phone) => {
    await phone.giveScreenLock();
    await phone.skipSms();
    await practice.nurse.post(`conversation/${conversation.uuid}/invitation`, {});
    await phone.open(await phone.nextLink(INVITATION));
    await phone.enterBirthdate(zuri.birthdate);
    await phone.page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    await phone.enterCode(await phone.nextCode());
    await phone.page.getByRole('heading', { name: 'Next time, without a code' }).waitFor();
    await phone.page.getByRole('button', { name: 'Set up this device' }).click();
    await phone.page.getByText('This device is set up').waitFor();
    await phone.page.locator('pc-thread-list').waitFor();
    await phone.page.getByRole('button', { name: 'Settings' }).click();
    await phone.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await phone.page.getByText('You are signed out').waitFor();
    await phone.skipSms();
    await phone.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await phone.openThread(subject);
    await phone.message('Lock').waitFor();
    await phone.page.getByRole('button', { name: 'Settings' }).click();
    await phone.page.getByText(/last used/).waitFor();
    await assertAccessible(phone.page.locator('pc-app'), 'settings with a passkey');
    await phone.page.getByRole('button', { name: /^Remove / }).click();
    await phone.page.getByText('The passkey was removed').waitFor();
    await phone.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await phone.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await phone.page.getByText('could not be signed in with this passkey').waitFor();
  });
});

test('Secure: a Practice Link leads from its QR code to a verified request that staff match, and only the match opens anything', async () => {
  await meetPatients();
  const label = `Desk ${Date.now()}`;
  const number = freshNumber();
  const [given, family] = [zuri.name.split(' ')[0], zuri.name.split(' ').slice(1).join(' ')];
  await as('admin', async (page) => {
    await practice.pages.openPage(page, 'practiceLinks');
    const links = page.locator('patient-conversations-practice-links');
    await links.getByRole('button', { name: 'New Practice Link' }).click();
    await links.getByRole('textbox', { name: 'Label' }).fill(label);
    await links.getByRole('textbox', { name: 'Welcome text' }).fill('Welcome <to> Green Hill & "more"');
    await links.getByRole('button', { name: 'Save' }).click();
    const link = links.getByRole('article', { name: label });
    await link.getByText('On', { exact: true }).waitFor();
    const address = await link.getByRole('textbox', { name: 'Address' }).inputValue();
    for (const name of ['QR as PNG', 'QR as SVG']) {
      assert.equal(await readQr(page, await link.getByRole('link', { name }).evaluate(({ href }) => href)), address, name);
    }
    await onPhone(number, async (phone) => {
      await phone.page.goto(address);
      await phone.page.getByText('Welcome <to> Green Hill & "more"').waitFor();
      assert.doesNotMatch(phone.page.url(), /#/);
      await phone.page.getByRole('textbox', { name: 'Given name' }).fill(given);
      await phone.page.getByRole('textbox', { name: 'Family name' }).fill(family);
      await phone.page.getByRole('textbox', { name: 'Mobile number' }).fill(number);
      await phone.page.getByRole('checkbox', { name: /You may send codes/ }).check();
      await phone.enterBirthdate(zuri.birthdate);
      await phone.page.getByRole('heading', { name: 'Enter your code' }).waitFor();
      await phone.enterCode(await phone.nextCode());
      await phone.page.getByRole('heading', { name: 'Thank you. Please wait' }).waitFor();
      const joiner = links.getByRole('article', { name: new RegExp(given) });
      await joiner.getByRole('radio', { name: new RegExp(given) }).first().check();
      await assertAccessible(links, 'somebody who waits to be matched');
      await joiner.getByRole('button', { name: /^Match with / }).click();
      await joiner.getByRole('button', { name: /^Yes, this is / }).click();
      await links.getByText(/was matched with/).waitFor();
      await phone.page.getByRole('heading', { name: 'You are almost there' }).waitFor();
      await phone.open(await phone.nextLink(INVITATION));
      await phone.enterBirthdate(zuri.birthdate);
      await phone.enterCode(await phone.nextCode());
      await phone.page.locator('pc-thread-list').waitFor();
    });
    await link.getByRole('button', { name: 'Turn off' }).click();
    await link.getByText('Off', { exact: true }).waitFor();
    await onPhone(number, async (phone) => {
      await phone.page.goto(address);
      await phone.page.getByRole('heading', { name: 'This link cannot be used any more' }).waitFor();
    });
  });
});

test('Secure: a cohort is looked through before anybody is invited: who can be reached, and who cannot and why', async (t) => {
  const [cohort] = (await practice.admin.get('cohort?q=diabetes')).results;
  if (!cohort) {
    t.skip('this practice has no cohort of that name');
    return;
  }
  await as('nurse', async (page) => {
    await practice.pages.openPage(page, 'panel');
    const panel = page.locator('patient-conversations-panel');
    await panel.getByRole('radio', { name: 'A cohort' }).check();
    await panel.getByRole('searchbox', { name: 'Find a cohort' }).fill('diab');
    await panel.getByRole('radio', { name: cohort.display }).check();
    await panel.getByRole('textbox', { name: 'Subject' }).fill(words('Cohort'));
    await panel.getByRole('button', { name: 'Check first' }).click();
    const figure = async (name) => Number(await panel.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell').innerText());
    assert.ok((await figure('Patients found')) > 1);
    const parts = await Promise.all(['No number or address', 'No consent to be written to', 'Deceased', 'Have joined already', 'To be invited'].map(figure));
    assert.equal(parts.reduce((sum, part) => sum + part), await figure('Patients found'));
    assert.equal(await figure('Not found'), 0);
    await assertAccessible(panel, 'what inviting a cohort would come to');
  });
});

/** Reads a QR code as a camera would, from its pixels. */
async function readQr(page, address) {
  const body = await (await page.request.get(address)).body();
  const type = body.subarray(0, 4).equals(PNG.subarray(0, 4)) ? 'image/png' : 'image/svg+xml';
  const { width, height, data } = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 300 });
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 300, 300);
    context.drawImage(picture, 15, 15, 270, 270);
    return { width: 300, height: 300, data: [...context.getImageData(0, 0, 300, 300).data] };
  }, `data:${type};base64,${body.toString('base64')}`);
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}
