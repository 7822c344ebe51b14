import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemoWorld, createWorld, PATIENTS, refusal } from '../dev/mock-server.mjs';
import { assertAccessible, assertNoSidewaysScroll, eventually, useBrowser, visit } from './harness.mjs';

useBrowser();

const { jean, amina } = PATIENTS;
const PHONE = { width: 360, height: 640 };

test('a Practice Link is made, changed, turned off, and has a QR code and posters', async () => {
  const world = createWorld();
  await visit('/links', { world }, async ({ page }) => {
    await page.getByText('There is no Practice Link yet.').waitFor();
    await page.getByRole('button', { name: 'New Practice Link' }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('Waiting room');
    await page.getByRole('textbox', { name: 'Welcome text' }).fill('Welcome!');
    await page.getByRole('textbox', { name: 'Tag' }).fill('poster');
    await page.getByLabel('Language').selectOption({ label: 'French' });
    await page.getByLabel('Last day').fill('2027-12-31');
    await assertAccessible(page, 'a new Practice Link');
    await page.getByRole('button', { name: 'Save' }).click();
    const link = page.getByRole('article', { name: 'Waiting room' });
    await link.getByText('On', { exact: true }).waitFor();
    assert.deepEqual(world.requests.find(({ method }) => method === 'POST').body, { label: 'Waiting room', welcome: 'Welcome!', tag: 'poster', language: 'fr', expires: '2027-12-31', enabled: true });
    const { uuid } = world.practiceLinks[0];
    const address = (name) => link.getByRole('link', { name }).getAttribute('href');
    assert.equal(await address('QR as PNG'), `/openmrs/ws/rest/v1/patientconversations/practicelink/${uuid}/qr?format=png`);
    assert.equal(await address('QR as SVG'), `/openmrs/ws/rest/v1/patientconversations/practicelink/${uuid}/qr?format=svg`);
    assert.equal(await address('Poster A4'), `/openmrs/ws/rest/v1/patientconversations/practicelink/${uuid}/poster?size=a4`);
    assert.equal(await address('Poster Letter'), `/openmrs/ws/rest/v1/patientconversations/practicelink/${uuid}/poster?size=letter`);
    assert.match(await link.getByRole('textbox', { name: 'Address' }).inputValue(), /#j\./);
    await link.getByRole('button', { name: 'Turn off' }).click();
    await link.getByText('Off', { exact: true }).waitFor();
    await link.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('Front desk');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article', { name: 'Front desk' }).getByText('Off', { exact: true }).waitFor();
    assert.equal(world.practiceLinks[0].tag, 'poster');
  });
});

test('what is refused is said where it was written, and nothing is lost', async () => {
  const world = createWorld();
  world.faults.push({ method: 'POST', path: /practicelink/, ...refusal(400, 'x', 'The last day is over.') });
  await visit('/links', { world }, async ({ page }) => {
    await page.getByRole('button', { name: 'New Practice Link' }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('Waiting room');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The last day is over.').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Label' }).inputValue(), 'Waiting room');
  });
});

test('a joiner is matched with a candidate in two steps, with what agrees and what differs in view', async () => {
  const world = createDemoWorld();
  await visit('/links', { world }, async ({ page }) => {
    const joiner = page.getByRole('article', { name: /Jean Habimana/ });
    const candidate = joiner.locator('.candidate', { hasText: jean.display });
    await candidate.locator('.granted', { hasText: 'date of birth' }).waitFor();
    await candidate.locator('.withdrawn', { hasText: 'given name' }).waitFor();
    assert.ok(await joiner.getByRole('button', { name: 'Match', exact: true }).isDisabled());
    await joiner.getByRole('radio', { name: new RegExp(jean.display) }).check();
    await joiner.getByRole('button', { name: `Match with ${jean.display}` }).click();
    await joiner.getByText('+250 722 000 111').last().waitFor();
    assert.equal(world.joiners.length, 1, 'nothing is done before it is confirmed');
    await assertAccessible(page, 'a match about to be made');
    await joiner.getByRole('button', { name: `Yes, this is ${jean.display}` }).click();
    await page.getByText(`Jean Habimana was matched with ${jean.display}.`).waitFor();
    await page.getByText('Nobody is waiting.').waitFor();
    assert.deepEqual(world.requests.find(({ method, path }) => method === 'POST' && path.startsWith('joiner/')).body, { patient: jean.uuid });
  });
});

test('somebody else is found by name, and a joiner is turned away, on a phone', async () => {
  const world = createDemoWorld();
  await visit('/links', { world, viewport: PHONE }, async ({ page }) => {
    const joiner = page.getByRole('article', { name: /Jean Habimana/ });
    await joiner.getByRole('searchbox').fill('100J0N');
    await joiner.getByText('1 patient found').waitFor();
    assert.equal(await joiner.getByRole('radio').count(), 3);
    await assertNoSidewaysScroll(page, 'Practice Links');
    await assertAccessible(page, 'Practice Links on a phone');
    await joiner.getByRole('button', { name: 'Turn away…' }).click();
    await joiner.getByRole('button', { name: 'Turn away Jean Habimana' }).click();
    await page.getByText('Jean Habimana was turned away.').waitFor();
    assert.deepEqual(world.requests.find(({ method, path }) => method === 'POST' && path.startsWith('joiner/')).body, { turnedAway: true });
  });
});

