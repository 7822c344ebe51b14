import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import ts from 'typescript';
import { createDemoWorld, createWorld, TOKEN } from '../app/dev/mock.mjs';
import { assertAccessible, assertNoSidewaysScroll, eventually } from './harness.mjs';
import { composer, onPhone, openThread, PHONE, useBrowser } from './app-harness.mjs';

useBrowser();

const PICTURES = fileURLToPath(new URL('./pictures/', import.meta.url));
mkdirSync(PICTURES, { recursive: true });

const SCREENS = {
  phone: { viewport: PHONE },
  'dark phone': { viewport: PHONE, context: { colorScheme: 'dark' } },
  small: { viewport: { width: 320, height: 480 } },
  desktop: { viewport: { width: 1280, height: 800 }, context: { hasTouch: false } },
};

const PAGES = {
  'date of birth': { options: { fragment: TOKEN }, go: (page) => page.getByText('Your date of birth').waitFor() },
  'front page': { options: {}, go: (page) => page.getByRole('button', { name: 'Send me a link' }).waitFor() },
  'Practice Link': { options: { fragment: 'j.desk' }, go: (page) => page.getByText('Welcome to Kabgayi').waitFor() },
  conversations: { options: { signedIn: true }, go: (page) => page.getByText('3 new').waitFor() },
  'nothing yet': { options: { signedIn: true, world: () => createWorld() }, go: (page) => page.getByText('You have no messages yet').waitFor() },
  conversation: { options: { signedIn: true }, go: (page) => openThread(page) },
  settings: { options: { signedIn: true }, go: (page) => page.getByRole('button', { name: 'Settings' }).click() },
};

for (const [name, { options, go }] of Object.entries(PAGES)) {
  for (const [screen, size] of Object.entries(SCREENS)) {
    test(`${name} (${screen}) has no axe violation and no sideways scroll`, async () => {
      await onPhone({ ...options, world: options.world?.() ?? createDemoWorld(), ...size }, async ({ page }) => {
        await go(page);
        await page.waitForTimeout(200);
        await page.screenshot({ path: `${PICTURES}app-${name}-${screen}.png`.replace(/ (?=[^/]*$)/g, '-').replace(/ /g, '-') });
        await assertNoSidewaysScroll(page, name);
        await assertAccessible(page, name);
      });
    });
  }
}

test('text at twice its size cuts nothing off', async () => {
  for (const { options, go } of Object.values(PAGES)) {
    await onPhone({ ...options, world: options.world?.() ?? createDemoWorld() }, async ({ page }) => {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
      await go(page);
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
      await assertNoSidewaysScroll(page, 'large text');
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('button, label, h2, .text')].filter((part) => part.offsetParent !== null && part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent.trim()),
      );
      assert.deepEqual(cut.filter((text) => !text.includes('leaflet that we talked') && !text.includes('It itches less')), [], 'only the preview lines of the list are shortened');
      await assertAccessible(page, 'large text');
    });
  }
});

test('an Arabic patient has the page from right to left, and each text in its own direction', async () => {
  const world = createDemoWorld({ locale: 'ar', patient: 'أمينة' });
  world.addMessage(world.threads[0], { mine: true, author: 'أمينة', text: 'شكرا جزيلا يا دكتور' });
  await onPhone({ world, signedIn: true }, async ({ page }) => {
    await openThread(page);
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
    const middle = (box) => box.x + box.width / 2;
    const mine = await page.locator('.mine .bubble').last().boundingBox();
    const theirs = await page.locator('.message:not(.mine) .bubble').last().boundingBox();
    assert.ok(middle(mine) < middle(theirs), 'own words stand on the left');
    const direction = (text) => page.locator('.text', { hasText: text }).evaluate((part) => getComputedStyle(part).direction);
    assert.equal(await direction('شكرا'), 'rtl');
    assert.equal(await direction('Better with water'), 'ltr');
    assert.notEqual(await page.locator('.back svg').first().evaluate((image) => getComputedStyle(image).transform), 'none', 'the arrow is turned');
    await page.screenshot({ path: `${PICTURES}app-conversation-rtl.png` });
    await assertNoSidewaysScroll(page, 'rtl');
    await assertAccessible(page, 'rtl');
  });
});

test('the page speaks the browser\'s language before it knows the person, and then theirs', async () => {
  await onPhone({ fragment: TOKEN, context: { locale: 'es-MX' } }, async ({ page }) => {
    await page.getByText('Su fecha de nacimiento').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
  });
  await onPhone({ signedIn: true, world: createDemoWorld({ locale: 'fr' }), context: { locale: 'es-MX' } }, async ({ page }) => {
    await page.getByRole('button', { name: 'Paramètres' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
    await assertAccessible(page, 'French');
  });
});

test('everything can be done with the keyboard alone', async () => {
  await onPhone({ signedIn: true, viewport: { width: 1000, height: 700 }, context: { hasTouch: false } }, async ({ page, world }) => {
    const tabTo = async (name) => {
      for (let i = 0; i < 20; i += 1) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
        if (name.test(label)) {
          return;
        }
      }
      assert.fail(`${name} cannot be reached`);
    };
    await page.getByRole('button', { name: /Your blood test/ }).waitFor();
    await tabTo(/Your blood test/);
    await page.keyboard.press('Enter');
    await composer(page).waitFor();
    await tabTo(/^Message$/);
    await page.keyboard.type('typed');
    await page.keyboard.press('Control+Enter');
    await eventually(() => world.messages.some(({ text }) => text === 'typed'), 'it was sent');
  });
});

test('a phone can install the page', async () => {
  await onPhone({ signedIn: true }, async ({ page, server }) => {
    const manifest = await (await fetch(`${server.url}manifest.webmanifest`)).json();
    assert.equal(manifest.display, 'standalone');
    for (const { src, sizes } of manifest.icons) {
      const icon = Buffer.from(await (await fetch(server.url + src)).arrayBuffer());
      assert.equal(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, sizes);
    }
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const devtools = await page.context().newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  });
});

test('what is built needs no newer syntax than browsers of 2019 have, besides import() and import.meta, which they have', () => {
  const dist = new URL('../app/dist/', import.meta.url);
  const scripts = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.js'));
  assert.ok(scripts.length >= 4);
  const { SyntaxKind } = ts;
  const newer = [
    [SyntaxKind.QuestionDotToken, '?.'],
    [SyntaxKind.QuestionQuestionToken, '??'],
    [SyntaxKind.QuestionQuestionEqualsToken, '??='],
    [SyntaxKind.BarBarEqualsToken, '||='],
    [SyntaxKind.AmpersandAmpersandEqualsToken, '&&='],
    [SyntaxKind.PrivateIdentifier, '#name'],
    [SyntaxKind.PropertyDeclaration, 'class field'],
    [SyntaxKind.ClassStaticBlockDeclaration, 'static block'],
    [SyntaxKind.BigIntLiteral, '1n'],
  ];
  const kinds = new Map(newer);
  for (const name of scripts) {
    const found = [];
    const look = (node) => {
      if (kinds.has(node.kind)) {
        found.push(`${kinds.get(node.kind)}: ${node.parent?.getText().slice(0, 80)}`);
      }
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(name, readFileSync(new URL(name, dist), 'utf8'), ts.ScriptTarget.Latest, true));
    assert.deepEqual(found, [], name);
  }
});
