import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemoWorld, createWorld, RETURN_TOKEN, TOKEN } from '../app/dev/mock.mjs';
import { assertAccessible, eventually } from './harness.mjs';
import { composer, enterBirthdate, enterCode, giveScreenLock, onPhone, openThread, useBrowser } from './app-harness.mjs';

useBrowser();

const posted = (world, path) => world.requests.filter((request) => request.method === 'POST' && request.path === path);

test('a link leads by date of birth and code to the messages, and its token leaves the address bar at once', async () => {
  await onPhone({ fragment: TOKEN }, async ({ page, world }) => {
    await page.getByRole('heading', { name: 'Private messages with your practice' }).waitFor();
    assert.doesNotMatch(page.url(), /#|amina/);
    assert.equal(await page.evaluate(() => history.length), 2, 'about:blank and the app: no entry keeps the token');
    await assertAccessible(page, 'date of birth');
    await enterBirthdate(page);
    await page.getByText('by SMS to ••• 56').waitFor();
    await assertAccessible(page, 'code');
    assert.equal(await page.getByRole('textbox', { name: 'Code' }).getAttribute('autocomplete'), 'one-time-code');
    await enterCode(page);
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
    assert.deepEqual(posted(world, 'birthdate')[0].body, { token: TOKEN, birthdate: '1980-03-27' });
    assert.equal(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })).then((kept) => kept.includes('amina-join')), false, 'the token is forgotten once it served');
    assert.equal((await page.context().cookies()).find(({ name }) => name === 'pc_app').httpOnly, true);
  });
});

test('a reload in the middle of joining does not lose the link', async () => {
  await onPhone({ fragment: TOKEN }, async ({ page }) => {
    await page.getByText('Your date of birth').waitFor();
    await page.reload();
    await enterBirthdate(page);
    await page.getByText('Enter your code').waitFor();
  });
});

test('a wrong date of birth, no date at all and a wrong code each say what to do, and lead nowhere', async () => {
  await onPhone({ fragment: TOKEN }, async ({ page, world }) => {
    await enterBirthdate(page, '1980-02-31');
    await page.getByText('Please enter a real date').waitFor();
    assert.equal(posted(world, 'birthdate').length, 0);
    await enterBirthdate(page, '1981-03-27');
    await page.getByText('does not agree with what your practice has on record').waitFor();
    await assertAccessible(page, 'a wrong date of birth');
    assert.equal(await page.getByRole('textbox', { name: 'Day' }).getAttribute('aria-invalid'), 'true');
    await enterBirthdate(page);
    await enterCode(page, '12');
    await page.getByText('Please enter the six digits').waitFor();
    await enterCode(page, '٦٥٤٣٢١');
    await page.getByText('This code is not right').waitFor();
    assert.equal(posted(world, 'code')[0].body.code, '654321', 'digits of any script are digits');
    assert.equal(world.sessions.size, 0);
    await assertAccessible(page, 'a wrong code');
  });
});

test('five wrong tries lock, and the page says for how long', async () => {
  await onPhone({ fragment: TOKEN }, async ({ page, world }) => {
    await enterBirthdate(page);
    for (let i = 0; i < 5; i += 1) {
      await enterCode(page, '000000');
      await eventually(() => posted(world, 'code').length === i + 1, 'it was tried');
      await page.getByRole('alert').filter({ hasText: i < 4 ? 'not right' : 'Too many tries' }).waitFor();
    }
    await page.getByText('please wait 10 minutes').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Sign in' }).isDisabled());
    await assertAccessible(page, 'locked');
    world.lockedUntil = 0;
    await page.reload();
    await enterBirthdate(page);
    await enterCode(page);
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
  });
});

test('a lock at the date of birth ends when its time is over, without a reload', async () => {
  const world = createDemoWorld();
  world.faults.push({ method: 'POST', path: /^birthdate$/, status: 429, body: { error: { code: 'verify.locked' } }, headers: { 'Retry-After': '2' } });
  await onPhone({ world, fragment: TOKEN }, async ({ page }) => {
    await enterBirthdate(page);
    await page.getByText('please wait 10 seconds').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Continue' }).isDisabled());
    await page.getByRole('button', { name: 'Continue', disabled: false }).click();
    await page.getByText('Enter your code').waitFor();
  });
});

test('the code is sent again when asked, not sooner than half a minute later', async () => {
  await onPhone({ fragment: TOKEN }, async ({ page, world }) => {
    await page.clock.install();
    await enterBirthdate(page);
    assert.ok(await page.getByRole('button', { name: /You can ask for another code in/ }).isDisabled());
    await page.clock.fastForward(31_000);
    await page.getByRole('button', { name: 'Send the code again' }).click();
    await page.getByText('A new code is on its way').waitFor();
    assert.equal(world.codesSent, 2);
  });
});

test('a link that is used, old or revoked says so, and offers another, with the same answer for every address', async () => {
  const gone = 'a-token-that-nobody-made-0123456789012345678';
  await onPhone({ fragment: gone, secrets: [gone] }, async ({ page, world }) => {
    await page.getByRole('heading', { name: 'This link cannot be used any more' }).waitFor();
    await assertAccessible(page, 'a link that is gone');
    for (const contact of ['+250788123456', 'nobody@example.org']) {
      await page.getByRole('textbox', { name: 'Your mobile number or e-mail address' }).fill(contact);
      await page.getByRole('button', { name: 'Send me a link' }).click();
      await page.getByText('If we know this number or address').waitFor();
    }
    assert.deepEqual(world.linksSent, ['+250788123456']);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  });
});

