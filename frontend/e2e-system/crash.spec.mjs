/* Invariant 3: a server that is killed, before a message is sent or while it is sent, loses none and sends none twice. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually } from './browser.mjs';
import { connect, freePorts, startPlatform, startSandbox, USERS } from './processes.mjs';
import { Rest } from './rest.mjs';
import { Sandbox } from './sandbox.mjs';

const MESSAGES = 30;
const NUMBER = '+12024561111';
/** Messages that were at the carrier when the server died are looked up there before they are sent again, which takes a while. */
const RECOVERY_MS = 240_000;
/** Not H2: of commits by several threads at once it does not promise that each is on disk when it returns. */
const databases = (process.env.PC_DATABASES ?? 'mariadb').split(',');

for (const db of databases) {
  test(`on ${db}, every message is sent exactly once though the server is killed twice`, { skip: Boolean(process.env.PC_BASE) }, async (t) => {
    const data = mkdtempSync(join(tmpdir(), 'crash-'));
    const [port, ...sandboxPorts] = await freePorts();
    const base = `http://localhost:${port}/openmrs`;
    const sandbox = new Sandbox(`http://localhost:${sandboxPorts[0]}`);
    const carriers = await startSandbox([port, ...sandboxPorts]);
    let platform = await startPlatform(port, db, data);
    const killAndRestart = async () => {
      process.kill(platform.pid, 'SIGKILL');
      await platform.ended;
      platform = await startPlatform(port, db, data);
    };
    const texts = Array.from({ length: MESSAGES }, (_, i) => `message ${i + 1} of ${MESSAGES}`);
    const taken = async () => (await sandbox.messages({ kind: 'sms', to: NUMBER })).map(({ text }) => text);
    try {
      await connect(base, sandbox.base);
      const nurse = new Rest(base, USERS.nurse);
      const { results } = await nurse.get('patient?q=Thandiwe');
      const conversation = await nurse.start(results[0], NUMBER);

      // The carrier answers nothing yet, so all but the first few wait in the queue.
      await sandbox.behave({ latencyMs: 20_000 });
      await Promise.all(texts.map((text) => nurse.sendSms(conversation, text)));
      const before = (await taken()).length;
      assert.ok(before < MESSAGES / 2, `${before} have left already`);
      await killAndRestart();
      t.diagnostic(`killed with ${before} of ${MESSAGES} at the carrier and no answer had`);

      await sandbox.behave({ latencyMs: 700 });
      await eventually(async () => (await taken()).length >= MESSAGES / 3, 'a third is at the carrier', RECOVERY_MS);
      const during = (await taken()).length;
      await killAndRestart();
      t.diagnostic(`killed again with ${during} at the carrier`);

      await sandbox.behaveWell();
      const started = Date.now();
      await eventually(
        async () => (await nurse.thread(conversation)).every(({ status }) => status === 'DELIVERED'),
        'all are shown as delivered',
        RECOVERY_MS,
      );
      t.diagnostic(`all delivered ${Math.round((Date.now() - started) / 1000)} s after the last start`);
      assert.deepEqual((await nurse.thread(conversation)).map(({ text }) => text).sort(), [...texts].sort());
      assert.deepEqual((await taken()).sort(), [...texts].sort(), 'each is at the carrier exactly once');
    } finally {
      for (const child of [platform, carriers]) {
        child.kill('SIGTERM');
        await child.ended;
      }
      rmSync(data, { recursive: true, force: true });
    }
  });
}