test('somebody who asks to join shows up by themselves, and what is chosen meanwhile stays chosen', async () => {
  const world = createDemoWorld();
  await visit('/links', { world }, async ({ page }) => {
    const radio = page.getByRole('radio', { name: new RegExp(jean.display) }).first();
    await radio.check();
    world.joiners.push({ ...world.joiners[0], uuid: 'another', givenName: 'Marie', candidates: [] });
    await page.getByRole('article', { name: /Marie Habimana/ }).waitFor({ timeout: 20_000 });
    assert.ok(await radio.isChecked());
  });
});

test('many are invited by identifier: checked first, then started at a pace, followed and stopped', async () => {
  const world = createWorld();
  await visit('/panel', { world }, async ({ page }) => {
    const check = page.getByRole('button', { name: 'Check first' });
    assert.ok(await check.isDisabled());
    await page.getByRole('textbox', { name: 'Identifiers' }).fill('100GEJ\n100HDK, 100J0N\n999XXX\n100GEJ');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Your diabetes care');
    await page.getByLabel('Invitations a minute').fill('5');
    await check.click();
    await page.getByRole('row', { name: /No consent/ }).getByText('1').waitFor();
    await page.getByText('999XXX').last().waitFor();
    const identifiers = ['100GEJ', '100HDK', '100J0N', '999XXX'];
    const posts = () => world.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('panel')).map(({ body }) => body);
    assert.deepEqual(posts(), [{ identifiers, subject: 'Your diabetes care', perMinute: 5, dryRun: true }]);
    await assertAccessible(page, 'a checked panel');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Your diabetes care 2');
    // A change makes the check void.
    await page.getByRole('button', { name: /^Invite \d/ }).waitFor({ state: 'detached' });
    await check.click();
    await page.getByRole('button', { name: 'Invite 2 patients' }).click();
    await page.getByText('0 of 2 invited').waitFor();
    assert.deepEqual(posts().at(-1), { identifiers, subject: 'Your diabetes care 2', perMinute: 5, dryRun: false });
    world.panels[0].invited = 1;
    await page.getByText('1 of 2 invited').waitFor({ timeout: 10_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped', { exact: true }).waitFor();
  });
});

test('a cohort is found by name and by UUID, and what runs is shown after a reload, on a phone', async () => {
  const world = createWorld();
  const [cohort] = world.cohorts;
  world.panels.push({ uuid: 'p', subject: 'Earlier', status: 'RUNNING', perMinute: 5, toInvite: 10, invited: 4, skipped: 1, reasons: [{ code: 'panel.noConsent', text: 'The patient has not agreed to be written to.', count: 1 }], dateCreated: '2026-11-20T10:00:00.000+0000' });
  await visit('/panel', { world, viewport: PHONE }, async ({ page }) => {
    await page.getByText('4 of 10 invited · 1 left out').waitFor();
    await page.getByText('1 · The patient has not agreed to be written to.').waitFor();
    await page.getByRole('radio', { name: 'A cohort' }).check();
    const search = page.getByRole('searchbox', { name: 'Find a cohort' });
    await search.fill('diab');
    await page.getByRole('radio', { name: 'Diabetes clinic' }).waitFor();
    await search.fill(cohort.uuid);
    await eventually(() => world.requests.some(({ path }) => path === `cohort/${cohort.uuid}`), 'it is asked for by its UUID');
    await page.getByRole('radio', { name: 'Diabetes clinic' }).check();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Your diabetes care');
    await page.getByRole('button', { name: 'Check first' }).click();
    await page.getByRole('button', { name: 'Invite 39 patients' }).waitFor();
    await assertNoSidewaysScroll(page, 'the panel');
    await assertAccessible(page, 'the panel on a phone');
    assert.equal(world.requests.at(-1).body.cohort, cohort.uuid);
  });
});

test('where the platform has no cohorts, that is said and identifiers still do', async () => {
  const world = createWorld();
  world.faults.push({ method: 'GET', path: /^cohort/, status: 404, times: 10 });
  await visit('/panel', { world }, async ({ page }) => {
    await page.getByRole('radio', { name: 'A cohort' }).check();
    await page.getByRole('searchbox', { name: 'Find a cohort' }).fill('diab');
    await page.getByRole('alert').waitFor();
    await page.getByRole('radio', { name: 'Identifiers' }).check();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Identifiers' }).fill(amina.display.slice(0, 6));
  });
});
