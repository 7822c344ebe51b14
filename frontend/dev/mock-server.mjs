/*
 * Serves a page for each element and an in-memory imitation of the REST contract, for development and the browser tests.
 * Run it alone with "npm run dev", or start it from a test with startMockServer(). What a test needs to bring about
 * (an inbound message, a refusal, a lost connection) it asks of the returned object's world.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const BUNDLE = fileURLToPath(new URL('../dist/patient-conversations.js', import.meta.url));
const BASE = '/openmrs';
const REST = `${BASE}/ws/rest/v1/`;
const NURSE = { uuid: 'user-nurse', display: 'Grace Mutesi' };
const WORDING =
  'We would like to write to you by SMS or e-mail about appointments and your care. These are not private: others who can see your phone or mailbox may read them. Ordinary message charges may apply. You may say no, and you can stop at any time by answering STOP.';

export const PATIENTS = {
  amina: { uuid: '11111111-1111-4111-8111-111111111111', display: '100GEJ - Amina Uwase' },
  jean: { uuid: '22222222-2222-4222-8222-222222222222', display: '100HDK - Jean Bosco Habimana' },
  layla: { uuid: '33333333-3333-4333-8333-333333333333', display: '100J0N - ليلى حداد' },
};

/** Everything that the imitation knows; a test may change any of it. */
export function createWorld() {
  const world = {
    revision: 1,
    conversations: [],
    messages: [],
    consents: [],
    chart: new Map(),
    triage: [],
    settings: defaultSettings(),
    requests: [],
    /** Answers the next fitting request instead of the world: {method, path (RegExp), status, body, times}. */
    faults: [],
    /** Milliseconds between a message's steps; 0 leaves it queued. */
    pace: 400,
    latency: 0,
    channels: [
      { id: 'sms', name: 'SMS', available: true, reason: null },
      { id: 'email', name: 'E-mail', available: true, reason: null },
    ],
    touch() {
      world.revision += 1;
    },
    /** An address that the patient's chart holds. */
    putOnChart(patient, system, value, shared = false) {
      const known = world.chart.get(patient.uuid) ?? [];
      world.chart.set(patient.uuid, [...known, { system, value, shared }]);
    },
    grant(patient, system, value, status = 'GRANTED', method = 'VERBAL', daysAgo = 0, note = null) {
      const date = stamp(-daysAgo * 86_400);
      world.consents.unshift({ uuid: randomUUID(), display: status, patient, system, value, status, method, wordingVersion: '1', note, recordedBy: method === 'KEYWORD' ? null : NURSE, date });
      world.touch();
    },
    startConversation(patient, addresses) {
      const conversation = { uuid: randomUUID(), patient, status: 'OPEN', addresses, lastRead: '', created: stamp(0) };
      world.conversations.push(conversation);
      world.touch();
      return conversation;
    },
    addMessage(conversation, message) {
      const stored = {
        uuid: randomUUID(),
        conversation: conversation.uuid,
        direction: 'OUTBOUND',
        channel: 'sms',
        subject: null,
        text: '',
        status: 'DELIVERED',
        statusReason: null,
        sender: message.direction === 'INBOUND' ? null : NURSE,
        fromAddress: null,
        toAddress: null,
        dateCreated: stamp(0),
        ...message,
      };
      stored.statusDate ??= stored.dateCreated;
      world.messages.push(stored);
      world.touch();
      return stored;
    },
    receive(conversation, text, channel = 'sms') {
      return world.addMessage(conversation, { direction: 'INBOUND', channel, text, status: 'RECEIVED' });
    },
    setStatus(message, status, reason = null) {
      Object.assign(message, { status, statusReason: reason, statusDate: stamp(0) });
      world.touch();
    },
  };
  return world;
}

