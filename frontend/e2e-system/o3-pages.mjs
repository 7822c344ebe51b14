/* The pages of OpenMRS 3, as a person walks them. */

export class O3Pages {
  /** @param spa the address of O3, without a slash at its end */
  constructor(spa) {
    this.spa = spa;
  }

  async logIn(page, { username, password }) {
    await page.goto(`${this.spa}/login`);
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Username').press('Enter');
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('textbox', { name: 'Password' }).press('Enter');
    await page.waitForURL(/\/spa\/home/);
  }

  /** Finds the patient through the search in the top navigation, and opens the chart's summary. */
  async openSummary(page, { name }) {
    await page.getByRole('button', { name: 'Search patient' }).click();
    await page.getByRole('searchbox').first().fill(name);
    await page.getByRole('link', { name: new RegExp(name) }).first().click();
    await page.waitForURL(/\/patient\/.+\/chart/);
    const card = page.locator('[data-extension-id^=patient-conversations-summary]');
    await card.locator('patient-conversations h2').waitFor({ state: 'attached' });
    return card;
  }

  /** From the chart's navigation to the conversations' own dashboard. */
  async openDashboard(page) {
    const link = page.getByRole('link', { name: 'Conversations', exact: true });
    if (!(await link.first().isVisible())) {
      await page.getByRole('button', { name: 'Open menu' }).click();
    }
    await link.first().click();
    return this.dashboard(page);
  }

  /** The element on the conversations' dashboard. */
  async dashboard(page) {
    const chart = page.locator('[data-extension-id^=patient-conversations-chart] patient-conversations:not([view])');
    await chart.locator('h2').first().waitFor();
    return chart;
  }

  inboxButton(page) {
    return page.locator('a[href$="/home/conversations"].cds--header__action');
  }

  async openInbox(page) {
    await this.inboxButton(page).click();
    const inbox = page.locator('patient-conversations-inbox');
    await inbox.locator('h2').first().waitFor();
    return inbox;
  }
}
