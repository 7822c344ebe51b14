/* Two servers on one database: every e-mail is filed once and every message sent once, also when the one that reads the mailbox is killed over it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually } from './browser.mjs';
import { connect, freePorts, isFree, startPlatform, startSandbox, USERS } from './processes.mjs';
import { Rest } from './rest.mjs';
import { Sandbox } from './sandbox.mjs';

const MAILS = 120;
const MESSAGES = 10;
const NUMBER = '+12024562222';
const ADDRESS = 'patient.of.two.servers@example.org';
/** Filed once the practice reads its mailbox: what lies there before is left alone. */
const HELLO = 'hello';
/** The other server takes over when four heartbeats were missed, which is looked for every second one. */
const TAKE_OVER_MS = 300_000;

test('two servers file every e-mail once and send every message once, though the one that reads is killed', { skip: Boolean(process.env.PC_BASE) }, async (t) => {
  const [first, second] = [mkdtempSync(join(tmpdir(), 'one-')), mkdtempSync(join(tmpdir(), 'two-'))];
  const [port, ...sandboxPorts] = await freePorts();
  const otherPort = await portAfter(sandboxPorts[2]);
  const sandbox = new Sandbox(`http://localhost:${sandboxPorts[0]}`);
  const carriers = await startSandbox([otherPort, ...sandboxPorts]);
  let one;
  let other;
  let database;
  try {
    one = await startPlatform(port, 'mariadb', first);
    database = databaseOf(first);
    other = await startPlatform(otherPort, 'mariadb', second, '--db-url', `jdbc:mariadb://127.0.0.1:${database.port}/openmrs`);
    await connect(`http://localhost:${otherPort}/openmrs`, sandbox.base);
    const nurse = new Rest(`http://localhost:${otherPort}/openmrs`, USERS.nurse);
    const patient = (await nurse.get('patient?q=Thandiwe')).results[0];
    const conversation = await nurse.start(patient, ADDRESS, { system: 'email' });
    await nurse.post(`conversation/${conversation.uuid}/message`, { channel: 'email', text: 'How are you?' });
    const sent = await sandbox.arrived({ kind: 'email', to: ADDRESS });
    const texts = Array.from({ length: MAILS }, (_, i) => `answer ${i + 1} of ${MAILS}`);
    const received = async () => (await everything(nurse, conversation)).filter(({ direction }) => direction === 'INBOUND').map(({ text }) => text);
    const filed = async () => (await received()).filter((text) => text !== HELLO);

    // One with and one without a Message-ID by turns: what has none is known by its place in the mailbox only.
    const answer = (text, i) => sandbox.mail({ answers: sent.id, text, ...(i % 2 ? { messageId: '' } : {}) });
    await eventually(async () => {
      await answer(HELLO, 0);
      return (await received()).length > 0;
    }, 'the mailbox is read');
    await nurse.start(patient, NUMBER);
    // Slow enough that the server is killed with messages in its hands.
    await sandbox.behave({ latencyMs: 700 });
    const send = (from, to) => Promise.all(Array.from({ length: to - from }, (_, i) => nurse.sendSms(conversation, `message ${from + i + 1}`)));
    for (const [i, text] of texts.slice(0, MAILS / 2).entries()) {
      await answer(text, i);
    }
    await eventually(async () => (await filed()).length > 0, 'the first are filed', TAKE_OVER_MS);
    await send(0, MESSAGES / 2);
    const before = (await filed()).length;
    process.kill(one.pid, 'SIGKILL');
    await one.ended;
    t.diagnostic(`killed one of two with ${before} of ${MAILS / 2} filed`);
    for (const [i, text] of texts.slice(MAILS / 2).entries()) {
      await answer(text, i);
    }
    await send(MESSAGES / 2, MESSAGES);
    const killed = Date.now();
    await eventually(async () => (await filed()).length >= MAILS, 'all are filed', TAKE_OVER_MS);
    t.diagnostic(`all filed ${Math.round((Date.now() - killed) / 1000)} s after the kill`);
    assert.deepEqual((await filed()).sort(), [...texts].sort(), 'each is filed exactly once');
    await sandbox.behaveWell();
    const out = async () => (await everything(nurse, conversation)).filter(({ direction, channel }) => direction === 'OUTBOUND' && channel === 'sms');
    await eventually(async () => (await out()).every(({ status }) => status === 'DELIVERED'), 'all are delivered', TAKE_OVER_MS);
    t.diagnostic(`all delivered ${Math.round((Date.now() - killed) / 1000)} s after the kill`);
    const carried = (await sandbox.messages({ kind: 'sms', to: NUMBER })).map(({ text }) => text);
    assert.deepEqual(carried.sort(), Array.from({ length: MESSAGES }, (_, i) => `message ${i + 1}`).sort(), 'each is sent exactly once');
    assert.deepEqual((await nurse.get('conversationtriage')).results, []);
  } finally {
    for (const child of [other, one, carriers].filter((started) => started && started.status === undefined)) {
      child.kill('SIGTERM');
      await child.ended;
    }
    // The killed server's database runs on.
    try {
      process.kill(database?.pid, 'SIGKILL');
    } catch {
      // It has ended with its server, or was never there.
    }
    rmSync(first, { recursive: true, force: true });
    rmSync(second, { recursive: true, force: true });
  }
});

async function everything(nurse, conversation) {
  const all = [];
  for (;;) {
    const { results, links } = await nurse.get(`conversation/${conversation.uuid}/message?limit=100&startIndex=${all.length}`);
    all.push(...results);
    if (!links?.some(({ rel }) => rel === 'next')) {
      return all;
    }
  }
}

async function portAfter(taken) {
  let port = taken + 1;
  while (!(await isFree(port))) {
    port += 1;
  }
  return port;
}

/** The MariaDB that a server has started under its folder of data. */
function databaseOf(data) {
  const line = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .find((each) => each.includes(data) && /mariadbd|mysqld/.test(each) && each.includes('--port='));
  assert.ok(line, 'the database runs');
  return { pid: Number(line.trim().split(' ')[0]), port: Number(line.match(/--port=(\d+)/)[1]) };
}
