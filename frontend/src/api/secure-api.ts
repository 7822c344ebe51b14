import type { ConsentChoice, ContactAddress, Conversation, Invitation, Participant } from '../model';
import type { RestClient } from './rest-client';

/** An invitation with what opens it. */
export interface OpenInvitation extends Invitation {
  link: string;
  /** The link as a QR code, an SVG document. */
  qr: string;
}

/** To whom an invitation goes; the patient at the address on record where nothing is named. */
export interface InvitationRequest {
  participant?: string;
  contactPoint?: ContactAddress;
  consent?: ConsentChoice;
}

export interface ProxyRequest {
  name: string;
  relationship: string;
  contactPoint: ContactAddress;
  consent?: ConsentChoice;
  /** The last day, such as 2027-01-31. */
  endsOn?: string;
}

/** The calls behind who may read Secure conversations. */
export class SecureApi {
  constructor(private readonly rest: RestClient) {}

  /** Newest first. */
  async invitations(conversation: string): Promise<Invitation[]> {
    return (await this.rest.list<Invitation>(`conversation/${conversation}/invitation`, { limit: 50 })).items;
  }

  invite(conversation: string, request: InvitationRequest): Promise<Invitation> {
    return this.rest.post(`conversation/${conversation}/invitation`, request);
  }

  revoke(conversation: string, invitation: string): Promise<Invitation> {
    return this.rest.post(`conversation/${conversation}/invitation/${invitation}`, { revoked: true });
  }

  open(conversation: string, invitation: string): Promise<OpenInvitation> {
    return this.rest.get(`conversation/${conversation}/invitation/${invitation}`, { v: 'full' });
  }

  async participants(conversation: string): Promise<Participant[]> {
    return (await this.rest.list<Participant>(`conversation/${conversation}/participant`, { limit: 50 })).items;
  }

  addProxy(conversation: string, request: ProxyRequest): Promise<Participant> {
    return this.rest.post(`conversation/${conversation}/participant`, request);
  }

  changeProxy(conversation: string, participant: string, change: { endsOn: string | null } | { ended: true }): Promise<Participant> {
    return this.rest.post(`conversation/${conversation}/participant/${participant}`, change);
  }

  /** Ends all that the patient and their proxies have open. */
  signOut({ patient }: Conversation): Promise<unknown> {
    return this.rest.post('patientconversations/signout', { patient: patient.uuid });
  }
}
