/*
 * Serves a page for each element and an in-memory imitation of the REST contract, for development and the browser tests.
 * Run it alone with "npm run dev", or start it from a test with startMockServer(). What a test needs to bring about
 * (an inbound message, a refusal, a lost connection) it asks of the returned object's world.
 */
import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { createServer } from 'node:http';
import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../dist/', import.meta.url);
const BASE = '/openmrs';
const REST = `${BASE}/ws/rest/v1/`;
const NURSE = { uuid: 'user-nurse', display: 'Grace Mutesi' };
const STAFF = [
  { ...NURSE, username: 'grace' },
  { uuid: 'user-doctor', display: 'Daniel Ochieng', username: 'daniel' },
];
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
    history: [],
    files: new Map(),
    scheduled: [],
    saved: [
      { uuid: 'saved-1', name: 'Please call us', language: 'en', shared: true, filled: { text: 'Dear Amina, please call Kabgayi Clinic.', subject: 'Please call', missing: [] } },
      { uuid: 'saved-2', name: 'Next appointment', language: null, shared: false, filled: { text: 'Your next appointment: {{appointment.next}}', subject: null, missing: ['appointment.next'] } },
    ],
    settings: defaultSettings(),
    practiceLinks: [],
    joiners: [],
    cohorts: [{ uuid: 'c0000000-0000-4000-8000-000000000001', display: 'Diabetes clinic' }],
    panels: [],
    audit: [],
    brokenAudit: [],
    keys: { current: 'k-2026-11', count: 1, source: 'file' },
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
      const conversation = { uuid: randomUUID(), patient, status: 'OPEN', assignee: null, starred: false, tags: [], addresses, lastRead: '', created: stamp(0) };
      world.conversations.push(conversation);
      world.touch();
      return conversation;
    },
    /** A Secure conversation whose patient was invited, or has joined already. */
    startSecure(patient, subject, { joined = false, contactPoint = { system: 'sms', value: '+250788123456' }, from = null } = {}) {
      const conversation = world.startConversation(patient, []);
      const known = world.conversations.find((other) => other.participants && other.patient.uuid === patient.uuid);
      const self = { uuid: randomUUID(), kind: 'PATIENT', name: null, relationship: null, contact: hidden(contactPoint), system: contactPoint.system, status: 'INVITED', joined: null, endsOn: null };
      Object.assign(conversation, { mode: 'SECURE', subject, participants: known?.participants ?? [self], invitations: [], related: from?.uuid ?? null });
      if (from) {
        from.related = conversation.uuid;
      }
      if (joined) {
        world.join(conversation);
      } else if (conversation.participants[0].status !== 'JOINED') {
        world.invite(conversation, contactPoint);
      }
      return conversation;
    },
    invite(conversation, contactPoint, state = {}) {
      const invitation = { uuid: randomUUID(), status: 'SENT', channel: contactPoint.system, contact: hidden(contactPoint), dateCreated: stamp(0), sent: stamp(0), delivered: null, opened: null, joined: null, expires: stamp(72 * 3_600), reason: null, token: randomBytes(32).toString('base64url'), ...state };
      conversation.invitations.unshift(invitation);
      world.addMessage(conversation, { kind: 'NOTICE', notice: 'INVITATION', channel: contactPoint.system, text: null, status: 'SENT', sender: null, automatic: true });
      return invitation;
    },
    join(conversation) {
      Object.assign(conversation.participants[0], { status: 'JOINED', joined: stamp(0) });
      for (const invitation of conversation.invitations.slice(0, 1)) {
        Object.assign(invitation, { status: 'JOINED', joined: stamp(0) });
      }
      world.touch();
    },
    addProxy(conversation, name, relationship) {
      const proxy = { uuid: randomUUID(), kind: 'PROXY', name, relationship, contact: '+250 788 ••• 999', system: 'sms', status: 'JOINED', joined: stamp(0), endsOn: null };
      conversation.participants.push(proxy);
      world.touch();
      return proxy;
    },
    receiveSecure(conversation, text, { uuid, kind, name, relationship } = conversation.participants[0]) {
      return world.addMessage(conversation, { direction: 'INBOUND', channel: 'secure', text, status: 'RECEIVED', participant: { uuid, kind, name, relationship } });
    },
    addMessage(conversation, message) {
      const stored = {
        uuid: randomUUID(),
        conversation: conversation.uuid,
        direction: 'OUTBOUND',
        channel: 'sms',
        kind: 'TEXT',
        call: null,
        subject: null,
        text: '',
        html: null,
        quoted: null,
        automatic: false,
        attachments: [],
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
  const secure = world.startSecure(layla, 'Blood results');
  Object.assign(secure.invitations[0], { status: 'OPENED', delivered: stamp(-60), opened: stamp(-30) });
  world.addMessage(secure, { channel: 'secure', text: 'Your results are in. Please read them here.', status: 'SENT', dateCreated: stamp(30) });
  world.practiceLinks.push(
    { uuid: randomUUID(), label: 'Waiting room', welcome: 'Welcome to Kabgayi Clinic. Write to us without waiting on the phone.', tag: 'poster', language: 'fr', expires: null, enabled: true, address: 'https://emr.example.org/openmrs/ws/patientconversations/app/#j.waiting-room' },
    { uuid: randomUUID(), label: 'Health fair', welcome: null, tag: null, language: null, expires: '2026-01-31', enabled: false, address: 'https://emr.example.org/openmrs/ws/patientconversations/app/#j.fair' },
  );
  world.joiners.push({
    uuid: randomUUID(),
    link: { uuid: world.practiceLinks[0].uuid, label: 'Waiting room' },
    givenName: 'Jean',
    familyName: 'Habimana',
    birthdate: '1980-05-17',
    contact: '+250 722 000 111',
    dateCreated: stamp(-900),
    candidates: [
      { patient: jean, agrees: ['familyName', 'birthdate', 'contact'], differs: ['givenName'] },
      { patient: amina, agrees: [], differs: ['givenName', 'familyName', 'birthdate'] },
    ],
  });
  for (const [action, who] of [['VIEWED', { user: NURSE }], ['INVITED', { user: NURSE }], ['LOGGED_IN', { participant: { uuid: 'p', name: null, kind: 'PATIENT' } }]]) {
    world.audit.push({ id: world.audit.length + 1, date: stamp(-300), action, user: null, participant: null, patient: layla, conversation: secure.uuid, remoteAddress: '192.0.2.7', detail: null, ...who });
  }
  world.triage.push(
    { uuid: randomUUID(), channel: 'sms', fromAddress: '+250722000111', toAddress: '+15005550006', subject: null, text: 'Can I move my appointment to Friday?', date: stamp(-3_600), html: null, quoted: null, attachments: [], call: null, reason: 'SHARED_ADDRESS', status: 'WAITING', candidates: [jean, layla] },
    { uuid: randomUUID(), channel: 'sms', fromAddress: '+250733555777', toAddress: '+15005550006', subject: null, text: 'شكرا جزيلا', date: stamp(-7_200), html: null, quoted: null, attachments: [], call: null, reason: 'UNKNOWN_SENDER', status: 'WAITING', candidates: [] },
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
  if (/^\/patient-conversations[\w-]*\.js$/.test(url.pathname)) {
    const script = fileURLToPath(new URL(basename(url.pathname), DIST));
    response.writeHead(existsSync(script) ? 200 : 404, { 'Content-Type': 'text/javascript' });
    createReadStream(script).pipe(response);
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
    case 'conversationsavedmessage':
      return list(world.saved.filter(({ name }) => name.toLowerCase().includes((query.get('q') ?? '').toLowerCase())));
    case 'conversationcontact':
      return query.has('value') ? list([checkContact(world, query)]) : list(contactsOf(world, query.get('patient')));
    case 'conversationconsent':
      return post ? recordConsent(world, body) : list(world.consents.filter((entry) => entry.patient.uuid === query.get('patient')));
    case 'practicelink':
      return practiceLinkAnswer(world, post, segments[1], body);
    case 'joiner':
      return joinerAnswer(world, post, segments[1], query, body);
    case 'cohort':
      return segments[1]
        ? ok(world.cohorts.find(({ uuid }) => uuid === segments[1]))
        : list(world.cohorts.filter(({ display }) => display.toLowerCase().includes((query.get('q') ?? '').toLowerCase())));
    case 'conversationtriage':
      return triageAnswer(world, post, segments[1], query, body);
    case 'patient':
      return list(Object.values(PATIENTS).filter((patient) => patient.display.toLowerCase().includes(query.get('q').toLowerCase())));
    case 'patientconversations':
      return supportAnswer(world, post, segments[1], request, body, query, segments[2]);
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
  if (sub === 'invitation') {
    return invitationAnswer(world, conversation, post, messageUuid, query, body);
  }
  if (sub === 'participant') {
    return participantAnswer(world, conversation, post, messageUuid, body);
  }
  if (sub === 'history') {
    return list(world.history.filter((entry) => entry.conversation === uuid).reverse());
  }
  if (sub === 'scheduled') {
    return scheduledAnswer(world, uuid, post, messageUuid, body);
  }
  if (post) {
    if ('assignee' in body) {
      const assignee = STAFF.find((member) => member.uuid === body.assignee) ?? STAFF[0];
      conversation.assignee = body.assignee === null ? null : { uuid: assignee.uuid, display: assignee.display };
      record(world, uuid, body.assignee === null ? 'Grace Mutesi took the conversation back' : `Grace Mutesi assigned the conversation to ${assignee.display}`);
    }
    conversation.starred = body.starred ?? conversation.starred;
    conversation.tags = body.tags ?? conversation.tags;
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

function invitationAnswer(world, conversation, post, uuid, query, body) {
  const show = (known) => ({ ...withoutToken(known), ...(query.get('v') === 'full' && { link: `https://emr.example.org/openmrs/ws/patientconversations/app/#${known.token}`, qr: QR }) });
  const invitation = conversation.invitations.find((known) => known.uuid === uuid);
  if (!uuid) {
    if (!post) {
      return list(conversation.invitations.map(show));
    }
    const to = body.contactPoint ?? { system: 'sms', value: '+250788123456' };
    conversation.invitations.filter(({ status }) => ['SENT', 'DELIVERED', 'OPENED'].includes(status)).forEach((old) => (old.status = 'REVOKED'));
    record(world, conversation.uuid, 'Grace Mutesi invited the patient to the Secure conversation');
    return { status: 201, body: show(world.invite(conversation, to)) };
  }
  if (post && body.revoked) {
    invitation.status = 'REVOKED';
    record(world, conversation.uuid, 'Grace Mutesi revoked the invitation');
    world.touch();
  }
  return ok(show(invitation));
}

function withoutToken(invitation) {
  return { ...invitation, token: undefined };
}

function participantAnswer(world, conversation, post, uuid, body) {
  if (!uuid) {
    if (!post) {
      return list(conversation.participants);
    }
    const { name, relationship, contactPoint, endsOn = null } = body;
    const proxy = { uuid: randomUUID(), kind: 'PROXY', name, relationship, contact: hidden(contactPoint), system: contactPoint.system, status: 'INVITED', joined: null, endsOn };
    conversation.participants.push(proxy);
    world.touch();
    return { status: 201, body: proxy };
  }
  const participant = conversation.participants.find((known) => known.uuid === uuid);
  Object.assign(participant, body.ended ? { status: 'ENDED' } : { endsOn: body.endsOn });
  world.touch();
  return ok(participant);
}

function practiceLinkAnswer(world, post, uuid, body) {
  if (!post) {
    return list(world.practiceLinks);
  }
  if (!uuid) {
    if (!body.label) {
      return refusal(400, 'practiceLink.label', 'A Practice Link needs a label.');
    }
    const slug = randomBytes(6).toString('base64url');
    const link = { uuid: randomUUID(), ...body, address: `https://emr.example.org/openmrs/ws/patientconversations/app/#j.${slug}` };
    world.practiceLinks.push(link);
    return { status: 201, body: link };
  }
  const link = world.practiceLinks.find((known) => known.uuid === uuid);
  return ok(Object.assign(link, body));
}

function joinerAnswer(world, post, uuid, query, body) {
  if (!post) {
    return page(world.joiners, query);
  }
  const joiner = world.joiners.find((known) => known.uuid === uuid);
  world.joiners = world.joiners.filter((known) => known !== joiner);
  return ok({ ...joiner, status: body.patient ? 'MATCHED' : 'TURNED_AWAY' });
}

function panelAnswer(world, post, uuid, body) {
  if (!post) {
    return list(world.panels);
  }
  if (uuid) {
    return ok(Object.assign(world.panels.find((known) => known.uuid === uuid), { status: 'STOPPED' }));
  }
  const unknown = (body.identifiers ?? []).filter((identifier) => !Object.values(PATIENTS).some(({ display }) => display.startsWith(`${identifier} `)));
  const matched = body.cohort ? 40 : body.identifiers.length - unknown.length;
  const result = { matched, unknown, noContact: 0, noConsent: matched > 1 ? 1 : 0, deceased: 0, joined: 0, toInvite: Math.max(0, matched - (matched > 1 ? 1 : 0)) };
  if (body.dryRun) {
    return ok(result);
  }
  const run = { uuid: randomUUID(), subject: body.subject, status: 'RUNNING', perMinute: body.perMinute, toInvite: result.toInvite, invited: 0, skipped: 0, reasons: [], dateCreated: stamp(0) };
  world.panels.unshift(run);
  return { status: 201, body: run };
}

function auditAnswer(world, what, query) {
  if (what === 'verify') {
    return ok({ entries: world.audit.length, broken: world.brokenAudit });
  }
  const found = [...world.audit].reverse().filter(
    ({ patient, user, action, date }) =>
      (!query.has('patient') || patient?.uuid === query.get('patient')) &&
      (!query.has('user') || user?.uuid === query.get('user')) &&
      (!query.has('action') || action === query.get('action')) &&
      (!query.has('from') || date.slice(0, 10) >= query.get('from')) &&
      (!query.has('to') || date.slice(0, 10) <= query.get('to')),
  );
  return page(found, query);
}

/** An address as it is shown where it need not be read in full. */
function hidden({ system, value }) {
  return system === 'sms' ? value.replace(/^(\+\d{3})(\d{3}).*(\d{3})$/, '$1 $2 ••• $3') : value.replace(/^(.).*@/, '$1•••@');
}

const QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21" shape-rendering="crispEdges"><path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 9h3v3H9z"/></svg>';

function record(world, conversation, display) {
  world.history.push({ uuid: randomUUID(), conversation, display, dateCreated: stamp(0) });
}

function scheduledAnswer(world, conversation, post, uuid, body) {
  if (!post) {
    return list(world.scheduled.filter((message) => message.conversation === conversation && message.status === 'WAITING'));
  }
  if (!uuid) {
    const message = { uuid: randomUUID(), conversation, ...body, dueLocal: body.due, status: 'WAITING', statusReason: null };
    world.scheduled.push(message);
    world.touch();
    return { status: 201, body: message };
  }
  const message = world.scheduled.find((known) => known.uuid === uuid);
  Object.assign(message, body, body.due ? { dueLocal: body.due } : {});
  world.touch();
  return ok(message);
}

function conversationsFor(world, query) {
  const q = query.get('q')?.toLowerCase() ?? '';
  return world.conversations
    .map((known) => showConversation(world, known))
    .filter(
      ({ uuid, patient, status, unread, assignee, starred, lastMessage }) =>
        (!query.has('assignee') || (query.get('assignee') === 'me' ? assignee?.uuid === NURSE.uuid : assignee === null)) &&
        (!query.has('starred') || starred) &&
        (!query.has('turn') || (lastMessage?.direction === 'OUTBOUND' && (lastMessage.status === 'FAILED') === (query.get('turn') === 'FAILED'))) &&
        (!query.has('mentioned') || world.messages.some((message) => message.conversation === uuid && message.mentions?.some(({ user, resolvedBy }) => user.uuid === NURSE.uuid && !resolvedBy))) &&
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
    if (body.status === 'RESOLVED') {
      message.mentions = message.mentions.map((mention) => ({ ...mention, resolvedBy: NURSE, dateResolved: stamp(0) }));
      world.touch();
      return ok(showMessage(message));
    }
    if (body.status === 'RETRACTED') {
      if (!body.reason) {
        return refusal(400, 'retract.reasonRequired', 'Say why the message is retracted.');
      }
      Object.assign(message, { retracted: true, text: null, attachments: [] });
      world.touch();
      return ok(showMessage(message));
    }
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
  if (body.channel === 'note') {
    const mentions = STAFF.filter(({ username }) => body.text.includes(`@${username}`)).map(({ username, ...user }) => ({ user, username, resolvedBy: null, dateResolved: null }));
    return { status: 201, body: showMessage(world.addMessage(conversation, { ...body, direction: 'INTERNAL', status: 'NOTED', mentions })) };
  }
  const files = (body.attachments ?? []).map((uuid) => world.files.get(uuid));
  if (conversation.mode === 'SECURE') {
    if (body.channel !== 'secure') {
      return refusal(400, 'channel.notSecure', 'A Secure conversation takes Secure messages only.');
    }
    return { status: 201, body: showMessage(world.addMessage(conversation, { channel: 'secure', text: body.text, clientToken: body.clientToken, status: 'SENT', attachments: files })) };
  }
  const address = [...conversation.addresses].reverse().find(({ system }) => system === body.channel);
  if (!address) {
    return refusal(400, 'contact.missing', 'There is no address for this channel.');
  }
  const consent = consentOf(world, conversation.patient.uuid, address.system, address.value).status;
  if (consent !== 'GRANTED') {
    return refusal(400, `consent.${consent.toLowerCase()}`, 'The patient has not agreed to messages at this address.');
  }
  const message = world.addMessage(conversation, { channel: body.channel, text: body.text, subject: body.subject ?? null, clientToken: body.clientToken, toAddress: address.value, status: 'QUEUED', attachments: files });
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
  if (body.mode === 'SECURE') {
    return startSecure(world, patient, body);
  }
  const conversation = world.conversations.find((known) => known.patient.uuid === patient.uuid && !known.mode) ?? world.startConversation(patient, []);
  useContact(world, conversation, body);
  if (body.consent) {
    world.grant(patient, body.contactPoint.system, body.contactPoint.value, body.consent.status, body.consent.method, 0, body.consent.note);
  }
  return { status: 201, body: showConversation(world, conversation) };
}

function startSecure(world, patient, body) {
  if (!body.subject) {
    return { status: 400, body: { error: { message: 'Invalid Submission', code: 'x', fieldErrors: { subject: [{ code: 'required', message: 'A Secure conversation needs a subject.' }] } } } };
  }
  if (body.consent) {
    world.grant(patient, body.contactPoint.system, body.contactPoint.value, body.consent.status, body.consent.method, 0, body.consent.note);
  }
  const from = world.conversations.find(({ uuid }) => uuid === body.from) ?? null;
  const conversation = world.startSecure(patient, body.subject, { contactPoint: body.contactPoint, from });
  if (body.text) {
    world.addMessage(conversation, { channel: 'secure', text: body.text, status: 'SENT' });
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

function supportAnswer(world, post, name, request, body, query, uuid) {
  switch (name) {
    case 'signout':
      world.conversations.filter(({ patient, mode }) => mode && patient.uuid === body.patient).forEach(({ invitations }) => invitations.forEach((invitation) => (invitation.status = 'REVOKED')));
      world.touch();
      return ok({});
    case 'panel':
      return panelAnswer(world, post, uuid, body);
    case 'audit':
      return auditAnswer(world, uuid, query);
    case 'keys':
      if (post) {
        world.keys = { ...world.keys, current: 'k-2026-12', count: world.keys.count + 1 };
        return ok({ masterKey: world.keys.current, conversations: 12, attachments: 3 });
      }
      return ok(world.keys);
    case 'inbox': {
      const count = (narrow) => conversationsFor(world, new URLSearchParams(narrow)).length;
      const triage = world.triage.filter(({ status }) => status === 'WAITING').length;
      return ok({ open: count('status=OPEN'), unread: count('status=OPEN&unread=true'), mine: count('assignee=me'), mentioned: count('mentioned=true'), unassigned: count('status=OPEN&assignee=none'), waiting: count('status=OPEN&turn=PATIENT'), failed: count('status=OPEN&turn=FAILED'), starred: count('starred=true'), triage });
    }
    case 'staff':
      return list(STAFF.filter(({ username, display }) => `${username} ${display}`.toLowerCase().includes((query.get('q') ?? '').toLowerCase())));
    case 'tags':
      return list([...new Set(world.conversations.flatMap(({ tags }) => tags))].sort());
    case 'attachment': {
      const file = { uuid: randomUUID(), name: decodeURIComponent(request.headers['x-file-name']), contentType: 'application/pdf', size: body.file.length, status: 'STORED', thumbnail: false, reason: null };
      if (!body.file.startsWith('%PDF')) {
        return refusal(400, 'attachment.type', 'This kind of file is not taken.');
      }
      world.files.set(file.uuid, file);
      return { status: 201, body: file };
    }
    case 'call': {
      const conversation = world.conversations.find(({ uuid }) => uuid === body.conversation);
      const call = { outcome: 'ANSWERED', seconds: 42, transcript: null };
      return { status: 201, body: showMessage(world.addMessage(conversation, { channel: 'phone', kind: 'CALL', call, fromAddress: body.from })) };
    }
    case 'changes': {
      const etag = `"${world.revision}"`;
      const same = request.headers['if-none-match'] === etag;
      return { status: same ? 304 : 200, headers: { ETag: etag }, body: same ? undefined : { revision: String(world.revision) } };
    }
    case 'wording':
      return ok({ consent: { text: WORDING, version: '1' }, practiceName: 'Kabgayi Clinic', defaultCountry: 'RW', timeZone: 'Africa/Kigali', channels: world.channels });
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
  const thread = world.messages.filter((message) => message.conversation === conversation.uuid && message.direction !== 'INTERNAL' && message.kind !== 'NOTICE').sort((a, b) => (a.dateCreated < b.dateCreated ? -1 : 1));
  const read = thread.findIndex((message) => message.uuid === conversation.lastRead);
  const unread = thread.slice(read + 1).filter((message) => message.direction === 'INBOUND').length;
  const last = thread.at(-1) ?? null;
  return {
    uuid: conversation.uuid,
    display: `Standard conversation with ${conversation.patient.display}`,
    patient: conversation.patient,
    mode: conversation.mode ?? 'STANDARD',
    status: conversation.status,
    subject: conversation.subject ?? null,
    related: conversation.related ?? null,
    secure: conversation.participants
      ? {
          joined: conversation.participants[0].status === 'JOINED',
          participants: conversation.participants,
          invitation: conversation.invitations.map(withoutToken)[0] ?? null,
        }
      : null,
    lastActivity: last?.dateCreated ?? conversation.created,
    unread,
    assignee: conversation.assignee,
    starred: conversation.starred,
    tags: conversation.tags,
    revision: world.revision,
    lastMessage: last && { uuid: last.uuid, direction: last.direction, channel: last.channel, text: last.text, status: last.status, dateCreated: last.dateCreated },
    contactPoints: conversation.addresses.map(({ system, value }) => showContact(world, conversation.patient.uuid, system, value)),
  };
}

function showMessage(message) {
  return { html: null, quoted: null, automatic: false, retracted: false, mentions: [], readDate: null, participant: null, ...message, clientToken: undefined, display: message.text, conversation: { uuid: message.conversation }, retryable: message.status === 'FAILED', cancellable: message.status === 'QUEUED', retractable: message.channel === 'secure' && message.direction === 'OUTBOUND' && !message.retracted };
}

function contactsOf(world, patient) {
  const used = world.conversations.filter((known) => known.patient.uuid === patient).flatMap((known) => known.addresses);
  const all = [...(world.chart.get(patient) ?? []), ...used];
  return [...new Map(all.map(({ system, value }) => [`${system}:${value}`, showContact(world, patient, system, value)])).values()];
}

function showContact(world, patient, system, value) {
  const onChart = (world.chart.get(patient) ?? []).find((known) => known.system === system && known.value === value);
  const display = system === 'sms' ? value.replace(/^(\+\d{3})(\d{3})(\d{3})(\d+)$/, '$1 $2 $3 $4') : value;
  return { system, value, display, onChart: Boolean(onChart), preferred: Boolean(onChart), shared: onChart?.shared ?? false, sharedConfirmed: false, flagged: false, consent: consentOf(world, patient, system, value) };
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
    setting('secure.linkHours', '72', { source: 'default' }),
    setting('secure.quietHours', '21:00-07:00', { source: 'default' }),
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
  return /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(text) : { file: text };
}

/** The dev pages: /chart, /summary, /inbox, /triage, /admin, /links, /panel, /audit, with ?patient=, ?attributes=, ?locale= and ?dir=. */
function renderPage(url) {
  const patient = PATIENTS[url.searchParams.get('patient') ?? 'amina'];
  const locale = /^[a-zA-Z_-]+$/.exec(url.searchParams.get('locale') ?? 'en')?.[0] ?? 'en';
  const dir = url.searchParams.get('dir') === 'rtl' ? 'rtl' : 'ltr';
  const more = /^[a-z -]*$/.exec(url.searchParams.get('attributes') ?? '')?.[0] ?? '';
  const shared = `base="${BASE}" locale="${locale}" ${more}`;
  const element = {
    '/chart': `<patient-conversations patient="${patient.uuid}" ${shared}></patient-conversations>`,
    '/summary': `<div style="max-inline-size: 420px"><patient-conversations view="summary" patient="${patient.uuid}" ${shared}></patient-conversations></div>`,
    '/inbox': `<patient-conversations-inbox chart-url="/chart?patient={patient}" triage-url="/triage" ${shared}></patient-conversations-inbox>`,
    '/triage': `<patient-conversations-triage ${shared}></patient-conversations-triage>`,
    '/admin': `<patient-conversations-admin ${shared}></patient-conversations-admin>`,
    '/links': `<patient-conversations-practice-links ${shared}></patient-conversations-practice-links>`,
    '/panel': `<patient-conversations-panel ${shared}></patient-conversations-panel>`,
    '/audit': `<patient-conversations-audit ${shared}></patient-conversations-audit>`,
    '/': '<ul><li><a href="/chart">chart</a><li><a href="/chart?patient=jean">chart, nothing there</a><li><a href="/summary">summary</a><li><a href="/inbox">inbox</a><li><a href="/triage">triage</a><li><a href="/admin">administration</a><li><a href="/links">Practice Links</a><li><a href="/panel">invite a panel</a><li><a href="/audit">audit</a></ul>',
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
