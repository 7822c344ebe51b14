/* What an attacker would send: a corpus of payloads, each endpoint's request with one of them in each place of it, and what no answer may show. */
import { request } from 'node:http';
import { randomBytes, randomUUID } from 'node:crypto';

/** Called by every script of the corpus: whoever looks at the pages defines it, to be told if one ran. */
export const MARK = 'crawled';

export const AS_IT_SHOULD_BE = 'as it should be';

/** What runs if a page takes it for more than text. */
export const SCRIPTS = [
  `<script>${MARK}()</script>`,
  `"><img src=x onerror=${MARK}()>`,
  `'"--></textarea></title></style></script><svg onload=${MARK}()>`,
  `<iframe srcdoc="<script>parent.${MARK}()</script>">`,
  `javascript:${MARK}()`,
  `{{constructor.constructor('${MARK}()')()}} \${${MARK}()} #{${MARK}()} <%= ${MARK}() %>`,
];

const INJECTIONS = [
  "' OR '1'='1",
  "'; DROP TABLE patientconversations_message; --",
  "') UNION SELECT username, password, salt FROM users -- ",
  '" OR ""="',
  "%' ESCAPE '!",
  '\\',
  '*)(uid=*))(|(uid=*',
  '${jndi:ldap://127.0.0.1:9/a}',
  "#{T(java.lang.Runtime).getRuntime().exec('id')}",
  '$(id);`id`|id',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  'O:8:"stdClass":0:{}',
];

const PATHS = ['../../../../../../etc/passwd', '..\\..\\..\\windows\\win.ini', '..%2f..%2f..%2fWEB-INF%2fweb.xml', '....//....//etc/passwd', 'file:///etc/passwd', '..;/..;/admin', '.'];

const HEADERS = [`a\r\nSet-Cookie: ${MARK}=1\r\n\r\n<script>${MARK}()</script>`, `%0d%0aSet-Cookie:%20${MARK}=1`];

/** Texts that are hard to keep, to compare or to encode. */
const ODD = ['', ' ', '\0', 'a\0b', '\ud800', '\u202egnp.exe', '🙏🏽'.repeat(40), 'ß̴̨İıﬁ', '%', '%00', '%c0%ae', 'A'.repeat(70_000), '-1', '0x7fffffff', '99999999999999999999', '1e309', 'NaN', 'null', '0000-00-00', '+999999999999999999', '9999-12-31T23:59:59Z'];

/** What stands in JSON where a text is expected. */
const TYPES = [null, true, 0, -1, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[['a']]], { a: { a: {} } }, ['a', null, 1]];

const BODIES = ['', '{', '[]', 'null', '"a"', '[{"a":1}]', '{"a":1,"a":2}', '{"__proto__":{"admin":true}}', '['.repeat(20_000), '\ufeff{}', '<a/>', Buffer.from([0xff, 0xfe, 0xfd]), 'a=1&b=2'];

const FOREIGN_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', ''];

const REQUEST_HEADERS = ['User-Agent', 'Referer', 'Accept', 'Accept-Language', 'Accept-Encoding', 'If-None-Match', 'If-Modified-Since', 'Range', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-HTTP-Method-Override', 'Origin', 'X-File-Name', 'X-Twilio-Signature', 'Authorization'];

/**
 * What fhir2 4.2.0 and HAPI FHIR 5.7 answer by themselves, the same for all resources, before anything of ours is asked: 500 to If-Modified-Since that is no date, to a
 * query and to an id that are not encoded well; they take the word of Host and of a proxy for their address; and fhir2 forwards "..;" as it comes.
 */
function isFhir2sOwn({ what, path }) {
  return /^(?:If-Modified-Since|X-Forwarded-Host|Host of|path\?%|path\?a=%zz|path\/\.\.;)/.test(what) || (what.startsWith('$') && /%25|\/%2E$/.test(path));
}

const OTHER_METHODS = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'HEAD', 'PROPFIND', 'A'];

const TEXTS = (trap) => [...SCRIPTS, ...INJECTIONS, ...PATHS, ...HEADERS, ...ODD, trap, `//${new URL(trap).host}/`];

/** In an address everything is text. */
const inPath = (text) => encodeURIComponent(inAddress(text)).replaceAll('.', '%2E');

/** As long as servers take it. */
const inAddress = (text) => text.toWellFormed().slice(0, 1_500);

/**
 * An endpoint's request as it should be, and then with one hostile thing in it at a time.
 * @param trap an address that nobody may be made to call
 */
export function* variants(endpoint, ids, trap) {
  for (const variant of allVariants(endpoint, ids, trap)) {
    if (!(endpoint.path.includes('/fhir2/') && isFhir2sOwn(variant))) {
      yield variant;
    }
  }
}

