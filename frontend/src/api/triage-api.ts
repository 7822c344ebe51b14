import type { RestClient } from './rest-client';
import type { Page, TriageItem } from '../model';

/** The calls behind the list of inbound messages whose patient is not certain. */
export class TriageApi {
  constructor(private readonly rest: RestClient) {}

  waiting(startIndex: number, limit: number): Promise<Page<TriageItem>> {
    return this.rest.list('conversationtriage', { status: 'WAITING', startIndex, limit });
  }

  attach(uuid: string, patient: string): Promise<TriageItem> {
    return this.rest.post(`conversationtriage/${uuid}`, { patient });
  }

  dismiss(uuid: string, note: string): Promise<TriageItem> {
    return this.rest.post(`conversationtriage/${uuid}`, { status: 'DISMISSED', note });
  }
}
