import type { RestClient } from './rest-client';
import type { QueueState, Setting, TestResult } from '../model';

/** The calls behind the administration page. */
export class AdministrationApi {
  constructor(private readonly rest: RestClient) {}

  async settings(): Promise<Setting[]> {
    return (await this.rest.get<{ settings: Setting[] }>('patientconversations/settings')).settings;
  }

  /** Saves the given settings and leaves every other as it is. */
  async save(changed: Record<string, string>): Promise<Setting[]> {
    return (await this.rest.post<{ settings: Setting[] }>('patientconversations/settings', changed)).settings;
  }

  test(channel: string, to: string): Promise<TestResult> {
    return this.rest.post('patientconversations/testmessage', { channel, to });
  }

  /** Opens the mailbox of incoming e-mail. */
  testMailbox(): Promise<TestResult> {
    return this.rest.post('patientconversations/testmailbox', {});
  }

  queue(): Promise<QueueState> {
    return this.rest.get('patientconversations/queue');
  }
}
