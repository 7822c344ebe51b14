/* Another system, which speaks FHIR. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eventually } from '../browser.mjs';
import { idleModule, ModulesPage } from '../modules.mjs';
import { as, freshNumber, practice } from '../practice.mjs';

const MODE = 'https://openmrs.org/fhir/patientconversations/CodeSystem/mode';
const CHANNEL = 'https://openmrs.org/fhir/patientconversations/CodeSystem/channel';

async function fhir(path, { user = 'nurse', method = 'GET', body, headers = {} } = {}) {
  const { username, password } = practice.users[user] ?? {};
  const response = await fetch(`${practice.base}/ws/fhir2/R4/${path}`, {
    method,
    headers: {
      ...(username ? { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` } : {}),
      ...(body ? { 'Content-Type': 'application/fhir+json' } : {}),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : null };
}

function sms(patient, text) {
  return {
    resourceType: 'Communication',
    status: 'in-progress',
    category: [{ coding: [{ system: MODE, code: 'standard' }] }],
    medium: [{ coding: [{ system: CHANNEL, code: 'sms' }] }],
    recipient: [{ reference: `Patient/${patient.uuid}` }],
    identifier: [{ system: 'https://lab.example.org/messages', value: randomUUID() }],
    payload: [{ contentString: text }],
  };
}

/** What the server can do, by resource type. HAPI would otherwise tell what it could a minute ago. */
async function capabilities() {
  const { json } = await fhir('metadata', { user: 'nobody', headers: { 'Cache-Control': 'no-cache' } });
  return new Map(json.rest[0].resource.map((resource) => [resource.type, resource]));
}

test('FHIR: what the server can do names Communication beside what was there before, to anybody', async () => {
  const types = await capabilities();
  assert.ok(types.has('Patient'), [...types.keys()].join());
  const communication = types.get('Communication');
  assert.deepEqual(communication.interaction.map((each) => each.code).sort(), ['create', 'patch', 'read', 'search-type', 'update']);
  assert.equal((await fhir('Communication', { user: 'nobody' })).status, 401);
});

test('FHIR: a message leaves as SMS once, arrives, is answered, the thread is read, and the message is taken back', async () => {
  const patient = await practice.pages.anyPatient();
  const number = freshNumber();
  const conversation = await practice.nurse.start(patient, number);
  const text = `Your <results> & more ${Date.now()} \u{1F600}`;
  const message = sms(patient, text);
  const condition = { 'If-None-Exist': `identifier=${message.identifier[0].system}|${message.identifier[0].value}` };
  const created = await fhir('Communication', { method: 'POST', body: message, headers: condition });
  assert.equal(created.status, 201);
  const again = await fhir('Communication', { method: 'POST', body: message, headers: condition });
  assert.equal(again.status, 200);
  assert.equal(again.json.id, created.json.id);
  await eventually(async () => (await fhir(`Communication/${created.json.id}`)).json.status === 'completed', 'the message has arrived');
  assert.equal((await practice.sandbox.messages({ to: number, text })).length, 1);
  await practice.sandbox.reply(number, `Thanks ${text}`);
  await eventually(async () => {
    const { json } = await fhir(`Communication?part-of=Communication/${conversation.uuid}&_sort=sent`);
    const said = (json.entry ?? []).map((entry) => entry.resource.payload[0].contentString);
    return said.includes(text) && said.at(-1) === `Thanks ${text}`;
  }, 'the answer is in the thread');
  const { status, json } = await fhir(`Communication/${created.json.id}`, {
    method: 'PATCH',
    body: { status: 'entered-in-error' },
    headers: { 'Content-Type': 'application/merge-patch+json' },
  });
  assert.deepEqual([status, json.status, json.payload], [200, 'entered-in-error', undefined]);
});

test('FHIR: without consent nothing is sent, and the answer says so', async () => {
  const patient = await practice.pages.anyPatient();
  await practice.nurse.post('conversation', { patient: patient.uuid, mode: 'STANDARD', contactPoint: { system: 'sms', value: freshNumber() } });
  const { status, json } = await fhir('Communication', { method: 'POST', body: sms(patient, 'words of a client') });
  assert.equal(status, 422);
  assert.equal(json.resourceType, 'OperationOutcome');
  assert.equal(json.issue[0].details.coding[0].code, 'consent.unknown');
  assert.ok(!JSON.stringify(json).includes('words of a client'));
});

test('FHIR: everything that answered still answers after modules have come and gone', async () => {
  const patient = await practice.pages.anyPatient();
  const types = [...(await capabilities()).keys()];
  const assertAlive = async (when) => {
    assert.deepEqual([...(await capabilities()).keys()].sort(), types.sort(), when);
    assert.equal((await fhir(`Patient/${patient.uuid}`)).status, 200, when);
    assert.equal((await fhir(`Communication?patient=${patient.uuid}`)).status, 200, when);
  };
  await as('admin', async (page) => {
    const modules = new ModulesPage(page, practice.base);
    await modules.change('stop', 'patientconversations');
    await modules.change('start', 'patientconversations');
    await assertAlive('ours was stopped and started');
    await modules.upload('idle.omod', idleModule('idle'));
    await assertAlive('another came');
    await modules.change('unload', 'idle');
    await assertAlive('another went');
  });
});
