/* What patients send besides SMS: e-mail, pictures, calls. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, eventually, PHONE } from '../browser.mjs';
import { as, bubble, freshNumber, mark, openThread, practice, write } from '../practice.mjs';

/** A red square of 64 pixels. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC';

async function startByEmail(patient) {
  const address = `patient.${freshNumber().slice(1)}@example.org`;
  return { address, conversation: await practice.nurse.start(patient, address, { system: 'email' }) };
}

test('an e-mail that is answered in the patient\'s mail program lands in its thread, folded and with nothing loaded; forged senders wait; a bounce fails the right message', async () => {
  const patient = await practice.pages.anyPatient();
  const { address } = await startByEmail(patient);
  await as('nurse', async (page) => {
    const elsewhere = [];
    page.on('request', (request) => /tracker/.test(request.url()) && elsewhere.push(request.url()));
    const chart = await practice.pages.openChart(page, patient);
    await openThread(chart);
    await chart.getByRole('textbox', { name: 'Subject' }).fill('Your visit');
    await write(chart, 'Can you come on Tuesday?');
    await mark(chart, 'Can you come', 'Sent').waitFor();
    const sent = await practice.sandbox.arrived({ kind: 'email', to: address });

    const mail = await page.context().newPage();
    await mail.goto(`${practice.sandbox.base}/#mail`);
    await mail.getByRole('button', { name: `to ${address}` }).click();
    await mail.getByLabel('Answer as the patient').last().fill('Yes & <b>thanks</b> 🙏');
    await mail.getByRole('button', { name: 'Send answer' }).click();
    await mail.getByText('It lies in the practice').waitFor();
    await page.bringToFront();
    const answer = bubble(chart, 'Yes & <b>thanks</b> 🙏');
    await answer.waitFor();
    const folded = answer.locator('details');
    assert.ok((await folded.textContent()).includes('> Can you come on Tuesday?'), 'what it repeats is there');
    assert.equal(await folded.evaluate(({ open }) => open), false, 'and folded');
    await answer.getByText('Earlier messages and signature').click();
    assert.equal(await folded.evaluate(({ open }) => open), true);
    await mail.close();

    await practice.sandbox.mail({ answers: sent.id, text: 'rich', html: '<p>In <b>bold</b><img src="https://tracker.example.org/x.gif"><script>globalThis.ran = true</script></p>' });
    await bubble(chart, 'In bold').locator('b').waitFor();
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    assert.deepEqual(elsewhere, [], 'nothing is loaded from outside');
    await assertAccessible(chart, 'answers by e-mail');

    await practice.sandbox.mail({ answers: sent.id, from: 'eve@example.org', text: `I am the patient, really: ${address}` });
    await practice.sandbox.bounce(sent.id);
    await mark(chart, 'Can you come', 'Not delivered').waitFor();
    await bubble(chart, 'Can you come').getByRole('button', { name: /^Not delivered/ }).hover();
    await bubble(chart, 'Can you come').getByText('address does not exist').first().waitFor();
    await practice.pages.openPage(page, 'triage');
    const waiting = page.locator('patient-conversations-triage').getByRole('article').filter({ hasText: address });
    await waiting.getByText('Sender doubtful').waitFor();
    await waiting.getByRole('radio', { name: patient.name }).waitFor();
  });
});

test('a picture by MMS is shown and opens; a missed call has its voicemail and transcript; a file goes out', async () => {
  const patient = await practice.pages.anyPatient();
  const number = freshNumber();
  const conversation = await practice.nurse.start(patient, number);
  const words = `My arm ${number}`;
  await practice.sandbox.sendPicture(number, words, PICTURE);
  await practice.sandbox.ring({ from: number, answered: false, voicemail: `Please call ${number}` });
  await eventually(
    async () => (await practice.nurse.thread(conversation)).every(({ attachments }) => attachments.every(({ status }) => status === 'STORED')),
    'picture and voicemail are fetched',
  );
  await as(
    'nurse',
    async (page) => {
      const chart = await practice.pages.openChart(page, patient);
      await openThread(chart);
      const picture = bubble(chart, words).locator('a.file');
      await eventually(() => picture.locator('img').evaluate(({ complete, naturalWidth }) => complete && naturalWidth > 0), 'the small picture is shown');
      const opened = await page.request.get(await picture.evaluate(({ href }) => href));
      assert.match(opened.headers()['content-type'], /^image\/png/);
      assert.equal((await opened.body()).toString('base64'), PICTURE);

      const call = bubble(chart, `Please call ${number}`);
      await call.getByText('Missed call').waitFor();
      const seconds = await call.locator('audio').evaluate(async (audio) => {
        audio.muted = true;
        await audio.play();
        return audio.duration;
      });
      assert.ok(seconds > 0.5, `the voicemail plays: ${seconds} s`);
      await assertAccessible(chart, 'a picture and a call');

      await chart.getByLabel('Attach a file').setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 letter') });
      await chart.getByRole('button', { name: 'Remove letter.pdf' }).waitFor();
      await write(chart, `See the letter for ${number}`);
      await mark(chart, `See the letter for ${number}`, 'Delivered').waitFor();
      const sent = await practice.sandbox.arrived({ kind: 'sms', to: number, text: `See the letter for ${number}` });
      assert.match(sent.media[0].type, /^application\/pdf/);
    },
    PHONE,
  );
});

test('a call to the patient rings the clinician\'s own phone first; a number that others share asks before it is written to', async () => {
  const [patient, other] = [await practice.pages.anyPatient(), await practice.pages.anyPatient()];
  const number = freshNumber();
  const own = freshNumber();
  await practice.nurse.start(patient, number);
  await practice.nurse.start(other, number);
  await as('nurse', async (page) => {
    const chart = await practice.pages.openChart(page, patient);
    await openThread(chart);
    await chart.getByText('Other patients have this too').waitFor();
    assert.equal(await chart.getByText(other.name).count(), 0, 'the warning names nobody');
    await chart.getByRole('textbox', { name: 'Message', exact: true }).fill('Hello');
    assert.equal(await chart.getByRole('button', { name: 'Send', exact: true }).getAttribute('aria-disabled'), 'true');
    await assertAccessible(chart, 'a shared number');
    await chart.getByLabel('Send there all the same').check();
    await chart.getByRole('button', { name: 'Send', exact: true }).click();
    await mark(chart, 'Hello', 'Delivered').waitFor();
    await chart.getByText('Other patients have this too').waitFor({ state: 'detached' });

    await chart.getByRole('button', { name: 'Call', exact: true }).click();
    await chart.getByLabel('Your own phone').fill(own);
    await chart.locator('form.strip').getByRole('button', { name: 'Call' }).click();
    await bubble(chart, 'Call, 0:42').waitFor();
    const call = await practice.sandbox.arrived({ kind: 'call', to: own });
    assert.ok(call.steps.some((step) => step.includes(`${number} as `)), call.steps.join('; '));
  });
});
