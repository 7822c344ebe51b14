/* ./run as a newcomer meets it: it says what is wrong in one line, stops what it started, keeps the data; and the module can be taken out and put back. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, launchBrowser, openSession } from './browser.mjs';
import { pagesOf } from './pages.mjs';
import { freePorts, isFree, PROJECT, run, runUntilUp, USERS } from './processes.mjs';
import { Rest } from './rest.mjs';
import { Sandbox } from './sandbox.mjs';

const elsewhere = { skip: Boolean(process.env.PC_BASE) };

test('--help lists every option, and ends well', elsewhere, async () => {
  const child = run('--help');
  assert.equal(await child.ended, 0);
  for (const option of ['--port', '--sandbox-port', '--db h2|mariadb', '--data DIR', '--no-build', '--help']) {
    assert.ok(child.out.includes(option), option);
  }
});

test('what cannot be is refused in one line that says what to do, and nothing is started', elsewhere, async () => {
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address();
  const [free] = await freePorts();
  const cases = {
    'unknown option --prot': ['--prot', '8080'],
    '--port needs a value': ['--port'],
    "'http' is not a port": ['--port', 'http'],
    "'99999' is not a port": ['--sandbox-port', '99999'],
    "--db takes h2 or mariadb, not 'oracle'": ['--db', 'oracle'],
    [`port ${port} is in use`]: ['--no-build', '--port', String(port), '--sandbox-port', String(free)],
    'is among the sandbox': ['--no-build', '--port', String(free + 1), '--sandbox-port', String(free)],
    'cannot write to /dev/null/data': ['--no-build', '--port', String(free), '--sandbox-port', String(free + 1), '--data', '/dev/null/data'],
  };
  try {
    for (const [words, args] of Object.entries(cases)) {
      const child = run(...args);
      assert.notEqual(await child.ended, 0, words);
      assert.ok(child.err.includes(words), `${words}: ${child.err}`);
      assert.equal(child.err.trim().split('\n').length, 1, child.err);
    }
  } finally {
    taken.close();
  }
});

test('Ctrl-C stops everything, the data is there after a restart, and the module can be stopped, started and uploaded again', elsewhere, async () => {
  const data = mkdtempSync(join(tmpdir(), 'run-'));
  const [port, sandboxPort] = await freePorts();
  const base = `http://localhost:${port}/openmrs`;
  const args = ['--port', String(port), '--sandbox-port', String(sandboxPort), '--data', data];
  const nurse = new Rest(base, USERS.nurse);
  const number = '+12024561414';
  let child;
  const stop = async (signal) => {
    // As a terminal does: to the whole foreground process group.
    process.kill(-child.pid, signal);
    const status = await child.ended;
    assert.deepEqual(processesIn(data), [], 'nothing is left running');
    for (const each of [port, sandboxPort, sandboxPort + 1, sandboxPort + 2]) {
      assert.ok(await isFree(each), `port ${each} is free again`);
    }
    return status;
  };
  try {
    child = await runUntilUp(...args);
    assert.match(child.out, new RegExp(`${base}/\\s[^]*admin / Admin123[^]*nurse / Nurse123!`));
    const patient = (await nurse.get('patient?q=Thandiwe')).results[0];
    const conversation = await nurse.start(patient, number, { onChart: true });
    await nurse.sendSms(conversation, 'before the restart');
    await eventually(async () => (await nurse.thread(conversation)).every(({ status }) => status === 'DELIVERED'), 'it is delivered');
    assert.equal(await stop('SIGINT'), 130);

    child = await runUntilUp(...args);
    assert.deepEqual((await nurse.thread(conversation)).map(({ text, status }) => [text, status]), [['before the restart', 'DELIVERED']]);
    await changeModule(base, nurse, conversation);
    await nurse.sendSms(conversation, 'after all that');
    await eventually(async () => (await nurse.thread(conversation)).every(({ status }) => status === 'DELIVERED'), 'what is sent now is delivered');
    await new Sandbox(`http://localhost:${sandboxPort}`).reply(number, 'and back');
    assert.deepEqual((await nurse.thread(conversation)).map(({ text }) => text), ['and back', 'after all that', 'before the restart']);
    assert.equal(await stop('SIGTERM'), 143);
  } finally {
    if (child?.status === undefined) {
      child?.kill('SIGTERM');
      await child?.ended;
    }
    rmSync(data, { recursive: true, force: true });
  }
});

/** On Manage Modules: stop, start, and upload the same file once more. */
async function changeModule(base, nurse, conversation) {
  const browser = await launchBrowser();
  try {
    const page = await (await openSession(browser)).newPage();
    const pages = await pagesOf(base, new Rest(base, USERS.admin));
    await pages.logIn(page, USERS.admin);
    await page.goto(`${base}/admin/modules/module.list`);
    const card = page.locator('#module-patientconversations');
    await card.getByRole('button', { name: 'Stop' }).click();
    await card.getByText('stopped', { exact: true }).waitFor();
    assert.equal((await nurse.call('GET', `conversation/${conversation.uuid}`)).status, 404, 'its REST is gone with it');
    await card.getByRole('button', { name: 'Start' }).click();
    await card.getByText('started', { exact: true }).waitFor();
    await nurse.get(`conversation/${conversation.uuid}`);
    const omod = readdirSync(join(PROJECT, 'omod/target')).find((name) => name.endsWith('.omod'));
    await page.locator('input[name=moduleFile]').setInputFiles(join(PROJECT, 'omod/target', omod));
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.locator('#openmrs_msg').waitFor();
    await card.getByText('started', { exact: true }).waitFor();
    const chart = await pages.openChart(page, { name: 'Thandiwe Nkosi' });
    await chart.getByText('before the restart').first().waitFor();
  } finally {
    await browser.close();
  }
}

/** Processes that work on a folder of data. */
function processesIn(data) {
  return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(data));
}
