import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../api/api-error';
import { SecureApi } from '../../api/secure-api';
import { icon } from '../../icons';
import type { Contact, Conversation, Invitation, Wording } from '../../model';
import { define } from '../define';
import '../panel';
import './consented-contact';
import type { ConsentedContact } from './consented-contact';
import { invitationHistory } from './invitation-history';
import { SecurePart } from './secure-part';

/** What became of each invitation to a Secure conversation, and a new one at another address. Fires "pc-refresh" and "pc-close". */
@define('pc-invitations-panel')
export class InvitationsPanel extends SecurePart {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        gap: 20px;
      }
      li {
        padding-block: 8px;
        border-block-start: 1px solid var(--_line);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  @property({ attribute: false }) wording: Wording | null = null;
  @state() private invitations: readonly Invitation[] | null = null;
  @state() private contacts: readonly Contact[] | null = null;
  @state() private choice: ConsentedContact | null = null;
  @state() private failure: ApiError | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation');
    if (changed.has('conversation') && before?.revision !== this.conversation.revision) {
      void this.attempt(() => this.load());
    }
  }

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('invitations')}>
      <div class="stack">
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
        ${this.invitations?.length === 0 ? html`<p class="muted">${this.t('invitation.none')}</p>` : nothing}
        <ol>
          ${this.invitations?.map((invitation) => html`<li>${invitationHistory(invitation, this.services.translator)}</li>`)}
        </ol>
        ${this.services.readOnly || this.conversation.secure?.joined ? nothing : this.renderOther()}
      </div>
    </pc-panel>`;
  }

  private renderOther(): TemplateResult {
    if (!this.contacts) {
      return html`<button type="button" class="button" @click=${() => void this.attempt(() => this.loadContacts())}>${this.t('invitation.other')}</button>`;
    }
    return html`<fieldset class="stack">
      <legend>${this.t('contact.invitation')}</legend>
      <pc-consented-contact
        .services=${this.services}
        .patient=${this.conversation.patient.uuid}
        .contacts=${this.contacts}
        .wording=${this.wording}
        .error=${this.failure?.fields['contactPoint.value'] ?? ''}
        @pc-consented-contact=${(event: CustomEvent<ConsentedContact | null>) => (this.choice = event.detail)}
      ></pc-consented-contact>
      <button type="button" class="button primary" ?disabled=${!this.choice || this.busy} @click=${() => void this.attempt(() => this.invite())}>${this.t('invitation.send')}</button>
    </fieldset>`;
  }

  private async invite(): Promise<void> {
    if (this.choice) {
      await new SecureApi(this.services.rest).invite(this.conversation.uuid, this.choice);
      this.contacts = null;
      this.choice = null;
      this.emit('pc-refresh');
      await this.load();
    }
  }

  private async loadContacts(): Promise<void> {
    this.contacts = await this.services.conversations.contacts(this.conversation.patient.uuid);
  }

  private async load(): Promise<void> {
    this.invitations = await new SecureApi(this.services.rest).invitations(this.conversation.uuid);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await work();
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