/** A world as a clinic might have it, with a bit of everything to look at. */
export function createDemoWorld() {
  const world = createWorld();
  const { amina, jean, layla } = PATIENTS;
  world.putOnChart(amina, 'sms', '+250788123456');
  world.putOnChart(amina, 'email', 'amina@example.org');
  world.putOnChart(layla, 'sms', '+96170123456', true);
  world.grant(amina, 'sms', '+250788123456', 'GRANTED', 'VERBAL', 12, 'At the reception, with her sister');
  world.grant(amina, 'email', 'amina@example.org', 'GRANTED', 'WRITTEN', 11);
  const thread = world.startConversation(amina, [
    { system: 'sms', value: '+250788123456' },
    { system: 'email', value: 'amina@example.org' },
  ]);
  const day = 86_400;
  const sms = { toAddress: '+250788123456' };
  world.addMessage(thread, { ...sms, text: 'Muraho Amina, this is the clinic. Your appointment is on Thursday at 9:00.', dateCreated: stamp(-3 * day) });
  world.addMessage(thread, { direction: 'INBOUND', text: 'Thank you! Should I come without breakfast?', status: 'RECEIVED', dateCreated: stamp(-3 * day + 600) });
  world.addMessage(thread, { ...sms, text: 'Yes please: nothing to eat from midnight, water is fine 💧', dateCreated: stamp(-3 * day + 900) });
  world.addMessage(thread, { channel: 'email', subject: 'How to find us', toAddress: 'amina@example.org', status: 'READ', text: 'Dear Amina,\n\nplease use the entrance on the north side (<b>not</b> the main gate) & ask for room 12.\n\nGrace', dateCreated: stamp(-day) });
  world.addMessage(thread, { ...sms, text: 'Please remember to bring your yellow card.', status: 'FAILED', statusReason: { code: '30003', text: 'The phone was switched off or out of reach for too long.' }, dateCreated: stamp(-2_400) });
  world.addMessage(thread, { ...sms, text: 'Please remember to bring your yellow card.', status: 'SENT', dateCreated: stamp(-1_800) });
  world.addMessage(thread, { direction: 'INBOUND', text: 'OK, see you tomorrow 🙏', status: 'RECEIVED', dateCreated: stamp(-600) });
  world.triage.push(
    { uuid: randomUUID(), channel: 'sms', fromAddress: '+250722000111', toAddress: '+15005550006', subject: null, text: 'Can I move my appointment to Friday?', date: stamp(-3_600), reason: 'SHARED_ADDRESS', status: 'WAITING', candidates: [jean, layla] },
    { uuid: randomUUID(), channel: 'sms', fromAddress: '+250733555777', toAddress: '+15005550006', subject: null, text: 'شكرا جزيلا', date: stamp(-7_200), reason: 'UNKNOWN_SENDER', status: 'WAITING', candidates: [] },
  );
  return world;
}

