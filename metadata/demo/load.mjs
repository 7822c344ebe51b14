// Connects a running OpenMRS (the embedded platform or a real one) to the sandbox carriers, through the module's own REST.
//   node metadata/demo/load.mjs --base http://localhost:8080/openmrs --sandbox http://localhost:8090 [--user admin --password Admin123] [--token …]
// What connects them is always written; the practice's name and country only where nobody has set them.
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://localhost:8080/openmrs' },
    sandbox: { type: 'string', default: 'http://localhost:8090' },
    user: { type: 'string', default: 'admin' },
    password: { type: 'string', default: 'Admin123' },
    token: { type: 'string', default: '70ce270ce270ce270ce270ce270ce270' },
  },
});
const settingsUrl = `${options.base}/ws/rest/v1/patientconversations/settings`;
const asAdministrator = { Authorization: `Basic ${Buffer.from(`${options.user}:${options.password}`).toString('base64')}` };

async function json(url, init) {
  const response = await fetch(url, init);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 400)}`);
  }
  return response.json();
}

try {
  const sandbox = await json(`${options.sandbox}/sandbox/api/config`);
  const { settings: present } = await json(settingsUrl, { headers: asAdministrator });
  const wishes = {
    practiceName: 'Green Hill Health Centre',
    defaultCountry: 'US',
    'smtp.from': 'practice@greenhill.example.org',
    'smtp.replyAddress': 'practice@greenhill.example.org',
    'imap.username': 'practice@greenhill.example.org',
  };
  const settings = {
    publicBaseUrl: options.base,
    'twilio.accountSid': sandbox.accountSid,
    'twilio.authToken': options.token,
    'twilio.from': sandbox.practiceNumber,
    'twilio.apiBaseUrl': options.sandbox,
    'smtp.host': new URL(options.sandbox).hostname,
    'smtp.port': String(sandbox.smtpPort),
    'smtp.security': 'NONE',
    'imap.host': new URL(options.sandbox).hostname,
    'imap.port': String(sandbox.imapPort),
    'imap.security': 'NONE',
    'imap.password': 'sandbox',
    ...Object.fromEntries(Object.entries(wishes).filter(([name]) => !present.some((setting) => setting.name === name && setting.isSet))),
  };
  await json(settingsUrl, {
    method: 'POST',
    headers: { ...asAdministrator, 'Content-Type': 'application/json' },
    body: JSON.stringify(settings),
  });
} catch (error) {
  console.error(`load.mjs: ${error.message}`);
  process.exitCode = 1;
}
