import type { Page, Reference } from '../model';
import type { RestClient } from './rest-client';

/** A link by which patients ask to join by themselves. */
export interface PracticeLink {
  uuid: string;
  label: string;
  welcome: string | null;
  tag: string | null;
  language: string | null;
  /** Its last day. */
  expires: string | null;
  enabled: boolean;
  address: string;
}

export type PracticeLinkChange = Partial<Omit<PracticeLink, 'uuid' | 'address'>>;

export interface Candidate {
  patient: Reference;
  agrees: string[];
  differs: string[];
}

/** Somebody who asked to join and waits for staff to match them to a chart. */
export interface Joiner {
  uuid: string;
  link: { uuid: string; label: string } | null;
  givenName: string;
  familyName: string;
  birthdate: string;
  contact: string;
  dateCreated: string;
  candidates: Candidate[];
}

/** Whom to invite, and with what. */
export interface PanelRequest {
  cohort?: string;
  identifiers?: string[];
  subject: string;
  text?: string;
  perMinute: number;
}

export interface PanelCheck {
  matched: number;
  unknown: string[];
  noContact: number;
  noConsent: number;
  deceased: number;
  joined: number;
  toInvite: number;
}

export interface PanelRun {
  uuid: string;
  subject: string;
  status: 'RUNNING' | 'DONE' | 'STOPPED';
  perMinute: number;
  toInvite: number;
  invited: number;
  skipped: number;
  /** Why somebody was left out, in words, and how many. */
  reasons: { code: string; text: string; count: number }[];
  dateCreated: string;
}

export interface AuditEntry {
  id: number;
  date: string;
  action: string;
  user: Reference | null;
  participant: { uuid: string; name: string | null; kind: string } | null;
  patient: Reference | null;
  conversation: string | null;
  remoteAddress: string | null;
  detail: string | null;
}

export interface AuditFilter {
  patient?: string;
  user?: string;
  action?: string;
  /** The first and the last day, such as 2026-11-26. */
  from?: string;
  to?: string;
}

export interface AuditVerdict {
  entries: number;
  broken: number[];
}

export interface KeyState {
  current: string | null;
  count: number;
  source: 'file' | 'environment';
}

export interface Rotation {
  masterKey: string;
  conversations: number;
  attachments: number;
}

/** The calls behind the pages on who gets in, who was in, and what keeps others out. */
export class AccessApi {
  constructor(private readonly rest: RestClient) {}

  async links(): Promise<PracticeLink[]> {
    return (await this.rest.list<PracticeLink>('practicelink', { limit: 100 })).items;
  }

  createLink(link: PracticeLinkChange): Promise<PracticeLink> {
    return this.rest.post('practicelink', link);
  }

  changeLink(uuid: string, change: PracticeLinkChange): Promise<PracticeLink> {
    return this.rest.post(`practicelink/${uuid}`, change);
  }

  qrAddress(uuid: string, format: 'png' | 'svg'): string {
    return this.rest.address(`patientconversations/practicelink/${uuid}/qr?format=${format}`);
  }

  posterAddress(uuid: string, size: 'a4' | 'letter'): string {
    return this.rest.address(`patientconversations/practicelink/${uuid}/poster?size=${size}`);
  }

  joiners(startIndex: number, limit: number): Promise<Page<Joiner>> {
    return this.rest.list('joiner', { startIndex, limit });
  }

  match(joiner: string, patient: string): Promise<unknown> {
    return this.rest.post(`joiner/${joiner}`, { patient });
  }

  turnAway(joiner: string): Promise<unknown> {
    return this.rest.post(`joiner/${joiner}`, { turnedAway: true });
  }

  async cohorts(words: string): Promise<Reference[]> {
    return (await this.rest.list<Reference>('cohort', { q: words, v: 'custom:(uuid,display)', limit: 10 })).items;
  }

  cohort(uuid: string): Promise<Reference> {
    return this.rest.get(`cohort/${uuid}`, { v: 'custom:(uuid,display)' });
  }

  checkPanel(request: PanelRequest): Promise<PanelCheck> {
    return this.rest.post('patientconversations/panel', { ...request, dryRun: true });
  }

  startPanel(request: PanelRequest): Promise<PanelRun> {
    return this.rest.post('patientconversations/panel', { ...request, dryRun: false });
  }

  /** Newest first. */
  async panels(): Promise<PanelRun[]> {
    return (await this.rest.list<PanelRun>('patientconversations/panel')).items;
  }

  stopPanel(uuid: string): Promise<PanelRun> {
    return this.rest.post(`patientconversations/panel/${uuid}`, { stopped: true });
  }

  /** Newest first. */
  audit(filter: AuditFilter, startIndex: number, limit: number): Promise<Page<AuditEntry>> {
    return this.rest.list('patientconversations/audit', { ...filter, startIndex, limit });
  }

  verifyAudit(): Promise<AuditVerdict> {
    return this.rest.get('patientconversations/audit/verify');
  }

  keys(): Promise<KeyState> {
    return this.rest.get('patientconversations/keys');
  }

  rotateKeys(): Promise<Rotation> {
    return this.rest.post('patientconversations/keys', {});
  }
}
