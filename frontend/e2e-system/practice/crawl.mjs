/*
 * Hostile input on every endpoint, as staff, patient, carrier and nobody: no answer fails, tells of the inside, gives a script back or is for somebody else; and
 * what was kept is shown as the text that it is. `npm run crawl` runs it beside the suite, since it takes minutes.
 */
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { eventually } from '../browser.mjs';
import { AS_IT_SHOULD_BE, faults, MARK, SCRIPTS, send, variants } from '../hostile.mjs';
import { onPhone, PNG } from '../patient-phone.mjs';
import { as, freshNumber, openThread, practice } from '../practice.mjs';
import { connect } from '../processes.mjs';
import { secretWord } from '../secrets.mjs';

const ENDPOINTS = JSON.parse(readFileSync(new URL('../endpoints.json', import.meta.url), 'utf8'));
const APP = '/ws/patientconversations/app/api';
/** Sends one in so many, others of the corpus at each place; all by default. */
const SHARE = Number(process.env.PC_CRAWL_SHARE ?? 1);
/** What is reported of one endpoint at most. */
const MOST = 5;

/** Filled before the tests: what the endpoints' `$names` stand for. */
const ids = { uuid: randomUUID(), tomorrow: new Date(Date.now() + 86_400_000).toISOString() };
const people = {};
let trap;
let calls = 0;
let trapServer;

before(async () => {
  calls = 0;
  trapServer = createServer((call, answer) => {
    calls += 1;
    answer.end();
  });
  await new Promise((resolve) => trapServer.listen(0, '127.0.0.1', resolve));
  trap = `http://127.0.0.1:${trapServer.address().port}/${MARK}`;
});

after(() => trapServer.close());

/** The pace for a remote address would end the crawl soon: each call comes from another one of this machine. */
let callers = 0;
function caller() {
  callers += 1;
  const onThisMachine = ['localhost', '127.0.0.1'].includes(new URL(practice.base).hostname);
  return onThisMachine ? `127.7.${(callers >> 8) % 250}.${(callers % 250) + 1}` : undefined;
}

const call = (request) => send(practice.base, { from: caller(), ...request });
const json = (request) => call(request).then(({ status, headers, text }) => ({ status, headers, ...(text.startsWith('{') ? JSON.parse(text) : {}) }));

/** A conversation's patient, signed in to the app as by SMS. */
async function patientWith(subject) {
  const { uuid, name } = await practice.pages.anyPatient();
  const birthdate = (await practice.admin.get(`patient/${uuid}?v=full`)).person.birthdate.slice(0, 10);
  const person = { uuid, name, birthdate, number: freshNumber() };
  const contactPoint = { system: 'sms', value: person.number };
  person.standard = (await practice.nurse.start(person, person.number)).uuid;
  await practice.nurse.start(person, `${person.number.slice(1)}@example.org`, { system: 'email' });
  person.secure = (await practice.nurse.post('conversation', { patient: uuid, mode: 'SECURE', subject, contactPoint, text: 'Welcome', clientToken: randomUUID() })).uuid;
  await signIn(person);
  return person;
}

async function sms(number, pattern, seen) {
  const found = await eventually(async () => (await practice.sandbox.messages({ kind: 'sms', to: number })).find(({ id, text }) => !seen.has(id) && pattern.test(text)), `an SMS to ${number}`);
  seen.add(found.id);
  return pattern.exec(found.text)[1];
}

