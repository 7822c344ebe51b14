/* What the tests start themselves: `./run`, or its parts one by one. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually } from './browser.mjs';

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
export const USERS = {
  admin: { username: 'admin', password: 'Admin123' },
  nurse: { username: 'nurse', password: 'Nurse123!' },
  clerk: { username: 'clerk', password: 'Clerk123!' },
};
const START_MS = 240_000;

/** Four ports in a row that nobody listens on: the platform's, and three of the sandbox. */
export async function freePorts() {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const ports = [first, first + 1, first + 2, first + 3];
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) {
      return ports;
    }
  }
}

export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** A child whose output is kept; `ended` resolves with its exit status. It leads a process group, as in a terminal. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: PROJECT, detached: true, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const started = { pid: child.pid, out: '', err: '', status: undefined };
  child.stdout.on('data', (chunk) => (started.out += chunk));
  child.stderr.on('data', (chunk) => (started.err += chunk));
  started.ended = new Promise((resolve) =>
    child.on('close', (code, signal) => {
      started.status = code ?? signal;
      resolve(started.status);
    }),
  );
  started.kill = (signal) => child.kill(signal);
  return started;
}

export function run(...args) {
  return start('./run', args);
}

/** Starts `./run` and waits until it says that all is running. */
export async function runUntilUp(...args) {
  const child = run('--no-build', ...args);
  await eventually(() => child.out.includes('is running') || child.status !== undefined, './run says that it is running', START_MS);
  assert.equal(child.status, undefined, `./run ended:\n${child.out}\n${child.err}`);
  return child;
}

/** The carriers alone, until they answer. */
export async function startSandbox([port, sandboxPort, smtpPort, imapPort]) {
  const args = ['--port', sandboxPort, '--smtp-port', smtpPort, '--imap-port', imapPort, '--webhook-base', `http://localhost:${port}/openmrs`];
  const child = start('java', ['-Xmx256m', '-jar', built('sandbox/target', /-runnable\.jar$/), ...args.map(String)]);
  await answers(child, `http://localhost:${sandboxPort}/sandbox/api/config`);
  return child;
}

/** The platform alone, until it answers. */
export async function startPlatform(port, db, data, ...more) {
  const omod = built('omod/target', /^patientconversations-.*\.omod$/);
  const args = ['--port', String(port), '--db', db, '--data', data, '--omod', omod, ...more];
  const child = start('java', ['-Xmx768m', '-jar', builtPlatform(), ...args]);
  await answers(child, `http://localhost:${port}/openmrs/ws/rest/v1/session`);
  return child;
}

/** Connects them as ./run does. */
export async function connect(base, sandboxBase) {
  const child = start('node', ['metadata/demo/load.mjs', '--base', base, '--sandbox', sandboxBase]);
  assert.equal(await child.ended, 0, child.err);
}

/** A child that does not answer is not left behind. */
async function answers(child, url) {
  const answered = async () => {
    assert.equal(child.status, undefined, `it ended before it answered:\n${child.out}\n${child.err}`);
    return (await fetch(url).catch(() => null))?.ok;
  };
  try {
    await eventually(answered, `${url} answers`, START_MS);
  } catch (failure) {
    child.kill('SIGTERM');
    throw failure;
  }
}

export function builtPlatform() {
  return built('platform/embedded/target', /^patientconversations-platform-embedded-[\d.]+(-SNAPSHOT)?\.jar$/);
}

function built(folder, name) {
  const found = readdirSync(`${PROJECT}${folder}`).find((file) => name.test(file));
  assert.ok(found, `nothing like ${name} in ${folder}: build first (mvn -DskipTests package)`);
  return `${folder}/${found}`;
}
