// OpenMRS' REST as a plain client uses it.
export class Rest {
  #base;
  #authorization;

  constructor(base, username, password) {
    this.#base = `${base}/ws/rest/v1`;
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  async call(method, path, body, headers = {}) {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: { Authorization: this.#authorization, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text };
  }

  async get(path) {
    return this.#expect(200, await this.call('GET', path), path);
  }

  async post(path, body) {
    return this.#expect(201, await this.call('POST', path, body), path);
  }

  #expect(most, answer, path) {
    if (answer.status < 200 || answer.status > most) {
      throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 500)}`);
    }
    return answer.body;
  }
}

/** Asks until the answer is what is waited for. */
export async function until(what, ask, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Not within ${seconds} s: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
