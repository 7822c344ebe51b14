import type { RestClient } from './rest-client';
import type { Page, Reference, TriageItem } from '../model';

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

  async findPatients(words: string): Promise<Reference[]> {
    return (await this.rest.list<Reference>('patient', { q: words, v: 'custom:(uuid,display)', limit: 10 })).items;
  }
}
