import type { Conversation, HistoryEntry, InboxCounts, SavedMessage, ScheduledMessage, StaffMember } from '../model';
import type { RestClient } from './rest-client';

/** What a message to be sent later consists of. */
export interface LaterMessage {
  channel: string;
  subject: string;
  text: string;
  /** On the practice's clocks, such as 2027-01-31T09:00. */
  due: string;
  sharedConfirmed?: boolean;
}

/** The calls behind the work that staff share. */
export class TeamApi {
  constructor(private readonly rest: RestClient) {}

  counts(): Promise<InboxCounts> {
    return this.rest.get('patientconversations/inbox');
  }

  async staff(typed: string): Promise<StaffMember[]> {
    return (await this.rest.list<StaffMember>('patientconversations/staff', { q: typed })).items;
  }

  async tags(): Promise<string[]> {
    return (await this.rest.list<string>('patientconversations/tags')).items;
  }

  async history(conversation: string): Promise<HistoryEntry[]> {
    return (await this.rest.list<HistoryEntry>(`conversation/${conversation}/history`, { limit: 50 })).items;
  }

  /** @param change.assignee a user's uuid, "me" or null */
  change(conversation: string, change: { assignee?: string | null; starred?: boolean; tags?: string[] }): Promise<Conversation> {
    return this.rest.post(`conversation/${conversation}`, change);
  }

  async saved(patient: string, typed: string): Promise<SavedMessage[]> {
    return (await this.rest.list<SavedMessage>('conversationsavedmessage', { patient, q: typed, limit: 50 })).items;
  }

  async scheduled(conversation: string): Promise<ScheduledMessage[]> {
    return (await this.rest.list<ScheduledMessage>(`conversation/${conversation}/scheduled`, { limit: 50 })).items;
  }

  schedule(conversation: string, message: LaterMessage): Promise<ScheduledMessage> {
    return this.rest.post(`conversation/${conversation}/scheduled`, message);
  }

  changeScheduled(conversation: string, scheduled: string, change: Partial<LaterMessage> & { status?: 'CANCELLED' }): Promise<ScheduledMessage> {
    return this.rest.post(`conversation/${conversation}/scheduled/${scheduled}`, change);
  }
}
