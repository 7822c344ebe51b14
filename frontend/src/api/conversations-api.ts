import { ApiError } from './api-error';
import type { RestClient } from './rest-client';
import type {
  Attachment,
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

/** What can be asked of a message: to try again, not to send it, that those whom a note names have been heard, or to withdraw it. */
export type MessageWish = 'QUEUED' | 'CANCELLED' | 'RESOLVED' | 'RETRACTED';

export interface StartRequest {
  patient: string;
  mode: Conversation['mode'];
  /** Of a Secure conversation, as are the first text and the Standard conversation that it goes on from. */
  subject?: string;
  text?: string;
  from?: string;
  clientToken?: string;
  contactPoint?: ContactAddress;
  saveContact?: boolean;
  consent?: ConsentChoice;
}

export interface ConversationFilter {
  unread?: 'true';
  assignee?: 'me' | 'none';
  turn?: 'PATIENT' | 'FAILED';
  mentioned?: 'true';
  starred?: 'true';
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
    return this.rest.post('conversation', request);
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
    const { subject, attachments, ...rest } = draft;
    return this.rest.post(`conversation/${conversation}/message`, {
      ...rest,
      ...(subject && { subject }),
      ...(attachments?.length && { attachments: attachments.map(({ uuid }) => uuid) }),
    });
  }

  /** Rings the caller's own phone, and then the patient's. */
  call(conversation: string, from: string): Promise<unknown> {
    return this.rest.post('patientconversations/call', { conversation, from });
  }

  /** Keeps a file on the server, for a message that is going to carry it. */
  attach(conversation: string, file: File): Promise<Attachment> {
    // Not in the address, which servers log.
    return this.rest.upload('patientconversations/attachment', { conversation }, file, { 'X-File-Name': encodeURIComponent(file.name) });
  }

  /** @param reason why a message is withdrawn */
  setMessageStatus(conversation: string, message: string, status: MessageWish, reason?: string): Promise<Message> {
    return this.rest.post(`conversation/${conversation}/message/${message}`, { status, reason });
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
