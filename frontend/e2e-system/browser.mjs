// Chromium as the tests use it: headless, and with no request to anywhere but this machine.
import { chromium } from 'playwright-core';

export async function openBrowser(viewport = { width: 1280, height: 900 }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  await context.route(
    (url) => !['localhost', '127.0.0.1'].includes(url.hostname),
    (route) => route.abort(),
  );
  return { browser, context, page: await context.newPage() };
}

export async function logIn(page, base, username, password) {
  await page.goto(`${base}/login.htm`);
  await page.locator('input[name=uname], input[name=username]').first().fill(username);
  await page.locator('input[type=password]').first().fill(password);
  await page.locator('input[type=password]').first().press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/login.htm'));
}
