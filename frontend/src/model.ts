/** The shapes that the REST resources of this module answer with. */

export interface Reference {
  uuid: string;
  display: string;
}

export type ContactSystem = 'sms' | 'email';
export type ConsentStatus = 'GRANTED' | 'WITHDRAWN' | 'UNKNOWN';
export type ConsentMethod = 'VERBAL' | 'WRITTEN' | 'ELECTRONIC' | 'KEYWORD' | 'CARRIER';

export interface ContactAddress {
  system: ContactSystem;
  value: string;
}

export interface Contact extends ContactAddress {
  display: string;
  onChart: boolean;
  preferred: boolean;
  /** The address stands on more than one chart. */
  shared: boolean;
  consent: {
    status: ConsentStatus;
    method?: ConsentMethod | null;
    date?: string | null;
    recordedBy?: Reference | string | null;
  };
}

/** A typed address as the server judged it. */
export interface CheckedContact extends Contact {
  valid: boolean;
  error: { code: string; message: string } | null;
}

export type MessageStatus =
  | 'QUEUED'
  | 'SENDING'
  | 'SENT'
  | 'DELIVERED'
  | 'READ'
  | 'FAILED'
  | 'CANCELLED'
  | 'RECEIVED';

export interface Message {
  uuid: string;
  direction: 'OUTBOUND' | 'INBOUND';
  channel: string;
  subject: string | null;
  /** Null once it was retracted. */
  text: string | null;
  retracted: boolean;
  status: MessageStatus;
  statusDate: string | null;
  statusReason: { code: string; text: string } | null;
  sender: Reference | null;
  fromAddress: string | null;
  toAddress: string | null;
  dateCreated: string;
  retryable: boolean;
  cancellable: boolean;
}

export interface Conversation {
  uuid: string;
  display: string;
  patient: Reference;
  mode: 'STANDARD' | 'SECURE';
  status: 'OPEN' | 'ARCHIVED';
  subject: string | null;
  lastActivity: string | null;
  unread: number;
  revision: number;
  lastMessage: Pick<Message, 'uuid' | 'direction' | 'channel' | 'text' | 'status' | 'dateCreated'> | null;
  contactPoints: Contact[];
}

export interface ConsentEntry extends ContactAddress {
  uuid: string;
  status: ConsentStatus;
  method: ConsentMethod;
  wordingVersion: string | null;
  note: string | null;
  recordedBy: Reference | null;
  date: string;
}

export interface ChannelState {
  id: string;
  name?: string;
  available: boolean;
  reason: string | null;
}

export interface Wording {
  consent: { text: string; version: string };
  practiceName: string | null;
  defaultCountry: string | null;
  channels: ChannelState[];
}

export interface Page<T> {
  items: T[];
  hasMore: boolean;
}

export interface Draft {
  channel: string;
  subject: string;
  text: string;
  clientToken: string;
}

export interface ConsentChoice {
  status: 'GRANTED' | 'WITHDRAWN';
  method: ConsentMethod;
  note: string;
}

export interface TriageItem {
  uuid: string;
  channel: string;
  fromAddress: string;
  toAddress: string;
  subject: string | null;
  text: string;
  date: string;
  reason: 'UNKNOWN_SENDER' | 'SHARED_ADDRESS';
  status: 'WAITING' | 'ATTACHED' | 'DISMISSED';
  candidates: Reference[];
}

export interface Setting {
  name: string;
  value: string | null;
  secret: boolean;
  isSet: boolean;
  source: 'database' | 'runtime' | 'default';
  description: string | null;
}

export interface TestResult {
  ok: boolean;
  message: string;
  carrierWords: string | null;
  carrierId?: string | null;
}

export interface QueueState {
  queued: number;
  sending: number;
  oldestQueuedSeconds: number | null;
  failedLast24Hours: number;
  rejectedWebhooks: number;
  channels: ChannelState[];
}
