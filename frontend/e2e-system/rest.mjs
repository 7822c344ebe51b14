/* OpenMRS' REST, with a user's log-in. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

export class Rest {
  constructor(base, { username, password }) {
    this.base = base;
    this.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  /** Any answer, whatever its status: `{ status, text, json }`. */
  async call(method, path, body) {
    const response = await fetch(`${this.base}/ws/rest/v1/${path}`, {
      method,
      headers: { Authorization: this.authorization, Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : null };
  }

  get(path) {
    return this.#expect('GET', path);
  }

  post(path, body) {
    return this.#expect('POST', path, body);
  }

  /** Starts a Standard conversation with consent for its address; the address goes on the chart if `onChart`. */
  start(patient, value, { system = 'sms', onChart = false } = {}) {
    return this.post('conversation', {
      patient: patient.uuid,
      mode: 'STANDARD',
      contactPoint: { system, value },
      consent: { status: 'GRANTED', method: 'VERBAL' },
      saveContact: onChart,
    });
  }

  sendSms(conversation, text) {
    return this.post(`conversation/${conversation.uuid}/message`, { channel: 'sms', text, clientToken: randomUUID() });
  }

  /** Up to a page of a thread's messages, newest first. */
  async thread(conversation) {
    return (await this.get(`conversation/${conversation.uuid}/message?limit=100`)).results;
  }

  async conversationOf(patient) {
    return (await this.get(`conversation?patient=${patient.uuid}`)).results.at(0);
  }

  async #expect(method, path, body) {
    const { status, text, json } = await this.call(method, path, body);
    assert.ok(status >= 200 && status < 300, `${method} ${path} was answered with ${status}: ${text.slice(0, 600)}`);
    return json;
  }
}