/** By the newest invitation or, once that is used, by a link to come back. */
async function signIn(person) {
  person.seen ??= new Set();
  if (person.cookie) {
    (await practice.sandbox.messages({ kind: 'sms', to: person.number })).forEach(({ id }) => person.seen.add(id));
    assert.equal((await call({ method: 'POST', path: `${APP}/signin`, body: { contact: person.number } })).status, 202);
  }
  const token = await sms(person.number, /\/app\/#([\w-]{43})$/, person.seen);
  const { step } = await json({ method: 'POST', path: `${APP}/link`, body: { token } });
  if (step === 'birthdate') {
    await call({ method: 'POST', path: `${APP}/birthdate`, body: { token, birthdate: person.birthdate } });
  }
  const { status, headers } = await call({ method: 'POST', path: `${APP}/code`, body: { token, code: await sms(person.number, /(\d{6})/, person.seen) } });
  assert.equal(status, 200);
  person.cookie = cookieOf(headers, 'pc_app');
}

/** Somebody who comes by a Practice Link and waits. */
async function joinBy(slug) {
  const number = freshNumber();
  const family = `Crawl${number.slice(-6)}`;
  const { joiner } = await json({ method: 'POST', path: `${APP}/join/details`, body: { slug, givenName: 'Ada', familyName: family, birthdate: '1980-02-03', contact: { system: 'sms', value: number }, agreed: true } });
  const code = await sms(number, /(\d{6})/, new Set());
  assert.equal((await call({ method: 'POST', path: `${APP}/join/code`, body: { joiner, code } })).status, 200);
  const { results } = await practice.admin.get('joiner?status=WAITING');
  return { secret: joiner, uuid: results.find(({ familyName }) => familyName === family).uuid };
}

let met;

/** Once for all tests of this file, which may run alone. */
function meet() {
  met ??= prepare();
  return met;
}

async function prepare() {
  people.patient = await patientWith(secretWord('Crawl'));
  people.stranger = await patientWith(secretWord('Stranger'));
  const { uuid, standard, secure, number } = people.patient;
  const { accountSid, practiceNumber } = await (await fetch(`${practice.sandbox.base}/sandbox/api/config`)).json();
  const file = (conversation) => json({ method: 'POST', path: '/ws/rest/v1/patientconversations/attachment', query: { conversation, name: 'a.png' }, file: PNG, headers: { Authorization: practice.nurse.authorization } });
  const message = await practice.nurse.sendSms({ uuid: standard }, 'Good morning');
  const [secureMessage] = (await practice.nurse.thread({ uuid: secure })).filter(({ kind }) => kind !== 'NOTICE');
  const upload = await json({ method: 'POST', path: `${APP}/threads/${secure}/files`, file: PNG, headers: { Cookie: people.patient.cookie, 'X-File-Name': 'arm.png' } });
  await practice.sandbox.reply(freshNumber(), 'Who is this?');
  const link = await practice.admin.post('practicelink', { label: `Crawl ${Date.now()}`, welcome: 'Welcome', enabled: true });
  const slug = /#j\.(.+)$/.exec(link.address)[1];
  const joiner = await joinBy(slug);
  const invitations = await practice.nurse.get(`conversation/${secure}/invitation`);
  const proxy = await practice.nurse.post(`conversation/${secure}/participant`, { name: 'Achieng Doe', relationship: 'mother', contactPoint: { system: 'sms', value: freshNumber() }, consent: { status: 'GRANTED', method: 'VERBAL' } });
  const scheduled = await practice.nurse.post(`conversation/${standard}/scheduled`, { channel: 'sms', text: 'Tomorrow', due: ids.tomorrow });
  Object.assign(ids, {
    patient: uuid,
    stranger: people.stranger.uuid,
    standard,
    secure,
    number,
    message: message.uuid,
    secureMessage: secureMessage.uuid,
    secureFile: upload.uuid,
    file: (await file(standard)).uuid,
    staffFile: (await file(secure)).uuid,
    scheduled: scheduled.uuid,
    triage: (await practice.admin.get('conversationtriage')).results[0].uuid,
    saved: (await practice.admin.post('conversationsavedmessage', { name: `Crawl ${Date.now()}`, text: 'See you', shared: true })).uuid,
    invitation: invitations.results[0].uuid,
    proxy: proxy.uuid,
    participant: (await practice.nurse.get(`conversation/${secure}/participant`)).results.find(({ kind }) => kind !== 'PROXY').uuid,
    link: link.uuid,
    slug,
    joiner: joiner.secret,
    waiting: joiner.uuid,
    visitor: freshNumber(),
    nurse: (await practice.nurse.get('patientconversations/staff?q=nurse')).results[0].uuid,
    account: accountSid,
    practiceNumber,
    sid: `SM${randomUUID().replaceAll('-', '')}`,
    media: `${practice.sandbox.base}/2010-04-01/Accounts/${accountSid}/Messages/MM/Media/ME`,
  });
  people.staff = await staffSession();
}

/** OpenMRS makes a session for each call that brings none. */
async function staffSession() {
  const { headers } = await call({ method: 'GET', path: '/ws/rest/v1/session', headers: { Authorization: practice.admin.authorization } });
  return cookieOf(headers, 'JSESSIONID');
}

function cookieOf(headers, name) {
  const found = (headers['set-cookie'] ?? []).find((cookie) => cookie.startsWith(`${name}=`));
  assert.ok(found, `the answer sets no ${name}`);
  return found.split(';')[0];
}

/** As the endpoint's own callers are known. */
function known(endpoint, request) {
  const headers = { ...request.headers };
  if (endpoint.as === 'patient') {
    headers.Cookie ??= people.patient.cookie;
  } else if (endpoint.as === 'staff') {
    headers.Cookie ??= people.staff;
  } else if (endpoint.as === 'carrier') {
    headers['X-Twilio-Signature'] ??= signature(request);
  }
  return { ...request, file: endpoint.file && (request.file === true ? PNG : request.file), headers };
}

/** https://www.twilio.com/docs/usage/security: HMAC-SHA1 over the address and the sorted form. */
function signature({ path, query, form = {} }) {
  const address = practice.base + path + (query ? `?${new URLSearchParams(query)}` : '');
  const sorted = Object.entries(form).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHmac('sha1', practice.token).update(address + sorted.map(([name, value]) => name + [value].flat().join('')).join('')).digest('base64');
}

for (const kind of ['anybody', 'carrier', 'patient', 'staff']) {
  test(`Crawl: hostile input as ${kind} fails nothing, shows nothing and changes nobody's way`, async (t) => {
    await meet();
    const found = [];
    let [sent, turn] = [0, 0];
    for (const endpoint of ENDPOINTS.filter((each) => each.as === kind)) {
      const wrong = [];
      for (const variant of variants(endpoint, ids, trap)) {
        turn += 1;
        if (turn % SHARE !== 0 && variant.what !== AS_IT_SHOULD_BE) {
          continue;
        }
        const request = known(endpoint, variant);
        const answer = await call(request).catch((error) => ({ status: 0, headers: {}, text: '', error }));
        sent += 1;
        if (variant.what === AS_IT_SHOULD_BE && answer.status >= 300 !== Boolean(endpoint.refused)) {
          wrong.push(`${variant.what}: ${answer.status} ${answer.text.slice(0, 300)}`);
        }
        wrong.push(...faults(answer, variant));
        if (answer.error) {
          wrong.push(`${variant.what}: no answer (${answer.error.message})`);
        }
        if (variant.unknown && answer.status < 300 && answer.status !== 0) {
          wrong.push(`${variant.what}: was found (${answer.status})`);
        }
        if (variant.foreign && answer.status < 300 && endpoint.as !== 'anybody') {
          wrong.push(`${variant.what}: another site's form was taken (${answer.status})`);
        }
        if (answer.status === 401 && !endpoint.path.includes('/signout')) {
          wrong.push(`${variant.what}: the session has ended`);
        }
      }
      found.push(...wrong.slice(0, MOST).map((each) => `${endpoint.method} ${endpoint.path}: ${each}`));
      if (wrong.length > MOST) {
        found.push(`${endpoint.method} ${endpoint.path}: and ${wrong.length - MOST} more`);
      }
    }
    t.diagnostic(`${sent} calls`);
    assert.deepEqual(found, []);
    assert.equal(calls, 0, 'an address that came with a request was called');
  });
}

test('Crawl: what needs a log-in is open to nobody without it, to no user without the privilege, and to no other patient', async () => {
  await meet();
  await signIn(people.patient);
  await signIn(people.stranger);
  const found = [];
  const clerk = `Basic ${Buffer.from(Object.values(practice.users.clerk).join(':')).toString('base64')}`;
  const strangers = {
    staff: { 'nobody': {}, 'a user without privileges': { Authorization: clerk }, 'a patient': { Cookie: people.patient.cookie } },
    patient: { 'nobody': {}, 'a user': { Cookie: people.staff }, 'a made-up cookie': { Cookie: `pc_app=${'A'.repeat(43)}` }, 'another patient': { Cookie: people.stranger.cookie } },
    carrier: { 'nobody': {}, 'a wrong signature': { 'X-Twilio-Signature': 'AAAA' } },
  };
  for (const endpoint of ENDPOINTS.filter(({ as: kind }) => strangers[kind])) {
    const [valid] = variants(endpoint, ids, trap);
    for (const [who, headers] of Object.entries(strangers[endpoint.as])) {
      const own = who === 'another patient' && !/\$secure|\$uuid/.test(endpoint.path);
      if (!own) {
        const { status, text } = await call({ ...valid, file: endpoint.file && PNG, headers: { ...valid.headers, ...headers } });
        const refused = who === 'another patient' ? [404] : endpoint.path.startsWith('/module') ? [302, 401, 403] : [401, 403];
        if (!refused.includes(status)) {
          found.push(`${endpoint.method} ${endpoint.path} by ${who}: ${status} ${text.slice(0, 80)}`);
        }
      }
    }
  }
  assert.deepEqual(found, []);
});

/** Nothing of a page took what was kept for more than text. */
async function assertNothingRan(page, where, shows = SCRIPTS[0]) {
  await page.getByText(shows).filter({ visible: true }).first().waitFor().catch(() => assert.fail(`${where} does not show ${shows}`));
  assert.equal(await page.evaluate((mark) => globalThis[`${mark}Here`], MARK), undefined, `a script ran: ${where}`);
}

const listenForScripts = (page) =>
  page.addInitScript((mark) => {
    globalThis[mark] = () => (globalThis[`${mark}Here`] = true);
  }, MARK);

test('Crawl: scripts that were kept everywhere are shown as text to staff and to patients', async () => {
  await meet();
  const { patient } = people;
  const contactPoint = { system: 'sms', value: patient.number };
  const shown = { ...patient, secure: undefined };
  shown.secure = (await practice.nurse.post('conversation', { patient: patient.uuid, mode: 'SECURE', subject: `${SCRIPTS[0]} ${secretWord('Script')}`, contactPoint, text: SCRIPTS[1], clientToken: randomUUID() })).uuid;
  for (const text of SCRIPTS) {
    await practice.nurse.sendSms({ uuid: patient.standard }, text);
    await practice.nurse.post(`conversation/${patient.standard}/message`, { channel: 'note', text });
    await practice.sandbox.reply(patient.number, text);
    await practice.sandbox.reply(freshNumber(), text);
    await practice.sandbox.mail({ from: `${freshNumber().slice(1)}@example.org`, to: 'practice@greenhill.example.org', subject: text, text, html: `<p>${text}</p>` });
    await practice.nurse.post(`conversation/${shown.secure}/message`, { channel: 'secure', text, clientToken: randomUUID() });
    const added = await call({ method: 'POST', path: `${APP}/threads/${shown.secure}/files`, file: PNG, headers: { Cookie: patient.cookie, 'X-File-Name': encodeURIComponent(text) } });
    assert.equal(added.status, 201);
    const answered = await call({ method: 'POST', path: `${APP}/threads/${shown.secure}/messages`, headers: { Cookie: patient.cookie }, body: { text, attachments: [JSON.parse(added.text).uuid], clientToken: randomUUID() } });
    assert.equal(answered.status, 201);
    await practice.nurse.post(`conversation/${shown.secure}/participant`, { name: text.slice(0, 50), relationship: text.slice(0, 50), contactPoint: { system: 'sms', value: freshNumber() }, consent: { status: 'GRANTED', method: 'VERBAL' } });
    await practice.admin.post('conversationsavedmessage', { name: text.slice(0, 50), text: text.replace(/[{}]/g, ''), shared: true });
    await practice.admin.post('practicelink', { label: text.slice(0, 50), welcome: text, tag: text.slice(0, 20), enabled: true });
  }
  await practice.nurse.post(`conversation/${patient.standard}`, { tags: SCRIPTS.map((text) => text.slice(0, 30)) });

  await as('admin', async (page) => {
    await listenForScripts(page);
    const chart = await practice.pages.openChart(page, patient);
    await openThread(chart);
    await chart.locator('.item', { hasText: 'Standard conversation' }).click();
    await assertNothingRan(page, 'the Standard thread');
    await chart.locator('.item', { hasText: SCRIPTS[0] }).first().click();
    await chart.getByRole('heading', { name: `Secure conversation: ${SCRIPTS[0]}` }).waitFor();
    await assertNothingRan(page, 'the Secure thread');
    await chart.getByRole('button', { name: 'More actions' }).click();
    await chart.getByRole('menuitem', { name: 'Who can read this' }).click();
    await assertNothingRan(page, 'who can read it');
    for (const name of ['triage', 'practiceLinks']) {
      await practice.pages.openPage(page, name);
      await assertNothingRan(page, name);
    }
    await practice.pages.openPage(page, 'inbox');
    await page.locator('.item', { hasText: patient.name }).first().click();
    await assertNothingRan(page, 'inbox', SCRIPTS.at(-1));
    for (const name of ['audit', 'panel', 'settings']) {
      await practice.pages.openPage(page, name);
      await page.locator('h2').first().waitFor();
      assert.equal(await page.evaluate((mark) => globalThis[`${mark}Here`], MARK), undefined, `a script ran: ${name}`);
    }
  });

  const tokens = [];
  await onPhone(patient.number, async (phone) => {
    await listenForScripts(phone.page);
    await phone.requestLink();
    await phone.open(await phone.nextLink('Open this link to come back to your private messages: '));
    await phone.enterCode(await phone.nextCode());
    await assertNothingRan(phone.page, 'the list on the phone');
    await phone.openThread(SCRIPTS[0]);
    await assertNothingRan(phone.page, 'the thread on the phone');
    tokens.push(...phone.tokens);
  });
  assert.ok(tokens.length > 0);
});

test('Crawl: the practice works as before', async () => {
  await connect(practice.base, practice.sandbox.base);
  const patient = await practice.pages.anyPatient();
  const number = freshNumber();
  await practice.nurse.sendSms(await practice.nurse.start(patient, number), 'All is well');
  await practice.sandbox.arrived({ kind: 'sms', to: number, text: 'All is well' });
});
