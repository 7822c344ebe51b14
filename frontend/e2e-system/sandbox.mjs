/* The sandbox carriers, asked through their own API. */
import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';

export class Sandbox {
  constructor(base) {
    this.base = base;
  }

  phonePage(number) {
    return `${this.base}/?phone=${encodeURIComponent(number)}`;
  }

  /** What arrived at the carriers and what patients sent, oldest first: only entries that have all of these values. */
  async messages(wanted = {}) {
    const { messages } = await this.#call('GET', 'messages');
    return messages.filter((entry) => Object.entries(wanted).every(([name, value]) => entry[name] === value));
  }

  arrived(wanted) {
    return eventually(async () => (await this.messages(wanted)).at(0), `the sandbox has ${JSON.stringify(wanted)}`);
  }

  /** The patient writes: returns once the practice's webhook has answered. */
  async reply(from, text) {
    const { message, webhook } = await this.#call('POST', 'reply', { from, text });
    assert.equal(webhook.status, 200, `the practice's webhook answered ${webhook.status}: ${webhook.error ?? webhook.body}`);
    return message;
  }

  /** The patient sends a picture; returns once the practice's webhook has answered. */
  sendPicture(from, text, png) {
    return this.#call('POST', 'reply', { from, text, media: [{ name: 'picture.png', type: 'image/png', base64: png }] });
  }

  /** The patient writes an e-mail, as an answer to one that arrived or a new one. */
  mail(letter) {
    return this.#call('POST', 'mail', letter);
  }

  /** A mail server reports that an e-mail did not arrive. */
  bounce(mail) {
    return this.#call('POST', 'bounce', { mail });
  }

  /** The patient calls the practice. */
  ring(call) {
    return this.#call('POST', 'call', call);
  }

  behave(behaviour) {
    return this.#call('POST', 'behaviour', behaviour);
  }

  behaveWell() {
    return this.#call('DELETE', 'behaviour');
  }

  async #call(method, path, body) {
    const response = await fetch(`${this.base}/sandbox/api/${path}`, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    });
    const answer = response.status === 204 ? null : await response.json();
    assert.ok(response.ok, `the sandbox answered ${response.status} to ${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