function* allVariants(endpoint, ids, trap) {
  const valid = () => JSON.parse(JSON.stringify(endpoint), (key, value) => (typeof value === 'string' ? fill(value, ids) : value));
  yield { what: AS_IT_SHOULD_BE, ...valid() };
  const segments = endpoint.path.split('/');
  for (const [at, segment] of segments.entries()) {
    if (segment.startsWith('$')) {
      for (const text of TEXTS(trap)) {
        const path = valid().path.split('/');
        path[at] = inPath(text);
        yield { what: `${segment} = ${show(text)}`, ...valid(), path: path.join('/'), unknown: text !== '' };
      }
    }
  }
  for (const suffix of [';a=b', '%00', '//', '/a', '?%', '?a=%zz', `?${MARK}=${encodeURIComponent(SCRIPTS[0])}`]) {
    yield { what: `path${suffix}`, ...valid(), path: valid().path + suffix };
  }
  for (const suffix of ['/..%2f..%2f..%2fWEB-INF/web.xml', '/%2e%2e/%2e%2e/', '/..;/..;/..;/WEB-INF/web.xml', '/../../../../../etc/passwd', '.json']) {
    yield { what: `path${suffix}`, ...valid(), path: valid().path + suffix, elsewhere: true };
  }
  for (const part of ['query', 'form']) {
    for (const name of Object.keys(endpoint[part] ?? {})) {
      for (const text of TEXTS(trap)) {
        yield { what: `${part} ${name} = ${show(text)}`, ...valid(), [part]: { ...valid()[part], [name]: part === 'query' ? inAddress(text) : text.toWellFormed() } };
      }
      yield { what: `${part} ${name} twice`, ...valid(), [part]: { ...valid()[part], [name]: ['a', 'b'] } };
    }
  }
  if (endpoint.body) {
    for (const place of places(endpoint.body)) {
      for (const value of [...TEXTS(trap), ...TYPES]) {
        yield { what: `${place.join('.')} = ${show(value)}`, ...valid(), body: replaced(valid().body, place, value) };
      }
    }
    for (const raw of BODIES) {
      yield { what: `body ${show(raw)}`, ...valid(), body: undefined, raw };
    }
    for (const type of FOREIGN_TYPES) {
      yield { what: `Content-Type ${type}`, ...valid(), type, foreign: true };
    }
  }
  for (const name of REQUEST_HEADERS) {
    for (const text of [...SCRIPTS, ...INJECTIONS.slice(0, 3), '../../etc/passwd', '%0d%0aa', 'A'.repeat(5_000), '*;q=9, a-b-c-d, -', 'bytes=0-0,-1,9-', trap]) {
      yield { what: `${name}: ${show(text)}`, ...valid(), headers: { ...valid().headers, [name]: text } };
    }
  }
  yield { what: 'Host of somebody else', ...valid(), headers: { ...valid().headers, Host: `${MARK}.example` } };
  for (const method of OTHER_METHODS.filter((each) => each !== endpoint.method)) {
    yield { what: method, ...valid(), method };
  }
}

export function fill(text, ids) {
  return text.replace(/\$(\w+)/g, (whole, name) => (name === 'fresh' ? randomUUID() : name === 'token' ? randomBytes(32).toString('base64url') : (ids[name] ?? whole)));
}

/** The places of all values within a body, each as the way there. */
function places(body, way = []) {
  return Object.entries(body).flatMap(([name, value]) => [[...way, name], ...(value && typeof value === 'object' ? places(value, [...way, name]) : [])]);
}

function replaced(body, [name, ...deeper], value) {
  const copy = Array.isArray(body) ? [...body] : { ...body };
  copy[name] = deeper.length > 0 ? replaced(body[name], deeper, value) : value;
  return copy;
}

function show(value) {
  const text = Buffer.isBuffer(value) ? value.toString('hex') : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Sends a request as it is, with nothing put right that is wrong in it: `{ status, headers, text }`. */
export function send(base, { method, path, query, body, form, file, raw, type, headers = {}, from }) {
  const content = raw ?? file ?? (form ? parameters(form) : body && JSON.stringify(body));
  const contentType = type ?? (file ? 'application/octet-stream' : form ? 'application/x-www-form-urlencoded' : 'application/json');
  const address = path + (query ? `${path.includes('?') ? '&' : '?'}${parameters(query)}` : '');
  const { hostname, port, pathname } = new URL(base);
  const bytes = content === undefined ? undefined : Buffer.from(content);
  const sent = { ...(bytes ? { ...(contentType && { 'Content-Type': contentType }), 'Content-Length': bytes.length } : {}), ...headers };
  return new Promise((resolve, reject) => {
    const call = request(
      { host: hostname === 'localhost' ? '127.0.0.1' : hostname, port, method, path: pathname + address, localAddress: from, headers: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, inHeader(value)])) },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }));
        answer.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(bytes);
  });
}

function parameters(values) {
  return new URLSearchParams(Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))).toString();
}

function inHeader(value) {
  return typeof value === 'string' ? value.replace(/[^\t\x20-\xff]/g, '?') : value;
}

const INSIDE = /\bat [\w$.]+\([\w$]+\.java:\d+\)|\b(?:java|javax|org\.(?:hibernate|springframework|openmrs|h2|mariadb))\.[\w.]+(?:Exception|Error)\b|SQL syntax|SQLSTATE/;
const FILES = /root:[x*]?:0:0|\[fonts\]|<web-app/;

/** Everything that is wrong with an answer to a hostile request; what leads elsewhere is for others of the server to answer, but gives no file away. */
export function faults({ status, headers, text }, { what, elsewhere }) {
  const found = [];
  const type = headers['content-type'] ?? '';
  if (status >= 500 && status !== 501 && !elsewhere) {
    found.push(`was answered with ${status}`);
  }
  // HAPI names the exceptions of the parsers that it uses.
  const told = FILES.exec(text) ?? (elsewhere || text.includes('HAPI-') ? null : INSIDE.exec(text));
  if (told) {
    found.push(`tells of the server's inside: ${told[0]}`);
  }
  if (text && !/json|fhir\+xml|image\/(?:png|svg|jpeg)|octet-stream/.test(type) && [...SCRIPTS.slice(0, 4), `<script>${MARK}()</script>`].some((script) => text.includes(script))) {
    found.push(`gives a script back as ${type || 'nothing'}`);
  }
  if (JSON.stringify(headers['set-cookie'] ?? '').includes(`${MARK}=`)) {
    found.push('sets a cookie that the request made up');
  }
  if (/\/\//.test(headers.location ?? '') && !/^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/openmrs/.test(headers.location)) {
    found.push(`leads elsewhere: ${headers.location}`);
  }
  return found.map((fault) => `${what}: ${fault}`);
}
