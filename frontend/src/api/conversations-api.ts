import { ApiError } from './api-error';
import type { RestClient } from './rest-client';
import type {
  CheckedContact,
  ConsentChoice,
  ConsentEntry,
  Contact,
  ContactAddress,
  ContactSystem,
  Conversation,
  Draft,
  Message,
  Page,
  Reference,
  Wording,
} from '../model';

export interface StartRequest {
  patient: string;
  contactPoint: ContactAddress;
  saveContact: boolean;
  consent?: ConsentChoice;
}

export interface ConversationFilter {
  unread?: 'true';
  status?: Conversation['status'];
  /** Beginning of a patient's name, identifier, number or address. */
  q: string;
}

/** The calls behind a patient's conversations, contacts and consent. */
export class ConversationsApi {
  constructor(private readonly rest: RestClient) {}

  list(patient: string, limit: number): Promise<Page<Conversation>> {
    return this.rest.list('conversation', { patient, limit });
  }

  /** Of all patients, newest activity first. */
  listAll(filter: ConversationFilter, startIndex: number, limit: number): Promise<Page<Conversation>> {
    return this.rest.list('conversation', { ...filter, startIndex, limit });
  }

  async findPatients(words: string): Promise<Reference[]> {
    return (await this.rest.list<Reference>('patient', { q: words, v: 'custom:(uuid,display)', limit: 10 })).items;
  }

  get(uuid: string): Promise<Conversation> {
    return this.rest.get(`conversation/${uuid}`);
  }

  start(request: StartRequest): Promise<Conversation> {
    return this.rest.post('conversation', { mode: 'STANDARD', ...request });
  }

  setStatus(uuid: string, status: Conversation['status']): Promise<Conversation> {
    return this.rest.post(`conversation/${uuid}`, { status });
  }

  markRead(uuid: string, lastRead: string): Promise<Conversation> {
    return this.rest.post(`conversation/${uuid}`, { lastRead });
  }

  useContact(uuid: string, contactPoint: ContactAddress, saveContact: boolean): Promise<Conversation> {
    return this.rest.post(`conversation/${uuid}`, { contactPoint, saveContact });
  }

  /** Newest first. */
  messages(conversation: string, startIndex: number, limit: number): Promise<Page<Message>> {
    return this.rest.list(`conversation/${conversation}/message`, { startIndex, limit });
  }

  send(conversation: string, draft: Draft): Promise<Message> {
    const { subject, ...rest } = draft;
    return this.rest.post(`conversation/${conversation}/message`, subject ? draft : rest);
  }

  setMessageStatus(conversation: string, message: string, status: 'QUEUED' | 'CANCELLED'): Promise<Message> {
    return this.rest.post(`conversation/${conversation}/message/${message}`, { status });
  }

  async contacts(patient: string): Promise<Contact[]> {
    return (await this.rest.list<Contact>('conversationcontact', { patient })).items;
  }

  async checkContact(patient: string, system: ContactSystem, value: string): Promise<CheckedContact> {
    const { items } = await this.rest.list<CheckedContact>('conversationcontact', { patient, system, value });
    const [first] = items;
    if (!first) {
      throw new ApiError('server');
    }
    return first;
  }

  async consents(patient: string): Promise<ConsentEntry[]> {
    return (await this.rest.list<ConsentEntry>('conversationconsent', { patient, limit: 100 })).items;
  }

  recordConsent(patient: string, address: ContactAddress, choice: ConsentChoice): Promise<ConsentEntry> {
    const { system, value } = address;
    return this.rest.post('conversationconsent', { patient, system, value, ...choice });
  }

  wording(): Promise<Wording> {
    return this.rest.get('patientconversations/wording');
  }

  changes(patient: string, etag: string | null): Promise<{ etag: string | null } | null> {
    return this.rest.getIfChanged('patientconversations/changes', { patient }, etag);
  }
}
