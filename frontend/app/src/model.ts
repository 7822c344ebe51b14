/** What the patient's app and its API say to each other; see the module's documentation of /ws/patientconversations/app/api. */
export interface AppSettings {
  /** The practice's name, where its settings let it be shown. */
  practice: string | null;
  locale: string | null;
  maxBytes: number;
  types: readonly string[];
  /** The server's VAPID key, base64url; null where there is no web push. */
  push: string | null;
  idleMinutes: number;
}

export interface LinkAnswer {
  purpose: 'JOIN' | 'RETURN';
  step: 'birthdate' | 'code';
  channel?: string;
  /** Where the code went, as little of it as lets its owner know it: "••• 12". */
  hint?: string;
}

export interface CodeSent {
  channel?: string;
  hint?: string;
}

export interface PasskeyEntry {
  uuid: string;
  label: string;
  created: string;
  lastUsed: string | null;
}

export interface Me {
  /** The participant's; absent on servers that do not tell it. */
  uuid?: string;
  name: string;
  kind: 'PATIENT' | 'PROXY';
  relationship: string | null;
  /** Whose messages these are. */
  patient: string;
  locale: string | null;
  passkeys: readonly PasskeyEntry[];
}

export interface ThreadSummary {
  uuid: string;
  subject: string;
  open: boolean;
  updated: string;
  unread: number;
  last: { text: string | null; mine: boolean; date: string; withdrawn: boolean; files: number } | null;
}

export interface AppFile {
  uuid: string;
  name: string;
  contentType: string;
  size: number;
  thumbnail: boolean;
}

export interface AppMessage {
  uuid: string;
  mine: boolean;
  author: string;
  text: string | null;
  withdrawn: boolean;
  sent: string;
  status: 'SENT' | 'READ';
  attachments: readonly AppFile[];
  clientToken?: string;
}

export interface MessagePage {
  /** Newest first. */
  messages: readonly AppMessage[];
  more: boolean;
}

export interface PracticeLinkAnswer {
  welcome: string;
  label?: string;
  language: string | null;
}

export interface JoinDetails {
  slug: string;
  givenName: string;
  familyName: string;
  birthdate: string;
  contact: { system: 'sms' | 'email'; value: string };
  agreed: true;
}

export type JoinStatus = 'waiting' | 'matched' | 'turnedAway';
