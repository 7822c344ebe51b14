/*
 * Serves the built app under its real path and policy, with an in-memory imitation of its API, for development and the browser tests.
 * Run it alone with "npm run dev:app", or start it from a test with startAppServer(). It listens as "localhost", since browsers keep
 * passkeys only for names. What a test needs to bring about it asks of the returned object's world.
 */
import { createHash, createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
export const PATH = '/openmrs/ws/patientconversations/app/';
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.png': 'image/png', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };
const LOCKS = [600, 1_200, 2_400];

export const TOKEN = 'amina-join-0123456789012345678901234567890A';
export const RETURN_TOKEN = 'amina-back-0123456789012345678901234567890B';
export const BIRTHDATE = '1980-03-27';
export const CODE = '123456';

/** Everything that the imitation knows; a test may change any of it. */
export function createWorld({ locale = null, patient = 'Amina Uwase' } = {}) {
  const world = {
    settings: { practice: 'Kabgayi Clinic', locale: 'en', maxBytes: 5_242_880, types: ['image/jpeg', 'image/png', 'application/pdf'], push: null, idleMinutes: 15 },
    me: { uuid: randomUUID(), name: patient, kind: 'PATIENT', relationship: null, patient, locale },
    birthdate: BIRTHDATE,
    code: CODE,
    links: new Map([
      [TOKEN, { purpose: 'JOIN', step: 'birthdate' }],
      [RETURN_TOKEN, { purpose: 'RETURN', step: 'code' }],
    ]),
    contacts: ['+250788123456', 'amina@example.org'],
    linksSent: [],
    codesSent: 0,
    tries: 0,
    locks: 0,
    lockedUntil: 0,
    sessions: new Set(),
    passkeys: [],
    challenges: new Map(),
    threads: [],
    messages: [],
    files: new Map(),
    subscriptions: [],
    practiceLinks: new Map([['desk', { welcome: 'Welcome to Kabgayi Clinic.\nPlease tell us who you are.', label: 'Front desk', language: null }]]),
    joiners: new Map(),
    revision: 1,
    /** Every request: {method, url, path, body, headers}. */
    requests: [],
    /** Answers the next fitting request instead of the world: {method, path (RegExp), status, body, headers, times, afterwards}. */
    faults: [],
    touch() {
      world.revision += 1;
    },
    addThread(subject, more = {}) {
      const thread = { uuid: randomUUID(), subject, open: true, created: new Date().toISOString(), lastRead: 0, ...more };
      world.threads.push(thread);
      world.touch();
      return thread;
    },
    addMessage(thread, message) {
      const stored = {
        uuid: randomUUID(),
        thread: thread.uuid,
        mine: false,
        author: 'Grace Mutesi',
        text: '',
        withdrawn: false,
        sent: new Date().toISOString(),
        status: 'SENT',
        attachments: [],
        ...message,
      };
      world.messages.push(stored);
      world.touch();
      return stored;
    },
    addFile(name, contentType, content, thumbnail = false) {
      const file = { uuid: randomUUID(), name, contentType, size: content.length, thumbnail };
      world.files.set(file.uuid, { ...file, content });
      return file;
    },
    /** As the server ends a session on its own. */
    endSessions() {
      world.sessions.clear();
    },
  };
  return world;
}

/** A patient with something to read. */
export function createDemoWorld(options) {
  const world = createWorld(options);
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const results = world.addThread('Your blood test');
  world.addMessage(results, { text: 'Good morning Amina. Your blood test is back, and all is as it should be.\n\nPlease go on with the tablets as before.', sent: ago(60 * 26) });
  world.addMessage(results, { mine: true, author: world.me.name, text: 'Thank you! Can I take them with milk?', sent: ago(60 * 25), status: 'READ' });
  world.addMessage(results, { text: 'Better with water, half an hour before you eat.', sent: ago(60 * 24.9) });
  world.addMessage(results, { text: 'wrong patient', withdrawn: true, sent: ago(50) });
  world.addMessage(results, { author: 'Daniel Ochieng', text: 'Here is the leaflet that we talked about.', sent: ago(20), attachments: [world.addFile('leaflet.pdf', 'application/pdf', Buffer.from('%PDF-1.4 leaflet')), world.addFile('drawing.png', 'image/png', readFileSync(`${DIST}icons/icon-192.png`), true)] });
  const rash = world.addThread('Rash on the arm');
  world.addMessage(rash, { mine: true, author: world.me.name, text: 'It itches less since yesterday.', sent: ago(60 * 24 * 40), status: 'READ' });
  return world;
}

/** Starts the server on a free port of this machine, or on the given one. */
export async function startAppServer({ world = createDemoWorld(), port = 0 } = {}) {
  const server = createServer((request, response) => {
    handle(world, request, response).catch((thrown) => {
      console.error(thrown);
      response.destroy();
    });
  });
  await new Promise((resolve) => server.listen(port, 'localhost', resolve));
  const origin = `http://localhost:${server.address().port}`;
  world.origin = origin;
  return {
    world,
    origin,
    url: origin + PATH,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function handle(world, request, response) {
  const url = new URL(request.url, 'http://mock');
  const body = await readBody(request);
  world.requests.push({ method: request.method, url: request.url, path: url.pathname.replace(`${PATH}api/`, ''), body, headers: request.headers });
  if (!url.pathname.startsWith(`${PATH}api/`)) {
    serveFile(url.pathname, request, response);
    return;
  }
  const path = url.pathname.slice(PATH.length + 4);
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
    answer = { status: fault.status, body: fault.body ?? { error: { code: 'x', message: 'refused' } }, headers: fault.headers };
  } else {
    answer = answerFor(world, request, path, url.searchParams, body);
  }
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...answer.headers };
  if (Buffer.isBuffer(answer.body)) {
    response.writeHead(answer.status, headers);
    response.end(answer.body);
    return;
  }
  response.writeHead(answer.status, { 'Content-Type': 'application/json', ...headers });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

function serveFile(pathname, request, response) {
  const name = pathname === PATH ? 'index.html' : pathname.startsWith(PATH) ? pathname.slice(PATH.length) : '';
  const file = DIST + name;
  if (!/^(index\.html|sw\.js|manifest\.webmanifest|(assets|icons)\/[\w.-]+)$/.test(name) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const zipped = existsSync(`${file}.gz`) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const content = readFileSync(zipped ? `${file}.gz` : file);
  const etag = `"${createHash('sha1').update(content).digest('hex')}"`;
  const headers = {
    'Content-Type': TYPES[extname(name)],
    'Content-Security-Policy': POLICY,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  };
  const known = request.headers['if-none-match'] === etag;
  response.writeHead(known ? 304 : 200, headers);
  response.end(known ? undefined : content);
}

function answerFor(world, request, path, query, body) {
  const post = request.method === 'POST';
  if (post && !/^application\/(json|octet-stream)/.test(request.headers['content-type'] ?? '')) {
    return refusal(400, 'content.type', 'JSON, please.');
  }
  const open = openAnswer(world, post, path, body);
  if (open) {
    return open;
  }
  const session = /(?:^|; )pc_app=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (!world.sessions.has(session)) {
    return refusal(401, 'session.none', 'Please sign in.');
  }
  return insideAnswer(world, session, request, post, path, query, body) ?? refusal(404, 'not.found', 'Nothing here.');
}

/** What needs no session. */
function openAnswer(world, post, path, body) {
  const link = world.links.get(body?.token);
  switch (path) {
    case 'settings':
      return ok(world.settings);
    case 'link':
      if (!link) {
        return refusal(410, 'link.invalid', 'gone');
      }
      world.codesSent += link.step === 'code' ? 1 : 0;
      return ok({ ...link, ...(link.step === 'code' ? { channel: 'sms', hint: '••• 56' } : {}) });
    case 'birthdate':
      return guarded(world, link, body.birthdate === world.birthdate, () => {
        world.codesSent += 1;
        return ok({ step: 'code', channel: 'sms', hint: '••• 56' });
      });
    case 'code':
      return guarded(world, link, body.code === world.code, () => {
        world.links.delete(body.token);
        return signedIn(world);
      });
    case 'code/again':
      world.codesSent += 1;
      return ok({});
    case 'signin':
      if (world.contacts.includes(body.contact)) {
        world.linksSent.push(body.contact);
      }
      return { status: 202, body: {} };
    case 'passkey/options': {
      const { id, challenge } = newChallenge(world);
      return ok({ id, publicKey: { challenge, rpId: 'localhost', userVerification: 'required', extensions: {} } });
    }
    case 'passkey':
      return checkPasskey(world, body);
    case 'join':
      return world.practiceLinks.has(body.slug) ? ok(world.practiceLinks.get(body.slug)) : refusal(410, 'link.invalid', 'gone');
    case 'join/details': {
      if (body.contact.system === 'sms' && body.contact.value.length < 6) {
        return { status: 400, body: { error: { code: 'invalid', message: 'refused', fieldErrors: { 'contact.value': [{ code: 'a', message: 'This is no mobile number.' }] } } } };
      }
      const joiner = randomBytes(24).toString('base64url');
      world.joiners.set(joiner, { ...body, status: 'code' });
      return ok({ joiner, hint: `••• ${body.contact.value.slice(-2)}` });
    }
    case 'join/code': {
      const joiner = world.joiners.get(body.joiner);
      if (!joiner || body.code !== world.code) {
        return refusal(400, 'verify.failed', 'no');
      }
      joiner.status = 'waiting';
      return ok({ status: 'waiting' });
    }
    case 'join/status':
      return world.joiners.has(body.joiner) ? ok({ status: world.joiners.get(body.joiner).status }) : refusal(404, 'not.found', 'gone');
    default:
      return post ? null : undefined;
  }
}

function guarded(world, link, right, then) {
  if (!link) {
    return refusal(410, 'link.invalid', 'gone');
  }
  const left = Math.ceil((world.lockedUntil - Date.now()) / 1_000);
  if (left > 0) {
    return locked(left);
  }
  if (right) {
    world.tries = 0;
    return then();
  }
  world.tries += 1;
  if (world.tries >= 5) {
    const seconds = LOCKS[Math.min(world.locks, LOCKS.length - 1)];
    Object.assign(world, { tries: 0, locks: world.locks + 1, lockedUntil: Date.now() + seconds * 1_000 });
    return locked(seconds);
  }
  return refusal(400, 'verify.failed', 'That is not right.');
}

function locked(seconds) {
  return { ...refusal(429, 'verify.locked', 'Too many tries.'), headers: { 'Retry-After': String(seconds) } };
}

function signedIn(world) {
  const session = randomBytes(24).toString('base64url');
  world.sessions.add(session);
  return { status: 200, body: {}, headers: { 'Set-Cookie': `pc_app=${session}; HttpOnly; SameSite=Strict; Path=${PATH.slice(0, -1)}` } };
}

function newChallenge(world) {
  const id = randomUUID();
  const challenge = randomBytes(32).toString('base64url');
  world.challenges.set(id, challenge);
  return { id, challenge };
}

/** Whether the browser signed our challenge for this very page; the other checks are the real server's business. */
function answersChallenge(world, id, response, type) {
  const client = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString());
  const challenge = world.challenges.get(id);
  world.challenges.delete(id);
  return client.type === type && client.challenge === challenge && client.origin === world.origin;
}

function checkPasskey(world, { id, credential }) {
  const passkey = world.passkeys.find((known) => known.id === credential.id);
  const { response } = credential;
  const signed = Buffer.concat([Buffer.from(response.authenticatorData, 'base64url'), createHash('sha256').update(Buffer.from(response.clientDataJSON, 'base64url')).digest()]);
  const right = passkey && answersChallenge(world, id, response, 'webauthn.get') && verify('sha256', signed, passkey.key, Buffer.from(response.signature, 'base64url'));
  if (!right) {
    return refusal(400, 'verify.failed', 'no');
  }
  passkey.lastUsed = new Date().toISOString();
  return signedIn(world);
}

/** The P-256 key at the end of an attestation without extensions: two coordinates behind their CBOR labels. */
function publicKeyOf(attestationObject) {
  const bytes = Buffer.from(attestationObject, 'base64url');
  const x = bytes.subarray(bytes.lastIndexOf(Buffer.from('215820', 'hex')) + 3).subarray(0, 32);
  const y = bytes.subarray(bytes.lastIndexOf(Buffer.from('225820', 'hex')) + 3).subarray(0, 32);
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') } });
}

function insideAnswer(world, session, request, post, path, query, body) {
  const [first, uuid, sub] = path.split('/');
  switch (first) {
    case 'me':
      return uuid === 'passkeys' ? passkeyAnswer(world, path.split('/').slice(2), body) : ok({ ...world.me, passkeys: world.passkeys.map(({ uuid: name, label, created, lastUsed }) => ({ uuid: name, label, created, lastUsed })) });
    case 'signout':
      world.sessions.delete(session);
      if (uuid === 'everywhere') {
        world.sessions.clear();
      }
      return ok({});
    case 'changes': {
      const etag = `"${world.revision}"`;
      return request.headers['if-none-match'] === etag ? { status: 304, headers: { ETag: etag } } : { ...ok({ revision: world.revision }), headers: { ETag: etag } };
    }
    case 'threads':
      return uuid ? threadAnswer(world, request, uuid, sub, query, body) : ok({ threads: showThreads(world) });
    case 'files': {
      const file = world.files.get(uuid);
      return file && { status: 200, body: file.content, headers: { 'Content-Type': file.contentType } };
    }
    case 'push':
      if (uuid === 'remove') {
        world.subscriptions = world.subscriptions.filter(({ endpoint }) => endpoint !== body.endpoint);
      } else {
        world.subscriptions.push(body);
      }
      return ok({});
    default:
      return null;
  }
}

function passkeyAnswer(world, [first, action], body) {
  if (first === 'options') {
    const { id, challenge } = newChallenge(world);
    return ok({
      id,
      publicKey: {
        rp: { id: 'localhost', name: 'Kabgayi Clinic' },
        user: { id: Buffer.from(world.me.uuid).toString('base64url'), name: world.me.name, displayName: world.me.name },
        challenge,
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        excludeCredentials: world.passkeys.map(({ id: known }) => ({ type: 'public-key', id: known })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        extensions: { credProps: true },
      },
    });
  }
  if (action === 'remove') {
    world.passkeys = world.passkeys.filter(({ uuid }) => uuid !== first);
    return ok({});
  }
  const { id, label, credential } = body;
  if (!answersChallenge(world, id, credential.response, 'webauthn.create')) {
    return refusal(400, 'verify.failed', 'no');
  }
  world.passkeys.push({ uuid: randomUUID(), id: credential.id, key: publicKeyOf(credential.response.attestationObject), label, created: new Date().toISOString(), lastUsed: null });
  return ok({});
}

function threadAnswer(world, request, uuid, sub, query, body) {
  const post = request.method === 'POST';
  const thread = world.threads.find((known) => known.uuid === uuid);
  if (!thread) {
    return null;
  }
  const messages = messagesOf(world, thread);
  if (sub === 'files') {
    const name = decodeURIComponent(request.headers['x-file-name'] ?? query.get('name'));
    if (body.file.length > world.settings.maxBytes) {
      return refusal(413, 'file.tooLarge', 'too big');
    }
    const contentType = body.file.subarray(0, 4).toString('latin1') === '%PDF' ? 'application/pdf' : body.file[0] === 0xff ? 'image/jpeg' : body.file[0] === 0x89 ? 'image/png' : null;
    return contentType ? { status: 201, body: world.addFile(name, contentType, body.file, contentType.startsWith('image/')) } : refusal(400, 'file.type', 'not taken');
  }
  if (sub === 'read') {
    thread.lastRead = Math.max(thread.lastRead, messages.findIndex((message) => message.uuid === body.message) + 1);
    return ok({});
  }
  if (sub !== 'messages') {
    return null;
  }
  if (!post) {
    const end = query.has('before') ? messages.findIndex((message) => message.uuid === query.get('before')) : messages.length;
    const from = Math.max(0, end - Number(query.get('limit') ?? 50));
    return ok({ messages: messages.slice(from, end).reverse().map(showMessage), more: from > 0 });
  }
  const before = messages.find(({ clientToken }) => clientToken === body.clientToken);
  if (before) {
    return { status: 201, body: showMessage(before) };
  }
  const attachments = body.attachments.map((name) => {
    const file = { ...world.files.get(name) };
    delete file.content;
    return file;
  });
  return { status: 201, body: showMessage(world.addMessage(thread, { mine: true, author: world.me.name, text: body.text, clientToken: body.clientToken, attachments })) };
}

function messagesOf(world, thread) {
  return world.messages.filter((message) => message.thread === thread.uuid);
}

function showMessage(message) {
  const shown = { ...message, ...(message.withdrawn ? { text: null, attachments: [] } : {}) };
  delete shown.thread;
  return shown;
}

function showThreads(world) {
  return world.threads
    .map((thread) => {
      const messages = messagesOf(world, thread);
      const last = messages.at(-1);
      const read = messages.slice(0, thread.lastRead).map(({ uuid }) => uuid);
      return {
        uuid: thread.uuid,
        subject: thread.subject,
        open: thread.open,
        updated: last?.sent ?? thread.created,
        unread: messages.filter(({ uuid, mine, withdrawn }) => !mine && !withdrawn && !read.includes(uuid)).length,
        last: last ? { text: last.withdrawn ? null : last.text, mine: last.mine, date: last.sent, withdrawn: last.withdrawn, files: last.attachments.length } : null,
      };
    })
    .sort((a, b) => (a.updated < b.updated ? 1 : -1));
}

function ok(body) {
  return { status: 200, body };
}

function refusal(status, code, message) {
  return { status, body: { error: { code, message } } };
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  return /json/.test(request.headers['content-type'] ?? '') ? JSON.parse(content.toString()) : { file: content };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startAppServer({ port: Number(process.env.PORT ?? 8098) });
  console.log(`The patient's app for development: ${url}#${TOKEN}\n  date of birth ${BIRTHDATE}, code ${CODE}; a Practice Link: ${url}#j.desk`);
}
