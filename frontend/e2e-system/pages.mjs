/* Where the pages of the stand-in and those of a real OpenMRS with legacyui differ: how one logs in is the same, finding a patient is not. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const IDENTIFIER_TYPE = 'Old Identification Number';

/** The pages of whatever runs there. */
export async function pagesOf(base, admin) {
  const login = await fetch(`${base}/login.htm`);
  return (await login.text()).includes('stand-in') ? new StandInPages(base, admin) : new LegacyUiPages(base, admin);
}

class Pages {
  constructor(base, admin) {
    this.base = base;
    this.admin = admin;
  }

  async logIn(page, { username, password }) {
    // No request of one page may be under way when the next begins: its late answer could bring an older session's cookie back.
    await page.goto(`${this.base}/login.htm`, { waitUntil: 'networkidle' });
    await page.locator('input[name=uname]').fill(username);
    await page.locator('input[name=pw]').fill(password);
    await page.locator('input[name=pw]').press('Enter');
    await page.waitForURL((url) => !/login\.htm|loginServlet/.test(url.pathname), { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Log out' }).waitFor();
  }

  /** Finds the patient as a person does, and opens the chart. */
  async findPatient(page, patient) {
    await page.goto(`${this.base}/findPatient.htm`);
    await this.search(page, patient);
    await page.waitForURL(/patientDashboard\.form/);
  }

  /** The conversations on the open chart. */
  async openTab(page) {
    await page.locator('#patientConversationsTab').click();
    const chart = page.locator('#patientConversations patient-conversations');
    await chart.locator('h2').first().waitFor();
    return chart;
  }

  /** The box on the chart's overview. */
  overviewBox(page) {
    return page.locator('patient-conversations[view=summary]');
  }

  async openChart(page, patient) {
    await this.findPatient(page, patient);
    return this.openTab(page);
  }

  async openPage(page, name) {
    await page.goto(`${this.base}/module/patientconversations/${name}.form`);
  }
}

class StandInPages extends Pages {
  #pool = demoPatients();

  /** Somebody whom no other test writes to: one of the demo patients, since the stand-in makes no others. */
  async anyPatient() {
    const { results } = await this.admin.get(`patient?q=${this.#pool.shift()}`);
    return named(results[0]);
  }

  async search(page, { name }) {
    await page.getByRole('searchbox').fill(name.split(' ')[0]);
    await page.getByRole('searchbox').press('Enter');
    await page.locator('.patients a', { hasText: name }).click();
  }
}

class LegacyUiPages extends Pages {
  /** Somebody new, with a name that nobody else has. */
  async anyPatient() {
    const family = `Test${Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')}`;
    const types = await this.admin.get('patientidentifiertype?v=custom:(uuid,display)');
    const locations = await this.admin.get('location?v=custom:(uuid)&limit=1');
    const patient = await this.admin.post('patient', {
      person: { names: [{ givenName: 'Zuri', familyName: family, preferred: true }], gender: 'F', birthdate: '1990-04-01' },
      identifiers: [
        {
          identifier: `E2E-${randomUUID().slice(0, 8)}`,
          identifierType: types.results.find(({ display }) => display === IDENTIFIER_TYPE).uuid,
          location: locations.results[0].uuid,
          preferred: true,
        },
      ],
    });
    return named(patient);
  }

  async search(page, { name }) {
    await page.locator('#inputNode').first().pressSequentially(name.split(' ').at(-1), { delay: 30 });
    await page.locator('#openmrsSearchTable tbody tr', { hasText: name.split(' ').at(-1) }).first().click();
  }
}

/** The identifiers of those who live and share no number, first those with nothing on the chart. */
function demoPatients() {
  const lines = readFileSync(new URL('../../metadata/demo/patients.csv', import.meta.url), 'utf8').trim().split('\n').slice(1);
  const patients = lines.map((line) => line.split(',')).map(([identifier, , , , , died, phone, email]) => ({ identifier, died, phone, email }));
  const onChart = ({ phone, email }) => [phone, email].filter(Boolean).length;
  return patients
    .filter(({ died, phone }) => !died && (!phone || patients.filter((other) => other.phone === phone).length === 1))
    .sort((one, other) => onChart(one) - onChart(other))
    .map(({ identifier }) => identifier);
}

/** A patient's display is "identifier - name". */
function named({ uuid, display }) {
  return { uuid, name: display.slice(display.indexOf(' - ') + 3) };
}
