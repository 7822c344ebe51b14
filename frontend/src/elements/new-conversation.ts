import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ApiError } from '../api/api-error';
import type { StartRequest } from '../api/conversations-api';
import { newClientToken } from '../client-token';
import { icon } from '../icons';
import type { ConsentChoice, Contact, Conversation, Wording } from '../model';
import { consentBadge, methodName } from './consent-badge';
import './consent-form';
import type { ContactChoice } from './contact-picker';
import './contact-picker';
import { define } from './define';
import './failure-view';
import { Part } from './part';
import type { SecureFields } from './secure/secure-fields';

const MODES: readonly Conversation['mode'][] = ['SECURE', 'STANDARD'];

/** The way to a new conversation on one page: mode, what a Secure one is about, contact, consent. Fires "pc-started" with it, or "pc-back". */
@define('pc-new-conversation')
export class NewConversation extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        block-size: 100%;
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 60px;
        padding-block: 8px;
        padding-inline: 8px 16px;
        border-block-end: 1px solid var(--_line);
      }
      form {
        display: contents;
      }
      .steps {
        flex: 1;
        overflow: auto;
        padding: 20px;
      }
      .column {
        display: grid;
        gap: 28px;
        max-inline-size: 620px;
        margin-inline: auto;
      }
      section,
      fieldset {
        display: grid;
        gap: 12px;
      }
      legend {
        margin-block-end: 12px;
      }
      .modes {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
        gap: 12px;
      }
      .mode {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 4px 12px;
        align-items: center;
        align-content: start;
        padding: 14px 16px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        cursor: pointer;
      }
      .mode:has(:checked) {
        border-color: var(--_primary);
        box-shadow: inset 0 0 0 1px var(--_primary);
        background: color-mix(in srgb, var(--_tint) 35%, var(--_surface));
      }
      .mode:has(:disabled) {
        cursor: default;
        background: var(--_canvas);
        color: var(--_muted);
      }
      .mode > svg {
        color: var(--_primary);
        inline-size: 1.6em;
        block-size: 1.6em;
      }
      .mode:has(:disabled) > svg {
        color: var(--_muted);
      }
      .mode p {
        grid-column: 1 / -1;
        font-size: 0.93em;
        color: var(--_muted);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 10px;
        padding: 12px 20px;
        border-block-start: 1px solid var(--_line);
      }
      @container (max-width: 420px) {
        footer {
          padding-inline: 12px;
        }
        footer .button {
          flex: 1 1 auto;
          padding-inline: 0.6em;
        }
      }
      footer .notice {
        flex: 1 1 100%;
      }
      .skeleton {
        block-size: 52px;
      }
    `,
  ];

  @property() patient = '';
  /** The Standard conversation that a Secure one is to go on from. */
  @property({ attribute: false }) from: Conversation | null = null;
  /** Whether the patient has joined a Secure conversation, so that none needs an invitation. */
  @property({ type: Boolean }) joined = false;
  @state() private mode: Conversation['mode'] = 'STANDARD';
  @state() private fields: SecureFields = { subject: '', text: '' };
  private clientToken = newClientToken();
  @state() private contacts: readonly Contact[] | null = null;
  @state() private wording: Wording | null = null;
  @state() private loadFailure: ApiError | null = null;
  @state() private choice: ContactChoice | null = null;
  @state() private consent: ConsentChoice | null = null;
  @state() private failure: ApiError | null = null;
  @state() private busy = false;
  @query('h2') private readonly heading!: HTMLElement;

  override focus(): void {
    void this.updateComplete.then(() => this.heading.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('from')) {
      this.mode = this.from ? 'SECURE' : 'STANDARD';
    }
  }

  protected override firstUpdated(): void {
    void this.load();
  }

  protected override render(): TemplateResult {
    return html`
      <header role="presentation">
        <button type="button" class="icon-button" aria-label=${this.t('back')} @click=${() => this.emit('pc-back')}>${icon('back')}</button>
        <h2 tabindex="-1">${this.t(this.from ? 'invite' : 'new')}</h2>
      </header>
      <form @submit=${this.submit} novalidate>
        <div class="steps" tabindex="-1">
          <div class="column">
            ${this.from ? nothing : this.renderModes()} ${this.renderSecure()}
            ${this.invited
              ? nothing
              : this.loadFailure
              ? html`<pc-failure .services=${this.services} .failure=${this.loadFailure} @pc-retry=${() => void this.load()}></pc-failure>`
              : this.contacts
                ? html`${this.renderContact(this.contacts)}${this.renderConsent()}`
                : html`<section aria-busy="true" aria-label=${this.t('loading')}><div class="skeleton"></div><div class="skeleton"></div></section>`}
          </div>
        </div>
        <footer role="presentation">
          ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
          <button type="button" class="button quiet" @click=${() => this.emit('pc-back')}>${this.t('cancel')}</button>
          <button class="button primary" ?disabled=${!this.ready || this.busy}>${this.t('create')}</button>
        </footer>
      </form>
    `;
  }

  private renderModes(): TemplateResult {
    return html`<fieldset>
      <legend>${this.t('mode')}</legend>
      <div class="modes">
        ${MODES.map(
          (mode) => html`<label class="mode"
            >${icon(mode === 'SECURE' ? 'lock' : 'chat')}<strong>${this.t(`mode.${mode}`)}</strong
            ><input type="radio" name="mode" .checked=${this.mode === mode} @change=${() => (this.mode = mode)} />
            <p>${this.t(`mode.${mode}.means`)}</p></label
          >`,
        )}
      </div>
    </fieldset>`;
  }

  private renderSecure(): TemplateResult | typeof nothing {
    if (this.mode !== 'SECURE') {
      return nothing;
    }
    void import('./secure/secure-fields');
    return html`<pc-secure-fields
      .services=${this.services}
      .error=${this.failure?.fields['subject'] ?? ''}
      ?joined=${this.joined}
      @pc-secure-fields=${(event: CustomEvent<SecureFields>) => {
        this.fields = event.detail;
        this.clientToken = newClientToken();
      }}
    ></pc-secure-fields>`;
  }

  /** Whether nobody is to be asked where to reach the patient, who has joined already. */
  private get invited(): boolean {
    return this.mode === 'SECURE' && this.joined;
  }

  private get ready(): boolean {
    return (this.invited || this.choice !== null) && (this.mode === 'STANDARD' || this.fields.subject.trim() !== '');
  }

  private renderContact(contacts: readonly Contact[]): TemplateResult {
    const error = Object.entries(this.failure?.fields ?? {}).find(([field]) => field.startsWith('contactPoint'))?.[1];
    return html`<fieldset>
      <legend>${this.t(this.mode === 'SECURE' ? 'contact.invitation' : 'contact')}</legend>
      <pc-contact-picker
        .services=${this.services}
        .patient=${this.patient}
        .contacts=${contacts}
        .initial=${this.from?.contactPoints.find(({ consent }) => consent.status === 'GRANTED') ?? null}
        .error=${error ?? ''}
        @pc-contact=${this.onContact}
      ></pc-contact-picker>
    </fieldset>`;
  }

  private renderConsent(): TemplateResult | typeof nothing {
    if (!this.choice) {
      return nothing;
    }
    const { consent } = this.choice.contact;
    const { translator } = this.services;
    const by = typeof consent.recordedBy === 'string' ? consent.recordedBy : consent.recordedBy?.display;
    const details = [
      consent.method ? methodName(consent.method, translator) : '',
      by ? this.t('consent.by', { name: by }) : '',
      consent.date ? translator.dateTime(consent.date) : '',
    ].filter(Boolean);
    return html`<section aria-labelledby="consent">
      <h3 id="consent">${this.t('consent')}</h3>
      <p class="row">${consentBadge(consent.status, translator)}<span class="hint">${details.join(' · ')}</span></p>
      ${consent.status === 'GRANTED'
        ? nothing
        : html`<p class="hint">${this.t(consent.status === 'WITHDRAWN' ? 'consent.withdrawnHint' : 'consent.unknownHint')}</p>
            ${keyed(
              addressOf(this.choice),
              html`<pc-consent-form .services=${this.services} .wording=${this.wording} @pc-consent=${this.onConsent}></pc-consent-form>`,
            )}`}
    </section>`;
  }

  private async load(): Promise<void> {
    this.loadFailure = null;
    try {
      [this.contacts, this.wording] = await Promise.all([
        this.services.conversations.contacts(this.patient),
        this.services.conversations.wording(),
      ]);
    } catch (thrown) {
      this.loadFailure = ApiError.from(thrown);
    }
  }

  private readonly onContact = (event: CustomEvent<ContactChoice | null>): void => {
    // An agreement holds for the address it was given for, and is not carried over to another.
    if (addressOf(event.detail) !== addressOf(this.choice)) {
      this.consent = null;
      this.clientToken = newClientToken();
    }
    this.choice = event.detail;
  };

  private readonly onConsent = (event: CustomEvent<ConsentChoice | null>): void => {
    this.consent = event.detail;
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    void this.start();
  };

  private async start(): Promise<void> {
    if (!this.ready || this.busy) {
      return;
    }
    this.busy = true;
    this.failure = null;
    try {
      const conversation = await this.services.conversations.start({
        patient: this.patient,
        mode: this.mode,
        ...(this.mode === 'SECURE' ? this.secureWishes : {}),
        ...(this.invited || !this.choice ? {} : this.contactWishes(this.choice)),
      });
      this.notify('success', this.t('done.started'));
      this.emit('pc-started', conversation);
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }

  private get secureWishes(): Partial<StartRequest> {
    const text = this.fields.text.trim();
    return {
      subject: this.fields.subject.trim(),
      clientToken: this.clientToken,
      ...(text && { text }),
      ...(this.from && { from: this.from.uuid }),
    };
  }

  private contactWishes({ contact, saveContact }: ContactChoice): Partial<StartRequest> {
    return {
      contactPoint: { system: contact.system, value: contact.value },
      saveContact,
      ...(this.consent && contact.consent.status !== 'GRANTED' ? { consent: this.consent } : {}),
    };
  }
}

function addressOf(choice: ContactChoice | null): string {
  return choice ? `${choice.contact.system}:${choice.contact.value}` : '';
}
