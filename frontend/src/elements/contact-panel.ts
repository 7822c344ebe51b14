import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { icon } from '../icons';
import type { Contact, ContactSystem, Conversation } from '../model';
import type { ContactChoice } from './contact-picker';
import './contact-picker';
import { define } from './define';
import './panel';
import { Part } from './part';

/** Chooses another address for a thread. Fires "pc-contact-used" with the conversation as it then is, and "pc-close". */
@define('pc-contact-panel')
export class ContactPanel extends Part {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        gap: 16px;
      }
      .skeleton {
        block-size: 52px;
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  @property() system: ContactSystem = 'sms';
  @state() private contacts: readonly Contact[] | null = null;
  @state() private choice: ContactChoice | null = null;
  @state() private failure: ApiError | null = null;
  @state() private busy = false;

  protected override firstUpdated(): void {
    void this.load();
  }

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('contact.choose')}>
      <div class="stack">
        ${this.contacts
          ? html`<pc-contact-picker
              .services=${this.services}
              .patient=${this.conversation.patient.uuid}
              .contacts=${this.contacts}
              .system=${this.system}
              .initial=${this.contacts.find((contact) => contact.system === this.system) ?? null}
              .error=${this.failure?.fields['contactPoint.value'] ?? ''}
              @pc-contact=${(event: CustomEvent<ContactChoice | null>) => (this.choice = event.detail)}
            ></pc-contact-picker>`
          : this.failure
            ? nothing
            : html`<div class="skeleton"></div>`}
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
        <button type="button" class="button primary" ?disabled=${!this.choice || this.busy} @click=${() => void this.use()}>${this.t('contact.use')}</button>
      </div>
    </pc-panel>`;
  }

  private async load(): Promise<void> {
    try {
      this.contacts = await this.services.conversations.contacts(this.conversation.patient.uuid);
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }

  private async use(): Promise<void> {
    if (!this.choice) {
      return;
    }
    const { contact, saveContact } = this.choice;
    this.busy = true;
    this.failure = null;
    try {
      const address = { system: contact.system, value: contact.value };
      this.emit('pc-contact-used', await this.services.conversations.useContact(this.conversation.uuid, address, saveContact));
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