test('a link to come back needs the code only', async () => {
  await onPhone({ fragment: RETURN_TOKEN, secrets: [RETURN_TOKEN] }, async ({ page }) => {
    await enterCode(page);
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
  });
});

test('a link that is opened where somebody is signed in asks which of the two is meant', async () => {
  await onPhone({ signedIn: true }, async ({ page }) => {
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
    await page.evaluate((token) => {
      location.hash = token;
    }, TOKEN);
    await page.getByRole('heading', { name: 'You are already signed in' }).waitFor();
    assert.doesNotMatch(page.url(), /#/);
    await assertAccessible(page, 'signed in already');
    await page.getByRole('button', { name: 'Go to my messages' }).click();
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
  });
});

test('a passkey is offered after joining, signs in the next time, is listed and can be removed', async () => {
  await onPhone({ fragment: TOKEN }, async ({ page, world }) => {
    await giveScreenLock(page);
    await enterBirthdate(page);
    await enterCode(page);
    await page.getByRole('heading', { name: 'Next time, without a code' }).waitFor();
    await assertAccessible(page, 'passkey offer');
    await page.getByRole('button', { name: 'Set up this device' }).click();
    await page.getByText('This device is set up').waitFor();
    assert.equal(world.passkeys.length, 1);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Chrome, ').waitFor();
    await assertAccessible(page, 'settings');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('You are signed out').waitFor();
    assert.equal(world.sessions.size, 0);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
    assert.ok(world.passkeys[0].lastUsed, 'the server checked the signature');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: /^Remove Chrome/ }).click();
    await page.getByText('The passkey was removed').waitFor();
    assert.equal(world.passkeys.length, 0);
  });
});

test('a passkey that the practice does not know is refused in words, and the link remains', async () => {
  await onPhone({ fragment: TOKEN }, async ({ page, world }) => {
    await giveScreenLock(page);
    await enterBirthdate(page);
    await enterCode(page);
    await page.getByRole('button', { name: 'Set up this device' }).click();
    await page.getByText('This device is set up').waitFor();
    world.passkeys = [];
    world.endSessions();
    await page.getByText('Please sign in again').waitFor({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('could not be signed in with this passkey').waitFor();
    await page.getByRole('button', { name: 'Send me a link' }).waitFor();
  });
});

test('sign out everywhere ends the sessions of other devices too', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    world.sessions.add('another phone');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Sign out on all devices' }).click();
    await page.getByText('You are signed out').waitFor();
    assert.equal(world.sessions.size, 0);
  });
});

test('a session that ends keeps what was typed, and shows nothing until somebody signs in again', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await openThread(page);
    await composer(page).fill('half a sentence');
    world.endSessions();
    await page.getByText('You were signed out. What you typed is kept.').waitFor({ timeout: 15_000 });
    assert.equal(await page.getByText('Better with water').count(), 0);
    await assertAccessible(page, 'session ended');
    world.sessions.add('test-session');
    await page.reload();
    await composer(page).waitFor();
    assert.equal(await composer(page).inputValue(), 'half a sentence');
  });
});

test('a phone that is left alone is signed out by the page itself', async () => {
  await onPhone({ signedIn: true }, async ({ page, world }) => {
    await page.clock.install();
    await openThread(page);
    await page.clock.fastForward(16 * 60_000);
    await page.getByText('signed out after a while without use').waitFor();
    await eventually(() => world.sessions.size === 0, 'the server was told');
  });
});

test('a Practice Link takes who one is and how to be reached, and waits until the practice has decided', async () => {
  await onPhone({ fragment: 'j.desk', world: createWorld() }, async ({ page, world }) => {
    await page.getByText('Welcome to Kabgayi Clinic.').waitFor();
    assert.doesNotMatch(page.url(), /#/);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Please tick this to go on').waitFor();
    assert.equal(await page.getByText('Please fill this in').count(), 3);
    await eventually(() => page.getByRole('textbox', { name: 'Given name' }).evaluate((field) => field === document.activeElement), 'the first problem has the focus');
    await assertAccessible(page, 'Practice Link with problems');
    await page.getByRole('textbox', { name: 'Given name' }).fill('Amina');
    await page.getByRole('textbox', { name: 'Family name' }).fill('Uwase');
    await page.getByRole('textbox', { name: 'Mobile number' }).fill('12');
    await page.getByRole('checkbox', { name: /You may send codes/ }).check();
    await enterBirthdate(page);
    await page.getByText('This is no mobile number.').waitFor();
    await page.getByRole('textbox', { name: 'Mobile number' }).fill('+250788123456');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('by SMS to ••• 56').waitFor();
    assert.deepEqual(posted(world, 'join/details').at(-1).body, {
      slug: 'desk',
      birthdate: '1980-03-27',
      agreed: true,
      givenName: 'Amina',
      familyName: 'Uwase',
      contact: { system: 'sms', value: '+250788123456' },
    });
    await enterCode(page, '999999');
    await page.getByText('This code is not right').waitFor();
    await enterCode(page);
    await page.getByRole('heading', { name: 'Thank you. Please wait' }).waitFor();
    await assertAccessible(page, 'waiting to be matched');
    await page.reload();
    await page.getByRole('heading', { name: 'Thank you. Please wait' }).waitFor();
    [...world.joiners.values()].at(-1).status = 'matched';
    await page.getByRole('heading', { name: 'You are almost there' }).waitFor({ timeout: 15_000 });
  });
});

test('a Practice Link that is off says so', async () => {
  await onPhone({ fragment: 'j.nowhere' }, async ({ page }) => {
    await page.getByRole('heading', { name: 'This link cannot be used any more' }).waitFor();
  });
});