/** Starts the server on a free port of this machine, or on the given one. */
export async function startMockServer({ world = createDemoWorld(), port = 0 } = {}) {
  const server = createServer((request, response) => {
    handle(world, request, response).catch((thrown) => {
      console.error(thrown);
      response.destroy();
    });
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    world,
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function handle(world, request, response) {
  const url = new URL(request.url, 'http://mock');
  if (url.pathname === '/patient-conversations.js') {
    response.writeHead(existsSync(BUNDLE) ? 200 : 404, { 'Content-Type': 'text/javascript' });
    createReadStream(BUNDLE).pipe(response);
    return;
  }
  if (!url.pathname.startsWith(REST)) {
    const page = renderPage(url);
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page ?? 'Nothing here.');
    return;
  }
  const path = url.pathname.slice(REST.length);
  const body = await readJson(request);
  world.requests.push({ method: request.method, path, body });
  if (world.latency) {
    await new Promise((resolve) => setTimeout(resolve, world.latency));
  }
  const fault = world.faults.find((known) => known.method === request.method && known.path.test(path));
  let answer;
  if (fault) {
    fault.times = (fault.times ?? 1) - 1;
    world.faults = world.faults.filter((known) => known.times !== 0 || known !== fault);
    if (fault.afterwards) {
      answerFor(world, request, path, url.searchParams, body);
    }
    if (fault.status === 0) {
      response.destroy();
      return;
    }
    answer = { status: fault.status, body: fault.body ?? { error: { message: 'refused', code: 'x' } } };
  } else {
    answer = answerFor(world, request, path, url.searchParams, body);
  }
  response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

function answerFor(world, request, path, query, body) {
  const post = request.method === 'POST';
  const segments = path.split('/');
  switch (segments[0]) {
    case 'conversation':
      return conversationAnswer(world, post, segments, query, body);
    case 'conversationcontact':
      return query.has('value') ? list([checkContact(world, query)]) : list(contactsOf(world, query.get('patient')));
    case 'conversationconsent':
      return post ? recordConsent(world, body) : list(world.consents.filter((entry) => entry.patient.uuid === query.get('patient')));
    case 'conversationtriage':
      return triageAnswer(world, post, segments[1], query, body);
    case 'patient':
      return list(Object.values(PATIENTS).filter((patient) => patient.display.toLowerCase().includes(query.get('q').toLowerCase())));
    case 'patientconversations':
      return supportAnswer(world, post, segments[1], request, body);
    default:
      return refusal(404, 'not.found', 'There is no such resource.');
  }
}

function conversationAnswer(world, post, [, uuid, sub, messageUuid], query, body) {
  if (!uuid) {
    return post ? start(world, body) : page(conversationsFor(world, query), query);
  }
  const conversation = world.conversations.find((known) => known.uuid === uuid);
  if (!conversation) {
    return refusal(404, 'not.found', 'There is no such conversation.');
  }
  if (sub === 'message') {
    return messageAnswer(world, conversation, post, messageUuid, query, body);
  }
  if (post) {
    if (body.lastRead) {
      conversation.lastRead = body.lastRead;
    }
    conversation.status = body.status ?? conversation.status;
    if (body.contactPoint) {
      useContact(world, conversation, body);
    }
    world.touch();
  }
  return ok(showConversation(world, conversation));
}

function conversationsFor(world, query) {
  const q = query.get('q')?.toLowerCase() ?? '';
  return world.conversations
    .map((known) => showConversation(world, known))
    .filter(
      ({ patient, status, unread }) =>
        (!query.has('patient') || patient.uuid === query.get('patient')) &&
        (!query.has('status') || status === query.get('status')) &&
        (!query.has('unread') || unread > 0) &&
        patient.display.toLowerCase().includes(q),
    )
    .sort((a, b) => (a.lastActivity < b.lastActivity ? 1 : -1));
}

function messageAnswer(world, conversation, post, messageUuid, query, body) {
  if (messageUuid) {
    const message = world.messages.find((known) => known.uuid === messageUuid);
    if (body.status === 'QUEUED' ? message.status !== 'FAILED' : message.status !== 'QUEUED') {
      return refusal(400, 'message.notCancellable', 'This message is already on its way.');
    }
    world.setStatus(message, body.status);
    if (body.status === 'QUEUED') {
      progress(world, message);
    }
    return ok(showMessage(message));
  }
  if (!post) {
    const thread = world.messages.filter((message) => message.conversation === conversation.uuid);
    return page(thread.sort((a, b) => (a.dateCreated < b.dateCreated ? 1 : -1)).map(showMessage), query);
  }
  const repeated = world.messages.find((message) => message.clientToken === body.clientToken);
  if (repeated) {
    return { status: 201, body: showMessage(repeated) };
  }
  const address = [...conversation.addresses].reverse().find(({ system }) => system === body.channel);
  if (!address) {
    return refusal(400, 'contact.missing', 'There is no address for this channel.');
  }
  const consent = consentOf(world, conversation.patient.uuid, address.system, address.value).status;
  if (consent !== 'GRANTED') {
    return refusal(400, `consent.${consent.toLowerCase()}`, 'The patient has not agreed to messages at this address.');
  }
  const message = world.addMessage(conversation, { channel: body.channel, text: body.text, subject: body.subject ?? null, clientToken: body.clientToken, toAddress: address.value, status: 'QUEUED' });
  progress(world, message);
  return { status: 201, body: showMessage(message) };
}

/** Texts that begin with "fail" fail, all others are delivered; with a pace of 0 they stay queued. */
function progress(world, message) {
  const steps = message.text.startsWith('fail') ? ['SENDING', 'FAILED'] : ['SENDING', 'SENT', 'DELIVERED'];
  const step = () => {
    const status = steps.shift();
    if (status && message.status !== 'CANCELLED') {
      world.setStatus(message, status, status === 'FAILED' ? { code: '30005', text: 'The number is unknown or no longer exists.' } : null);
      setTimeout(step, world.pace).unref();
    }
  };
  if (world.pace > 0) {
    setTimeout(step, world.pace).unref();
  }
}

function start(world, body) {
  const patient = Object.values(PATIENTS).find(({ uuid }) => uuid === body.patient);
  if (!patient) {
    return { status: 400, body: { error: { message: 'Invalid Submission', code: 'webservices.rest.error.invalid.submission', fieldErrors: { patient: [{ code: 'unknown', message: 'There is no such patient.' }] } } } };
  }
  const conversation = world.conversations.find((known) => known.patient.uuid === patient.uuid) ?? world.startConversation(patient, []);
  useContact(world, conversation, body);
  if (body.consent) {
    world.grant(patient, body.contactPoint.system, body.contactPoint.value, body.consent.status, body.consent.method, 0, body.consent.note);
  }
  return { status: 201, body: showConversation(world, conversation) };
}

function useContact(world, conversation, { contactPoint, saveContact }) {
  conversation.addresses = [...conversation.addresses.filter(({ value }) => value !== contactPoint.value), contactPoint];
  if (saveContact) {
    world.putOnChart(conversation.patient, contactPoint.system, contactPoint.value);
  }
}

function recordConsent(world, body) {
  const patient = Object.values(PATIENTS).find(({ uuid }) => uuid === body.patient);
  world.grant(patient, body.system, body.value, body.status, body.method, 0, body.note || null);
  return { status: 201, body: world.consents[0] };
}

function triageAnswer(world, post, uuid, query, body) {
  if (!post) {
    return page(world.triage.filter((item) => item.status === 'WAITING'), query);
  }
  const item = world.triage.find((known) => known.uuid === uuid);
  item.status = body.patient ? 'ATTACHED' : 'DISMISSED';
  return ok(item);
}

function supportAnswer(world, post, name, request, body) {
  switch (name) {
    case 'changes': {
      const etag = `"${world.revision}"`;
      const same = request.headers['if-none-match'] === etag;
      return { status: same ? 304 : 200, headers: { ETag: etag }, body: same ? undefined : { revision: String(world.revision) } };
    }
    case 'wording':
      return ok({ consent: { text: WORDING, version: '1' }, practiceName: 'Kabgayi Clinic', defaultCountry: 'RW', channels: world.channels });
    case 'settings':
      if (post) {
        if (body['smtp.port'] !== undefined && !/^\d+$/.test(body['smtp.port'])) {
          return { status: 400, body: { error: { message: 'Invalid Submission', code: 'x', fieldErrors: { 'smtp.port': [{ code: 'number', message: 'The port must be a number.' }] } } } };
        }
        world.settings = world.settings.map((setting) =>
          setting.name in body ? { ...setting, value: setting.secret ? null : body[setting.name], isSet: true, source: 'database' } : setting,
        );
      }
      return ok({ settings: world.settings });
    case 'testmessage':
      return ok(
        body.to.includes('5005550001')
          ? { ok: false, message: 'The carrier refused the message.', carrierWords: "21211: The 'To' number +15005550001 is not a valid phone number.", carrierId: null }
          : { ok: true, message: 'The carrier took the message.', carrierWords: null, carrierId: 'SM1' },
      );
    case 'queue': {
      const count = (status) => world.messages.filter((message) => message.status === status).length;
      return ok({ queued: count('QUEUED'), sending: count('SENDING'), oldestQueuedSeconds: count('QUEUED') ? 42 : null, failedLast24Hours: count('FAILED'), rejectedWebhooks: 0, channels: world.channels });
    }
    default:
      return refusal(404, 'not.found', 'There is no such resource.');
  }
}

function showConversation(world, conversation) {
  const thread = world.messages.filter((message) => message.conversation === conversation.uuid).sort((a, b) => (a.dateCreated < b.dateCreated ? -1 : 1));
  const read = thread.findIndex((message) => message.uuid === conversation.lastRead);
  const unread = thread.slice(read + 1).filter((message) => message.direction === 'INBOUND').length;
  const last = thread.at(-1) ?? null;
  return {
    uuid: conversation.uuid,
    display: `Standard conversation with ${conversation.patient.display}`,
    patient: conversation.patient,
    mode: 'STANDARD',
    status: conversation.status,
    subject: null,
    lastActivity: last?.dateCreated ?? conversation.created,
    unread,
    revision: world.revision,
    lastMessage: last && { uuid: last.uuid, direction: last.direction, channel: last.channel, text: last.text, status: last.status, dateCreated: last.dateCreated },
    contactPoints: conversation.addresses.map(({ system, value }) => showContact(world, conversation.patient.uuid, system, value)),
  };
}

function showMessage(message) {
  return { ...message, clientToken: undefined, display: message.text, conversation: { uuid: message.conversation }, retryable: message.status === 'FAILED', cancellable: message.status === 'QUEUED' };
}

function contactsOf(world, patient) {
  const used = world.conversations.filter((known) => known.patient.uuid === patient).flatMap((known) => known.addresses);
  const all = [...(world.chart.get(patient) ?? []), ...used];
  return [...new Map(all.map(({ system, value }) => [`${system}:${value}`, showContact(world, patient, system, value)])).values()];
}

function showContact(world, patient, system, value) {
  const onChart = (world.chart.get(patient) ?? []).find((known) => known.system === system && known.value === value);
  const display = system === 'sms' ? value.replace(/^(\+\d{3})(\d{3})(\d{3})(\d+)$/, '$1 $2 $3 $4') : value;
  return { system, value, display, onChart: Boolean(onChart), preferred: Boolean(onChart), shared: onChart?.shared ?? false, consent: consentOf(world, patient, system, value) };
}

function consentOf(world, patient, system, value) {
  const latest = world.consents.find((entry) => entry.patient.uuid === patient && entry.system === system && entry.value === value);
  return latest ? { status: latest.status, method: latest.method, date: latest.date, recordedBy: latest.recordedBy } : { status: 'UNKNOWN', method: null, date: null, recordedBy: null };
}

function checkContact(world, query) {
  const system = query.get('system');
  const typed = query.get('value').trim();
  const digits = typed.replace(/[\s()-]/g, '');
  const value = system === 'sms' ? digits.replace(/^0/, '+250') : typed.toLowerCase();
  const valid = system === 'sms' ? /^\+\d{9,14}$/.test(value) : /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value);
  const message = system === 'sms' ? 'This is not a phone number in Rwanda: it is too short.' : 'This is not an e-mail address.';
  return { ...showContact(world, query.get('patient'), system, value), valid, error: valid ? null : { code: 'contact.invalid', message } };
}

function defaultSettings() {
  const setting = (name, value, extra = {}) => ({ name, value, secret: false, isSet: value !== null, source: value === null ? 'default' : 'database', description: null, ...extra });
  return [
    setting('practiceName', 'Kabgayi Clinic'),
    setting('publicBaseUrl', 'https://emr.example.org/openmrs', { description: 'As the carriers reach it, without a slash at the end.' }),
    setting('defaultCountry', 'RW', { description: 'Two letters, such as RW. Empty: international numbers only.' }),
    setting('twilio.accountSid', 'AC00000000000000000000000000000000'),
    setting('twilio.authToken', null, { secret: true, isSet: true, source: 'database' }),
    setting('twilio.from', '+15005550006'),
    setting('twilio.messagingServiceSid', null),
    setting('twilio.apiBaseUrl', 'https://api.twilio.com', { source: 'default' }),
    setting('webhook.maxPerMinute', '600', { source: 'default' }),
    setting('smtp.host', 'smtp.example.org'),
    setting('smtp.port', '587', { source: 'default' }),
    setting('smtp.security', 'STARTTLS', { source: 'default' }),
    setting('smtp.username', 'clinic'),
    setting('smtp.password', null, { secret: true, isSet: true, source: 'runtime' }),
    setting('smtp.from', 'clinic@example.org'),
    setting('smtp.fromName', 'Kabgayi Clinic'),
    setting('smtp.timeoutSeconds', '20', { source: 'default' }),
    setting('contact.smsAttributeType', 'Mobile number'),
    setting('contact.emailAttributeType', 'E-mail'),
    setting('consent.wording', WORDING),
    setting('consent.wordingVersion', '1'),
    setting('optOut.words', 'STOP, END, CANCEL, UNSUBSCRIBE, QUIT'),
    setting('optIn.words', 'START, YES, UNSTOP'),
    setting('help.words', 'HELP, INFO'),
    setting('help.text', 'Kabgayi Clinic. Call 112 in an emergency. Answer STOP to stop messages.'),
    setting('delivery.threads', '4', { source: 'default' }),
    setting('delivery.maxAttempts', '8', { source: 'default' }),
  ];
}

function page(all, query) {
  const from = Number(query.get('startIndex') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const links = all.length > from + limit ? [{ rel: 'next', uri: '' }] : [];
  return ok({ results: all.slice(from, from + limit), links });
}

function list(results) {
  return ok({ results });
}

function ok(body) {
  return { status: 200, body };
}

export function refusal(status, code, message) {
  return { status, body: { error: { message: 'Invalid Submission', code: 'webservices.rest.error.invalid.submission', globalErrors: [{ code, message }], fieldErrors: {} } } };
}

/** A date as webservices.rest writes it, some seconds from now. */
function stamp(seconds) {
  return new Date(Date.now() + seconds * 1_000).toISOString().replace('Z', '+0000');
}

async function readJson(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  return text ? JSON.parse(text) : {};
}

/** The dev pages: /chart, /summary, /inbox, /triage, /admin, with ?patient=, ?attributes=, ?locale= and ?dir=. */
function renderPage(url) {
  const patient = PATIENTS[url.searchParams.get('patient') ?? 'amina'];
  const locale = /^[a-zA-Z_-]+$/.exec(url.searchParams.get('locale') ?? 'en')?.[0] ?? 'en';
  const dir = url.searchParams.get('dir') === 'rtl' ? 'rtl' : 'ltr';
  const more = /^[a-z -]*$/.exec(url.searchParams.get('attributes') ?? '')?.[0] ?? '';
  const shared = `base="${BASE}" locale="${locale}" ${more}`;
  const element = {
    '/chart': `<patient-conversations patient="${patient.uuid}" ${shared}></patient-conversations>`,
    '/summary': `<div style="max-inline-size: 420px"><patient-conversations view="summary" patient="${patient.uuid}" ${shared}></patient-conversations></div>`,
    '/inbox': `<patient-conversations-inbox chart-url="/chart?patient={patient}" ${shared}></patient-conversations-inbox>`,
    '/triage': `<patient-conversations-triage ${shared}></patient-conversations-triage>`,
    '/admin': `<patient-conversations-admin ${shared}></patient-conversations-admin>`,
    '/': '<ul><li><a href="/chart">chart</a><li><a href="/chart?patient=jean">chart, nothing there</a><li><a href="/summary">summary</a><li><a href="/inbox">inbox</a><li><a href="/triage">triage</a><li><a href="/admin">administration</a></ul>',
  }[url.pathname];
  return (
    element &&
    `<!doctype html><html lang="${locale}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Patient Conversations</title><link rel="icon" href="data:,">
<style>body { margin: 0; padding: clamp(8px, 2vw, 24px); background: #eef2f2; }</style><script type="module" src="/patient-conversations.js"></script></head><body><main><h1 style="position: absolute; clip-path: inset(50%)">Development</h1>${element}</main></body></html>`
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startMockServer({ port: Number(process.env.PORT ?? 8099) });
  console.log(`Patient Conversations for development: ${url}/`);
}
