import { ApiError } from '../../src/api/api-error';
import { type Ask, RestClient } from '../../src/api/rest-client';
import type { AppFile, AppMessage, AppSettings, CodeSent, JoinDetails, JoinStatus, LinkAnswer, Me, MessagePage, PracticeLinkAnswer, ThreadSummary } from './model';

/** The calls that the patient's app makes. A token is only ever in a body, never in an address. */
export class AppApi {
  private readonly rest: RestClient;

  /** @param ask how to call: the browser's fetch, or one that knows of calls begun earlier */
  constructor(ask?: Ask) {
    this.rest = new RestClient('.', '/api/', ask);
  }

  async settings(): Promise<AppSettings> {
    return this.rest.get('settings');
  }

  async openLink(token: string): Promise<LinkAnswer> {
    return this.rest.post('link', { token });
  }

  async checkBirthdate(token: string, birthdate: string): Promise<CodeSent> {
    return this.rest.post('birthdate', { token, birthdate });
  }

  async checkCode(token: string, code: string): Promise<void> {
    await this.rest.post('code', { token, code });
  }

  async sendCodeAgain(token: string): Promise<void> {
    await this.rest.post('code/again', { token });
  }

  async requestLink(contact: string): Promise<void> {
    await this.rest.post('signin', { contact });
  }

  async passkeyOptions(): Promise<PublicKeyQuestion> {
    return this.rest.post('passkey/options', {});
  }

  async signInWithPasskey(id: string, credential: object): Promise<void> {
    await this.rest.post('passkey', { id, credential });
  }

  async newPasskeyOptions(): Promise<PublicKeyQuestion> {
    return this.rest.post('me/passkeys/options', {});
  }

  async addPasskey(id: string, label: string, credential: object): Promise<void> {
    await this.rest.post('me/passkeys', { id, label, credential });
  }

  async removePasskey(uuid: string): Promise<void> {
    await this.rest.post(`me/passkeys/${uuid}/remove`, {});
  }

  /** Who is signed in; null when nobody is. */
  async me(): Promise<Me | null> {
    try {
      return await this.rest.get<Me>('me');
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      if (failure.kind === 'session') {
        return null;
      }
      throw failure;
    }
  }

  async signOut(everywhere = false): Promise<void> {
    await this.rest.post(everywhere ? 'signout/everywhere' : 'signout', {});
  }

  async changes(etag: string | null): Promise<{ etag: string | null } | null> {
    return this.rest.getIfChanged('changes', {}, etag);
  }

  async threads(): Promise<readonly ThreadSummary[]> {
    return (await this.rest.get<{ threads: ThreadSummary[] }>('threads')).threads;
  }

  async messages(thread: string, before?: string): Promise<MessagePage> {
    return this.rest.get(`threads/${thread}/messages`, { before, limit: 50 });
  }

  async send(thread: string, message: { text: string; attachments: readonly string[]; clientToken: string }): Promise<AppMessage> {
    return this.rest.post(`threads/${thread}/messages`, message);
  }

  async markRead(thread: string, message: string): Promise<void> {
    await this.rest.post(`threads/${thread}/read`, { message });
  }

  /** A file's name can say as much as a message: it goes in a header, since addresses end up in servers' logs. */
  async upload(thread: string, name: string, file: Blob): Promise<AppFile> {
    return this.rest.upload(`threads/${thread}/files`, {}, file, { 'X-File-Name': encodeURIComponent(name) });
  }

  fileAddress(uuid: string, thumbnail = false): string {
    return this.rest.address(`files/${uuid}${thumbnail ? '?thumbnail=true' : ''}`);
  }

  async subscribe(subscription: object): Promise<void> {
    await this.rest.post('push', subscription);
  }

  async unsubscribe(endpoint: string): Promise<void> {
    await this.rest.post('push/remove', { endpoint });
  }

  async practiceLink(slug: string): Promise<PracticeLinkAnswer> {
    return this.rest.post('join', { slug });
  }

  async joinDetails(details: JoinDetails): Promise<{ joiner: string; hint?: string }> {
    return this.rest.post('join/details', details);
  }

  async joinCode(joiner: string, code: string): Promise<{ status: JoinStatus }> {
    return this.rest.post('join/code', { joiner, code });
  }

  async joinStatus(joiner: string): Promise<{ status: JoinStatus }> {
    return this.rest.post('join/status', { joiner });
  }
}

/** WebAuthn's options as JSON, and the name under which the server remembers the challenge. */
export interface PublicKeyQuestion {
  id: string;
  publicKey: object;
}
