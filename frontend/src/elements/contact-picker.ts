import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { channelIcon, icon } from '../icons';
import type { CheckedContact, Contact, ContactAddress, ContactSystem } from '../model';
import { consentBadge } from './consent-badge';
import { define } from './define';
import { Part } from './part';

const CHECK_DELAY_MS = 250;
const SYSTEMS: readonly ContactSystem[] = ['sms', 'email'];

export interface ContactChoice {
  contact: Contact;
  saveContact: boolean;
}

/** Offers the addresses on the chart, or takes a new one and checks it while it is typed. Fires "pc-contact" with a ContactChoice or null. */
@define('pc-contact-picker')
export class ContactPicker extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .choice {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px 12px;
        min-block-size: 48px;
        padding: 8px 14px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        cursor: pointer;
        transition: border-color 0.15s;
      }
      .choice:hover {
        border-color: var(--_field-line);
      }
      .choice:has(:checked) {
        border-color: var(--_primary);
        box-shadow: inset 0 0 0 1px var(--_primary);
      }
      .choice > .grow {
        flex-basis: 170px;
      }
      .choice > svg {
        color: var(--_muted);
      }
      .new {
        display: grid;
        gap: 10px;
        padding: 14px;
        border-radius: var(--_radius);
        background: var(--_canvas);
      }
      .systems {
        display: flex;
        flex-wrap: wrap;
        column-gap: 20px;
      }
      .verdict {
        min-block-size: 1.5em;
      }
      .good {
        color: var(--_success);
        font-size: 0.93em;
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.4em;
      }
    `,
  ];

  @property() patient = '';
  @property({ attribute: false }) contacts: readonly Contact[] = [];
  /** Which address is chosen at first: none opens the field for a new one. */
  @property({ attribute: false }) initial: ContactAddress | null = null;
  /** An error that the server gave for the address after all. */
  @property() error = '';
  @property() system: ContactSystem = 'sms';

  /** For an address of somebody else than the patient, which has no place on the chart. */
  @property({ type: Boolean }) foreign = false;

  @state() private chosen: Contact | 'new' | null = null;
  @state() private typed = '';
  @state() private save = true;
  @state() private checking = false;
  @state() private verdict: CheckedContact | null = null;
  @state() private failure: ApiError | null = null;
  @query('#address') private readonly field!: HTMLInputElement | null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('contacts') && this.chosen !== 'new') {
      const wanted = this.chosen ?? this.initial;
      this.chosen =
        this.contacts.find((contact) => contact.system === wanted?.system && contact.value === wanted.value) ??
        this.contacts.find((contact) => contact.preferred) ??
        this.contacts[0] ??
        'new';
      void this.updateComplete.then(this.tell);
    }
  }

  protected override render(): TemplateResult {
    return html`
      ${this.contacts.map((contact) => this.renderContact(contact))}
      ${this.contacts.length
        ? html`<label class="choice"
            ><input type="radio" name="contact" .checked=${this.chosen === 'new'} @change=${this.chooseNew} /><span class="grow">${this.t('contact.other')}</span></label
          >`
        : nothing}
      ${this.chosen === 'new' ? this.renderNew() : nothing}
    `;
  }

  private renderContact(contact: Contact): TemplateResult {
    return html`<label class="choice">
      <input type="radio" name="contact" .checked=${this.chosen === contact} @change=${() => this.choose(contact)} />
      ${channelIcon(contact.system)}
      <span class="grow"
        ><span class="visually-hidden">${this.t(`channel.${contact.system}`)} </span><bdi class="address">${contact.display}</bdi>${contact.onChart
          ? html`<span class="hint"> · ${this.t('contact.onChart')}</span>`
          : nothing}</span
      >
      ${consentBadge(contact.consent.status, this.services.translator)} ${contact.shared ? html`<span class="badge unknown">${this.t('contact.shared')}</span>` : nothing}
    </label>`;
  }

  private renderNew(): TemplateResult {
    const sms = this.system === 'sms';
    const error = this.error || (this.verdict && !this.verdict.valid ? (this.verdict.error?.message ?? this.t('contact.invalid')) : '');
    return html`<div class="new">
      <fieldset>
        <legend class="visually-hidden">${this.t('contact.kind')}</legend>
        <div class="systems">
          ${SYSTEMS.map(
            (system) => html`<label class="check"
              ><input type="radio" name="system" .checked=${this.system === system} @change=${() => this.setSystem(system)} />${channelIcon(system)}${this.t(`contact.${system}`)}</label
            >`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label for="address">${this.t(`contact.${this.system}`)}</label>
        <input
          id="address"
          dir="ltr"
          type=${sms ? 'tel' : 'email'}
          autocomplete="off"
          spellcheck="false"
          maxlength="254"
          aria-describedby="verdict"
          aria-invalid=${error ? 'true' : nothing}
          .value=${this.typed}
          @input=${this.onType}
        />
        <div class="verdict" id="verdict" role="status">${this.renderVerdict(error)}</div>
      </div>
      ${this.foreign
        ? nothing
        : html`<label class="check"><input type="checkbox" .checked=${this.save} @change=${this.onSave} />${this.t('contact.save')}</label>`}
    </div>`;
  }

  private renderVerdict(error: string): TemplateResult | typeof nothing {
    if (error) {
      return html`<span class="problem">${icon('alert')}<span>${error}</span></span>`;
    }
    if (this.failure) {
      return html`<span class="problem">${icon('alert')}<span>${this.why(this.failure)}</span></span>`;
    }
    if (this.checking) {
      return html`<span class="hint">${this.t('contact.checking')}</span>`;
    }
    return this.verdict
      ? html`<span class="good">${icon('tick')}<bdi class="address">${this.verdict.display}</bdi>${this.verdict.shared
            ? html`<span class="badge unknown">${this.t('contact.shared')}</span>`
            : nothing}</span>`
      : nothing;
  }

  private choose(contact: Contact): void {
    this.chosen = contact;
    this.tell();
  }

  private readonly chooseNew = (): void => {
    this.chosen = 'new';
    this.tell();
    void this.updateComplete.then(() => this.field?.focus());
  };

  private setSystem(system: ContactSystem): void {
    this.system = system;
    this.check();
  }

  private readonly onType = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.check();
  };

  private readonly onSave = (event: Event): void => {
    this.save = (event.target as HTMLInputElement).checked;
    this.tell();
  };

  private check(): void {
    clearTimeout(this.timer);
    this.verdict = null;
    this.failure = null;
    this.error = '';
    this.checking = this.typed.trim() !== '';
    this.tell();
    if (this.checking) {
      this.timer = setTimeout(() => void this.ask(this.system, this.typed.trim()), CHECK_DELAY_MS);
    }
  }

  private async ask(system: ContactSystem, value: string): Promise<void> {
    const current = (): boolean => system === this.system && value === this.typed.trim();
    try {
      const verdict = await this.services.conversations.checkContact(this.patient, system, value);
      if (current()) {
        this.verdict = verdict;
      }
    } catch (thrown) {
      if (current()) {
        this.failure = ApiError.from(thrown);
      }
    }
    if (current()) {
      this.checking = false;
      this.tell();
    }
  }

  private readonly tell = (): void => {
    let choice: ContactChoice | null = null;
    if (this.chosen === 'new') {
      choice = this.verdict?.valid ? { contact: this.verdict, saveContact: this.save && !this.foreign } : null;
    } else if (this.chosen) {
      choice = { contact: this.chosen, saveContact: false };
    }
    this.emit('pc-contact', choice);
  };
}
