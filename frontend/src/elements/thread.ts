import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { channelIcon, icon } from '../icons';
import type { Contact, ContactSystem, Conversation, Draft, Wording } from '../model';
import type { ThreadStore } from '../thread-store';
import './composer';
import type { Composer } from './composer';
import { consentBadge } from './consent-badge';
import './consent-panel';
import './contact-panel';
import { define } from './define';
import './menu';
import type { MenuItem } from './menu';
import type { StatusWish } from './message-bubble';
import './message-list';
import type { MessageList } from './message-list';
import { Part } from './part';

type OpenPanel = { name: 'consent'; contact: Contact | null } | { name: 'contact'; system: ContactSystem };

/** One conversation: who is reached and how, the messages, the composer. Fires "pc-back" and "pc-changed". */
@define('pc-thread')
export class Thread extends Part {
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
        gap: 4px 8px;
        min-block-size: 60px;
        padding: 6px 8px;
        border-block-end: 1px solid var(--_line);
      }
      :host(:not([wide])) h2 {
        font-size: 1.05em;
      }
      :host([wide]) header {
        padding-inline-start: 20px;
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 0.4em;
        overflow: hidden;
      }
      h2 bdi {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .addresses {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        position: relative;
      }
      .addresses button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-block-size: 40px;
        margin-block: -7px;
        padding: 0;
        font-size: 0.88em;
        color: var(--_muted);
        max-inline-size: 100%;
      }
      .addresses button:focus-visible {
        outline-offset: -6px;
        border-radius: 12px;
      }
      .addresses .address {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .addresses button:hover .address {
        text-decoration: underline;
      }
      @container (max-width: 480px) {
        .addresses .granted {
          padding: 0.2em;
        }
        .addresses .granted > span {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      .notice.strip {
        border-radius: 0;
        padding-inline: 20px;
        min-block-size: 44px;
      }
    `,
  ];

  @property({ attribute: false }) store!: ThreadStore;
  /** Counts the store's changes, so that this element notices them. */
  @property({ type: Number }) version = 0;
  @property({ attribute: false }) wording: Wording | null = null;
  /** Whether the list stands beside it, so that no way back is needed. */
  @property({ type: Boolean, reflect: true }) wide = false;

  @state() private panel: OpenPanel | null = null;
  @state() private failure: ApiError | null = null;
  @query('pc-composer') private readonly composer!: Composer | null;
  @query('pc-message-list') private readonly list!: MessageList | null;
  @query('h2') private readonly heading!: HTMLElement;

  /** Whether the newest message is in sight; a thread not yet drawn opens there. */
  get showsNewest(): boolean {
    return this.list?.showsNewest ?? true;
  }

  /** Puts the cursor where typing can start. */
  override focus(): void {
    void this.updateComplete.then(() => (this.composer ?? this.heading).focus());
  }

  protected override render(): TemplateResult {
    const { conversation } = this.store;
    const archived = conversation.status === 'ARCHIVED';
    return html`
      <header role="presentation">
        ${this.wide ? nothing : html`<button type="button" class="icon-button" aria-label=${this.t('back')} @click=${() => this.emit('pc-back')}>${icon('back')}</button>`}
        <div class="grow">
          <h2 tabindex="-1"><bdi>${conversation.subject ?? this.t(`conversation.${conversation.mode}`)}</bdi>${archived ? html`<span class="badge">${this.t('archived')}</span>` : nothing}</h2>
          <div class="addresses">${conversation.contactPoints.map((contact) => this.renderAddress(contact))}</div>
        </div>
        ${this.services.readOnly
          ? nothing
          : html`<pc-menu .services=${this.services} .label=${this.t('menu')} .items=${this.menuItems(archived)} @pc-choose=${this.onMenu}></pc-menu>`}
      </header>
      ${this.failure
        ? html`<p class="notice error strip" role="alert">
            ${icon('alert')}<span>${this.why(this.failure)}</span
            ><button type="button" class="icon-button" aria-label=${this.t('close')} @click=${() => (this.failure = null)}>${icon('close')}</button>
          </p>`
        : nothing}
      <pc-message-list
        .services=${this.services}
        .messages=${this.store.messages}
        ?loaded=${this.store.loaded}
        ?hasOlder=${this.store.hasOlder}
        @pc-older=${() => void this.attempt(this.store.loadOlder())}
        @pc-status-wish=${this.onStatusWish}
      ></pc-message-list>
      ${this.services.readOnly
        ? html`<p class="notice strip">${icon('lock')}<span>${this.t('readOnly')}</span></p>`
        : archived
          ? html`<p class="notice strip">
              ${icon('archive')}<span>${this.t('archivedNotice')}</span
              ><button type="button" class="button quiet" @click=${() => void this.setStatus('OPEN')}>${this.t('reopen')}</button>
            </p>`
          : html`<pc-composer
              .services=${this.services}
              .conversation=${conversation}
              .channels=${this.wording?.channels ?? []}
              .send=${this.send}
              @pc-contacts=${(event: CustomEvent<ContactSystem>) => (this.panel = { name: 'contact', system: event.detail })}
              @pc-consent-panel=${(event: CustomEvent<Contact>) => (this.panel = { name: 'consent', contact: event.detail })}
            ></pc-composer>`}
      ${this.renderPanel(conversation)}
    `;
  }

  private renderAddress(contact: Contact): TemplateResult {
    return html`<button type="button" title=${this.t('consent.open')} @click=${() => (this.panel = { name: 'consent', contact: null })}>
      ${channelIcon(contact.system)}<span class="visually-hidden">${this.t(`channel.${contact.system}`)}</span><bdi class="address">${contact.display}</bdi>
      ${consentBadge(contact.consent.status, this.services.translator)}
    </button>`;
  }

  private renderPanel(conversation: Conversation): TemplateResult | typeof nothing {
    switch (this.panel?.name) {
      case 'consent':
        return html`<pc-consent-panel
          .services=${this.services}
          .patient=${conversation.patient.uuid}
          .contacts=${conversation.contactPoints}
          .wording=${this.wording}
          .focusOn=${this.panel.contact}
          @pc-recorded=${() => void this.attempt(this.store.refresh())}
          @pc-close=${this.closePanel}
        ></pc-consent-panel>`;
      case 'contact':
        return html`<pc-contact-panel
          .services=${this.services}
          .conversation=${conversation}
          .system=${this.panel.system}
          @pc-contact-used=${this.onContactUsed}
          @pc-close=${this.closePanel}
        ></pc-contact-panel>`;
      case undefined:
        return nothing;
    }
  }

  private menuItems(archived: boolean): MenuItem[] {
    return [
      { id: 'contact', label: this.t('contact.choose'), icon: 'person' },
      { id: 'consent', label: this.t('consent.history'), icon: 'shield' },
      archived ? { id: 'OPEN', label: this.t('reopen'), icon: 'retry' } : { id: 'ARCHIVED', label: this.t('archive'), icon: 'archive' },
      { id: 'invite', label: this.t('invite'), icon: 'lock', unavailable: this.t('later') },
    ];
  }

  private readonly closePanel = (): void => {
    this.panel = null;
  };

  private readonly onMenu = (event: CustomEvent<string>): void => {
    switch (event.detail) {
      case 'contact':
        this.panel = { name: 'contact', system: this.store.conversation.contactPoints[0]?.system ?? 'sms' };
        break;
      case 'consent':
        this.panel = { name: 'consent', contact: null };
        break;
      case 'OPEN':
      case 'ARCHIVED':
        void this.setStatus(event.detail);
        break;
    }
  };

  private readonly onContactUsed = (event: CustomEvent<Conversation>): void => {
    this.panel = null;
    void this.attempt(this.store.apply(Promise.resolve(event.detail)));
  };

  private readonly onStatusWish = (event: CustomEvent<StatusWish>): void => {
    void this.attempt(this.store.setStatus(event.detail.message, event.detail.status));
  };

  private async setStatus(status: Conversation['status']): Promise<void> {
    if (await this.attempt(this.store.apply(this.services.conversations.setStatus(this.store.conversation.uuid, status)))) {
      this.notify('success', this.t(status === 'ARCHIVED' ? 'done.archived' : 'done.reopened'));
    }
    this.emit('pc-changed');
  }

  private readonly send = async (draft: Draft): Promise<void> => {
    const sent = this.store.send(draft);
    await this.updateComplete;
    this.list?.toEnd();
    try {
      await sent;
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      if (failure.kind === 'invalid') {
        // A refusal by a rule means that what is shown here is behind, such as a consent withdrawn a moment ago.
        void this.attempt(this.store.refresh());
      }
      throw failure;
    }
  };

  private async attempt(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      this.failure = null;
      return true;
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      this.failure = this.notify('error', this.why(failure)) ? null : failure;
      return false;
    }
  }
}
