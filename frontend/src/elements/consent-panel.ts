import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { channelIcon, icon } from '../icons';
import type { ConsentChoice, ConsentEntry, Contact, Wording } from '../model';
import { consentBadge, methodName } from './consent-badge';
import './consent-form';
import { define } from './define';
import './failure-view';
import './panel';
import { Part } from './part';

/** The ledger of one patient, and a way to add to it for the addresses in use. Fires "pc-recorded" and "pc-close". */
@define('pc-consent-panel')
export class ConsentPanel extends Part {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        gap: 14px;
      }
      .address-card {
        display: grid;
        gap: 12px;
        padding: 14px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .address-card > .row > svg {
        color: var(--_muted);
      }
      ol {
        border-inline-start: 2px solid var(--_line);
        margin-inline-start: 6px;
        display: grid;
        gap: 16px;
      }
      li {
        position: relative;
        padding-inline-start: 18px;
        display: grid;
        gap: 3px;
      }
      li::before {
        content: '';
        position: absolute;
        inset-block-start: 7px;
        inset-inline-start: -6px;
        inline-size: 10px;
        block-size: 10px;
        border-radius: 50%;
        background: var(--_field-line);
      }
    `,
  ];

  @property() patient = '';
  @property({ attribute: false }) contacts: readonly Contact[] = [];
  @property({ attribute: false }) wording: Wording | null = null;
  /** The address whose form is open from the start. */
  @property({ attribute: false }) focusOn: Contact | null = null;

  @state() private entries: readonly ConsentEntry[] | null = null;
  @state() private recording: { key: string; status: ConsentChoice['status'] } | null = null;
  @state() private choice: ConsentChoice | null = null;
  @state() private failure: ApiError | null = null;
  @state() private busy = false;

  protected override firstUpdated(): void {
    if (this.focusOn) {
      this.recording = { key: key(this.focusOn), status: 'GRANTED' };
    }
    void this.load();
  }

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('consent')}>
      <div class="stack">
        ${this.contacts.map((contact) => this.renderContact(contact))}
        ${this.failure ? html`<pc-failure strip .services=${this.services} .failure=${this.failure} @pc-retry=${() => void this.load()}></pc-failure>` : nothing}
        <h3>${this.t('consent.history')}</h3>
        ${this.entries?.length === 0 ? html`<p class="muted">${this.t('consent.noHistory')}</p>` : nothing}
        <ol>
          ${this.entries?.map((entry) => this.renderEntry(entry))}
        </ol>
      </div>
    </pc-panel>`;
  }

  private renderContact(contact: Contact): TemplateResult {
    const open = this.recording?.key === key(contact) ? this.recording : null;
    const granted = contact.consent.status === 'GRANTED';
    const withdrawn = contact.consent.status === 'WITHDRAWN';
    return html`<div class="address-card">
      <div class="row">
        ${channelIcon(contact.system)}<bdi class="address grow">${contact.display}</bdi>${consentBadge(contact.consent.status, this.services.translator)}
      </div>
      ${open
        ? html`<pc-consent-form
              .services=${this.services}
              .wording=${this.wording}
              .status=${open.status}
              @pc-consent=${(event: CustomEvent<ConsentChoice | null>) => (this.choice = event.detail)}
            ></pc-consent-form>
            <div class="row">
              <button type="button" class="button primary" ?disabled=${!this.choice || this.busy} @click=${() => void this.record(contact)}>
                ${this.t(open.status === 'GRANTED' ? 'consent.recordGrant' : 'consent.recordWithdrawal')}
              </button>
              <button type="button" class="button quiet" @click=${() => this.open(null)}>${this.t('cancel')}</button>
            </div>`
        : html`<div class="row">
            ${granted ? nothing : this.renderOpen(contact, 'GRANTED')} ${withdrawn ? nothing : this.renderOpen(contact, 'WITHDRAWN')}
          </div>`}
    </div>`;
  }

  private renderOpen(contact: Contact, status: ConsentChoice['status']): TemplateResult {
    const granting = status === 'GRANTED';
    return html`<button type="button" class="button ${granting ? '' : 'danger'}" @click=${() => this.open({ key: key(contact), status })}>
      ${icon(granting ? 'tick' : 'stop')}${this.t(granting ? 'consent.recordGrant' : 'consent.recordWithdrawal')}
    </button>`;
  }

  private renderEntry(entry: ConsentEntry): TemplateResult {
    const { translator } = this.services;
    const by = entry.recordedBy ? this.t('consent.by', { name: entry.recordedBy.display }) : '';
    const how = [methodName(entry.method, translator), by, entry.wordingVersion ? this.t('consent.version', { version: entry.wordingVersion }) : ''];
    return html`<li>
      <span class="row">${consentBadge(entry.status, translator)}<bdi class="address">${entry.value}</bdi></span>
      <span class="hint">${translator.dateTime(entry.date)} · ${how.filter(Boolean).join(' · ')}</span>
      ${entry.note ? html`<span dir="auto">${entry.note}</span>` : nothing}
    </li>`;
  }

  private open(recording: ConsentPanel['recording']): void {
    this.recording = recording;
    this.choice = null;
  }

  private async load(): Promise<void> {
    try {
      this.entries = await this.services.conversations.consents(this.patient);
      this.failure = null;
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }

  private async record(contact: Contact): Promise<void> {
    if (!this.choice) {
      return;
    }
    this.busy = true;
    try {
      await this.services.conversations.recordConsent(this.patient, contact, this.choice);
      this.open(null);
      this.emit('pc-recorded');
      await this.load();
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}

function key(contact: Contact): string {
  return `${contact.system}:${contact.value}`;
}
