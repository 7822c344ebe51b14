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
  /** Somebody was told so and sends there all the same. */
  sharedConfirmed: boolean;
  /** Messages failed there again and again, and nobody has confirmed it since. */
  flagged: boolean;
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
  | 'RECEIVED'
  | 'NOTED';

export interface Attachment {
  uuid: string;
  name: string;
  contentType: string | null;
  size: number;
  status: 'PENDING' | 'STORED' | 'REFUSED';
  thumbnail: boolean;
  /** Why it is not here. */
  reason: string | null;
}

export interface Call {
  outcome: 'RINGING' | 'ANSWERED' | 'MISSED';
  seconds: number | null;
  /** Of the voicemail. */
  transcript: string | null;
}

export interface Message {
  uuid: string;
  direction: 'OUTBOUND' | 'INBOUND' | 'INTERNAL';
  channel: string;
  kind: 'TEXT' | 'CALL' | 'NOTICE';
  /** What a NOTICE is for: it tells the patient that something waits, and nothing of it. */
  notice?: 'INVITATION' | 'NUDGE' | 'SIGN_IN' | null;
  call: Call | null;
  subject: string | null;
  /** Null once it was retracted. */
  text: string | null;
  retracted: boolean;
  /** The text once more, sanitized by the server; null where it came as plain text only. */
  html: string | null;
  /** Earlier messages and a signature, to be folded. */
  quoted: string | null;
  /** Nobody typed it. */
  automatic: boolean;
  attachments: Attachment[];
  status: MessageStatus;
  statusDate: string | null;
  statusReason: { code: string; text: string } | null;
  sender: Reference | null;
  fromAddress: string | null;
  toAddress: string | null;
  dateCreated: string;
  retryable: boolean;
  cancellable: boolean;
  /** Whom a note names. */
  mentions: Mention[];
  /** When the patient's side read a Secure message. */
  readDate?: string | null;
  /** Who wrote an inbound Secure message. */
  participant?: Author | null;
  /** Whether it can still be withdrawn from the patient's view; where the server does not say, what is Secure can. */
  retractable?: boolean;
}

export type ParticipantKind = 'PATIENT' | 'PROXY';

export interface Author {
  uuid: string;
  kind: ParticipantKind;
  name: string | null;
  /** What a proxy is to the patient. */
  relationship: string | null;
}

/** Somebody who may read a patient's Secure conversations. */
export interface Participant extends Author {
  /** Where their links and codes go, as it is shown. */
  contact: string | null;
  system: ContactSystem | null;
  status: 'INVITED' | 'JOINED' | 'ENDED';
  joined: string | null;
  /** The last day of a proxy's access. */
  endsOn: string | null;
}

export interface Invitation {
  uuid: string;
  status: 'WAITING' | 'SENT' | 'DELIVERED' | 'OPENED' | 'JOINED' | 'EXPIRED' | 'REVOKED' | 'FAILED';
  /** Null where no notice went out with it. */
  channel: string | null;
  contact: string;
  dateCreated: string;
  sent: string | null;
  delivered: string | null;
  opened: string | null;
  joined: string | null;
  expires: string | null;
  /** Why it could not be sent. */
  reason: { code: string; text: string } | null;
  /** Who was invited. */
  participant?: Author | null;
}

/** Who takes part in a Secure conversation, and how the newest invitation is doing. */
export interface SecureState {
  joined: boolean;
  participants: Participant[];
  invitation: Invitation | null;
}

export interface StaffMember extends Reference {
  username: string;
}

export interface Mention {
  user: Reference;
  username: string;
  resolvedBy: Reference | null;
  dateResolved: string | null;
}

export interface HistoryEntry extends Reference {
  dateCreated: string;
}

export interface ScheduledMessage {
  uuid: string;
  channel: string;
  subject: string | null;
  text: string;
  /** On the practice's clocks, without an offset. */
  dueLocal: string;
  status: 'WAITING' | 'SENDING' | 'SENT' | 'REFUSED' | 'CANCELLED';
  statusReason: { code: string; text: string } | null;
}

export interface SavedMessage {
  uuid: string;
  name: string;
  language: string | null;
  shared: boolean;
  filled: { text: string; subject: string | null; missing: string[] };
}

/** How many conversations wait for what; null for what the reader may not see. */
export interface InboxCounts {
  open: number;
  unread: number;
  mine: number;
  mentioned: number;
  unassigned: number;
  waiting: number;
  failed: number;
  starred: number;
  triage: number | null;
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
  assignee: Reference | null;
  starred: boolean;
  tags: string[];
  revision: number;
  lastMessage: Pick<Message, 'uuid' | 'direction' | 'channel' | 'text' | 'status' | 'dateCreated'> | null;
  contactPoints: Contact[];
  /** The other half of a conversation that was moved over. */
  related?: string | null;
  /** Null for a Standard conversation. */
  secure?: SecureState | null;
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
  /** The zone of the practice's clocks. */
  timeZone: string;
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
  /** Sends to an address that other patients have too. */
  sharedConfirmed?: boolean;
  /** Files that the server keeps for this message. */
  attachments?: Attachment[];
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
  html: string | null;
  quoted: string | null;
  attachments: Attachment[];
  call: Call | null;
  date: string;
  reason: 'UNKNOWN_SENDER' | 'SHARED_ADDRESS' | 'DOUBTFUL_SENDER';
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
