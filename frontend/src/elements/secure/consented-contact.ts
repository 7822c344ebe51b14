import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ConsentChoice, Contact, ContactAddress, Wording } from '../../model';
import { consentBadge } from '../consent-badge';
import '../consent-form';
import type { ContactChoice } from '../contact-picker';
import '../contact-picker';
import { define } from '../define';
import { SecurePart } from './secure-part';

/** An address, and the consent for it where that was not on record before. */
export interface ConsentedContact {
  contactPoint: ContactAddress;
  consent?: ConsentChoice;
}

/** Chooses or takes an address and records consent for it in one go. Fires "pc-consented-contact" with a ConsentedContact, or null while it is not complete. */
@define('pc-consented-contact')
export class ConsentedContactPart extends SecurePart {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
    `,
  ];

  @property() patient = '';
  @property({ attribute: false }) contacts: readonly Contact[] = [];
  @property({ attribute: false }) wording: Wording | null = null;
  /** Whether the address is somebody else's than the patient's. */
  @property({ type: Boolean }) foreign = false;
  @property() error = '';
  @state() private choice: ContactChoice | null = null;

  protected override render(): TemplateResult {
    const contact = this.choice?.contact;
    return html`
      <pc-contact-picker
        .services=${this.services}
        .patient=${this.patient}
        .contacts=${this.contacts}
        .error=${this.error}
        ?foreign=${this.foreign}
        @pc-contact=${this.onContact}
      ></pc-contact-picker>
      ${contact
        ? html`<p class="row">${consentBadge(contact.consent.status, this.services.translator)}</p>
            ${contact.consent.status === 'GRANTED'
              ? nothing
              : keyed(
                  `${contact.system}:${contact.value}`,
                  html`<pc-consent-form .services=${this.services} .wording=${this.wording} @pc-consent=${(event: CustomEvent<ConsentChoice | null>) => this.tell(event.detail)}></pc-consent-form>`,
                )}`
        : nothing}
    `;
  }

  private readonly onContact = (event: CustomEvent<ContactChoice | null>): void => {
    this.choice = event.detail;
    this.tell(null);
  };

  private tell(consent: ConsentChoice | null): void {
    const contact = this.choice?.contact;
    const complete = contact && (consent !== null || contact.consent.status === 'GRANTED');
    const told: ConsentedContact | null = complete ? { contactPoint: { system: contact.system, value: contact.value }, ...(consent && { consent }) } : null;
    this.emit('pc-consented-contact', told);
  }
}
