/*
 * What our part costs O3's chart: Lighthouse's performance score of one patient's chart with the two tags in O3's page and without them, by turns.
 *   node o3/scripts/lighthouse.mjs [--base http://localhost:8080] [--pairs 5] [--form mobile|desktop]
 * The server at --base, such as ./run, has O3 at /openmrs/spa and a demo patient with conversations.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { USERS } from '../../e2e-system/processes.mjs';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const OUR_TAGS = /<script[^>]+moduleResources\/patientconversations\/o3\/[^>]+><\/script>/g;

const { values: options } = parseArgs({
  options: { base: { type: 'string', default: 'http://localhost:8080' }, pairs: { type: 'string', default: '5' }, form: { type: 'string', default: 'mobile' } },
});
const { username, password } = USERS.nurse;
const Authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const patient = await busiestPatient();
const sides = { with: await serve((page) => page), without: await serve((page) => page.replace(OUR_TAGS, '')) };
const scores = { with: [], without: [] };
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
try {
  for (let pair = 0; pair < Number(options.pairs); pair += 1) {
    for (const side of pair % 2 === 0 ? ['without', 'with'] : ['with', 'without']) {
      scores[side].push(await score(sides[side].address().port));
    }
    console.log(`pair ${pair + 1}: without ${scores.without.at(-1)}, with ${scores.with.at(-1)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  Object.values(sides).forEach((server) => server.close());
}
console.log(`${options.form}: median without ${median(scores.without)}, with ${median(scores.with)}, difference ${(median(scores.without) - median(scores.with)).toFixed(1)} points`);

async function busiestPatient() {
  const answer = await fetch(`${options.base}/openmrs/ws/rest/v1/conversation?limit=1&v=custom:(patient:(uuid))`, { headers: { Authorization } });
  const [conversation] = (await answer.json()).results ?? [];
  if (!conversation) {
    throw new Error('No patient has a conversation there: start one first');
  }
  return conversation.patient.uuid;
}

/** Passes everything on to the server, and lets O3's page be changed on the way. */
function serve(change) {
  const server = createServer((incoming, outgoing) => {
    const headers = without(incoming.headers, 'host');
    const page = /^\/openmrs\/spa(\/|$)/.test(incoming.url) && !/\.\w{2,5}(\?|$)/.test(incoming.url);
    const passed = request(new URL(incoming.url, options.base), { method: incoming.method, headers: page ? { ...headers, 'accept-encoding': 'identity' } : headers }, (answer) => {
      if (!page) {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('end', () => {
        const body = change(Buffer.concat(parts).toString());
        outgoing.writeHead(answer.statusCode, { ...without(answer.headers, 'content-length', 'transfer-encoding'), 'content-length': Buffer.byteLength(body) });
        outgoing.end(body);
      });
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function without(headers, ...names) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

async function score(port) {
  const report = join(folder, 'report.json');
  await promisify(execFile)(
    'npx',
    [
      '--yes', LIGHTHOUSE, `http://localhost:${port}/openmrs/spa/patient/${patient}/chart/Patient%20Summary`, '--quiet', '--only-categories=performance', '--output=json', `--output-path=${report}`,
      '--max-wait-for-load=45000', `--extra-headers=${JSON.stringify({ Authorization })}`, '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ...(options.form === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' } },
  );
  const { categories, audits, runtimeError } = JSON.parse(readFileSync(report, 'utf8'));
  if (runtimeError) {
    throw new Error(runtimeError.message);
  }
  const ours = audits['network-requests'].details.items.filter(({ url }) => url.includes('moduleResources/patientconversations/o3')).length;
  const widget = port === sides.with.address().port;
  if (widget !== ours > 0) {
    throw new Error(`${ours} of our files were loaded ${widget ? 'with' : 'without'} the tags`);
  }
  return Math.round(categories.performance.score * 100);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
