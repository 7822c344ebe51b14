import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { channelIcon, icon } from '../icons';
import type { Contact, ContactSystem, Conversation, Draft, Message, SavedMessage, ScheduledMessage, Wording } from '../model';
import type { ThreadStore } from '../thread-store';
import { author } from './author';
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

type OpenPanel =
  | { name: 'consent'; contact: Contact | null }
  | { name: 'contact'; system: ContactSystem }
  | { name: 'team' }
  | { name: 'saved' }
  | { name: 'participants' }
  | { name: 'invitations' }
  | { name: 'retract'; message: Message }
  | { name: 'later'; draft: Draft | null; scheduled: ScheduledMessage | null };

/**
 * One conversation: who is reached and how, the messages, the composer. Fires "pc-back", "pc-changed", "pc-new" for another conversation, with the
 * Standard one that a Secure one is to go on from where it does, and "pc-switch" with the uuid of the other half of one that was moved over.
 */
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
      .team {
        display: inline-flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 2px 8px;
        min-block-size: 32px;
        padding: 0;
        font-size: 0.88em;
        color: var(--_muted);
        text-align: start;
      }
      .team .starred {
        fill: currentColor;
        color: var(--_warning);
      }
      .related {
        padding-inline: 8px;
        border-block-end: 1px solid var(--_line);
        font-size: 0.9em;
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
  /** Whether it is being asked which phone is to ring first. */
  @state() private calling = false;
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
    const secure = conversation.mode === 'SECURE';
    return html`
      <header role="presentation">
        ${this.wide ? nothing : html`<button type="button" class="icon-button" aria-label=${this.t('back')} @click=${() => this.emit('pc-back')}>${icon('back')}</button>`}
        <div class="grow">
          <h2 tabindex="-1">${secure ? html`${icon('lock')}<span class="visually-hidden">${this.t('conversation.SECURE')}: </span>` : nothing}<bdi>${conversation.subject ?? this.t(`conversation.${conversation.mode}`)}</bdi>${archived ? html`<span class="badge">${this.t('archived')}</span>` : nothing}</h2>
          <div class="addresses">${secure ? this.renderParticipants(conversation) : conversation.contactPoints.map((contact) => this.renderAddress(contact))}</div>
          ${this.renderTeam(conversation)}
        </div>
        ${this.services.readOnly
          ? nothing
          : html`${secure
                ? nothing
                : html`<button type="button" class="icon-button" aria-label=${this.t('call')} title=${this.t('call')} @click=${() => (this.calling = !this.calling)}>${icon('call')}</button>`}<pc-menu .services=${this.services} .label=${this.t('menu')} .items=${this.menuItems(archived)} @pc-choose=${this.onMenu}></pc-menu>`}
      </header>
      ${this.failure
        ? html`<p class="notice error strip" role="alert">
            ${icon('alert')}<span>${this.why(this.failure)}</span
            ><button type="button" class="icon-button" aria-label=${this.t('close')} @click=${() => (this.failure = null)}>${icon('close')}</button>
          </p>`
        : nothing}
      ${this.calling
        ? html`<form class="notice strip" @submit=${this.onCall}>
            <label>${this.t('call.own')} <input type="tel" dir="ltr" autocomplete="tel" required .value=${ownPhone()} /></label
            ><button class="button primary">${this.t('call')}</button>
          </form>`
        : nothing}
      ${this.renderRelated(conversation)} ${this.renderInvitation(conversation)}
      <pc-message-list
        .services=${this.services}
        .messages=${this.store.messages}
        ?loaded=${this.store.loaded}
        ?hasOlder=${this.store.hasOlder}
        @pc-older=${() => void this.attempt(this.store.loadOlder())}
        @pc-status-wish=${this.onStatusWish}
      ></pc-message-list>
      ${this.renderScheduled()}
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
              @pc-saved=${() => (this.panel = { name: 'saved' })}
              @pc-later=${() => (this.panel = { name: 'later', draft: this.composer?.draft ?? null, scheduled: null })}
              @pc-contacts=${(event: CustomEvent<ContactSystem>) => (this.panel = { name: 'contact', system: event.detail })}
              @pc-contact-right=${(event: CustomEvent<Contact>) => void this.confirmContact(event.detail)}
              @pc-consent-panel=${(event: CustomEvent<Contact>) => (this.panel = { name: 'consent', contact: event.detail })}
            ></pc-composer>`}
      ${this.renderPanel(conversation)}
    `;
  }

  private renderTeam({ assignee, starred, tags }: Conversation): TemplateResult {
    return html`<button type="button" class="team" title=${this.t('team')} @click=${() => (this.panel = { name: 'team' })}>
      ${starred ? html`<span class="starred">${icon('star')}<span class="visually-hidden">${this.t('team.starred')}</span></span>` : icon('team')}
      <bdi>${assignee?.display ?? this.t('team.nobody')}</bdi>${tags.map((tag) => html`<bdi class="badge">${tag}</bdi>`)}
    </button>`;
  }

  private renderParticipants({ secure }: Conversation): TemplateResult {
    const names = secure?.participants.filter(({ status }) => status !== 'ENDED').map((participant) => author(participant, this.services.translator));
    return html`<button type="button" title=${this.t('participants')} @click=${() => (this.panel = { name: 'participants' })}>
      ${icon('person')}<span class="visually-hidden">${this.t('participants')}: </span><bdi class="address">${names?.length ? names.join('; ') : this.t('patient')}</bdi>
    </button>`;
  }

  private renderRelated({ mode, related }: Conversation): TemplateResult | typeof nothing {
    return related
      ? html`<p class="related">
          <button type="button" class="button quiet" @click=${() => this.emit('pc-switch', related)}>
            ${icon(mode === 'SECURE' ? 'chat' : 'lock')}${this.t(mode === 'SECURE' ? 'related.STANDARD' : 'related.SECURE')}
          </button>
        </p>`
      : nothing;
  }

  private renderInvitation(conversation: Conversation): TemplateResult | typeof nothing {
    if (!conversation.secure || conversation.secure.joined) {
      return nothing;
    }
    void import('./secure/invitation-banner');
    return html`<pc-invitation-banner
      .services=${this.services}
      .conversation=${conversation}
      @pc-refresh=${this.refresh}
      @pc-invitations=${() => (this.panel = { name: 'invitations' })}
    ></pc-invitation-banner>`;
  }

  private renderScheduled(): TemplateResult | typeof nothing {
    if (this.store.scheduled.length === 0) {
      return nothing;
    }
    void import('./later-panel');
    return html`<pc-scheduled-list
      .services=${this.services}
      .messages=${this.store.scheduled}
      @pc-change-scheduled=${(event: CustomEvent<ScheduledMessage>) => (this.panel = { name: 'later', draft: null, scheduled: event.detail })}
      @pc-cancel-scheduled=${(event: CustomEvent<ScheduledMessage>) => void this.cancelScheduled(event.detail)}
    ></pc-scheduled-list>`;
  }

  private renderAddress(contact: Contact): TemplateResult {
    return html`<button type="button" title=${this.t('consent.open')} @click=${() => (this.panel = { name: 'consent', contact: null })}>
      ${channelIcon(contact.system)}<span class="visually-hidden">${this.t(`channel.${contact.system}`)}</span><bdi class="address">${contact.display}</bdi>
      ${contact.flagged ? html`<span class="badge withdrawn">${icon('alert')}${this.t('contact.flagged')}</span>` : nothing} ${consentBadge(contact.consent.status, this.services.translator)}
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
      case 'team':
        void import('./team-panel');
        return html`<pc-team-panel
          .services=${this.services}
          .conversation=${conversation}
          @pc-conversation=${(event: CustomEvent<Conversation>) => void this.apply(Promise.resolve(event.detail))}
          @pc-close=${this.closePanel}
        ></pc-team-panel>`;
      case 'saved':
        void import('./saved-panel');
        return html`<pc-saved-panel .services=${this.services} .patient=${conversation.patient.uuid} @pc-taken=${this.onTaken} @pc-close=${this.closePanel}></pc-saved-panel>`;
      case 'later':
        void import('./later-panel');
        return html`<pc-later-panel
          .services=${this.services}
          .conversation=${conversation.uuid}
          .draft=${this.panel.draft}
          .scheduled=${this.panel.scheduled}
          .timeZone=${this.wording?.timeZone ?? ''}
          @pc-scheduled=${this.onScheduled}
          @pc-close=${this.closePanel}
        ></pc-later-panel>`;
      case 'participants':
        void import('./secure/participants-panel');
        return html`<pc-participants-panel
          .services=${this.services}
          .conversation=${conversation}
          .wording=${this.wording}
          @pc-refresh=${this.refresh}
          @pc-close=${this.closePanel}
        ></pc-participants-panel>`;
      case 'invitations':
        void import('./secure/invitations-panel');
        return html`<pc-invitations-panel
          .services=${this.services}
          .conversation=${conversation}
          .wording=${this.wording}
          @pc-refresh=${this.refresh}
          @pc-close=${this.closePanel}
        ></pc-invitations-panel>`;
      case 'retract': {
        void import('./secure/retract-panel');
        const { message } = this.panel;
        return html`<pc-retract-panel
          .services=${this.services}
          .retract=${(reason: string) => this.store.setStatus(message, 'RETRACTED', reason)}
          @pc-close=${this.closePanel}
        ></pc-retract-panel>`;
      }
      case undefined:
        return nothing;
    }
  }

  private menuItems(archived: boolean): MenuItem[] {
    const { mode, related, starred } = this.store.conversation;
    const secure = mode === 'SECURE';
    return [
      secure ? { id: 'participants', label: this.t('participants'), icon: 'person' } : { id: 'contact', label: this.t('contact.choose'), icon: 'person' },
      secure ? { id: 'invitations', label: this.t('invitations'), icon: 'lock' } : { id: 'consent', label: this.t('consent.history'), icon: 'shield' },
      { id: 'take', label: this.t('team.take'), icon: 'person' },
      { id: 'star', label: this.t(starred ? 'team.unstar' : 'team.star'), icon: 'star' },
      { id: 'team', label: this.t('team'), icon: 'team' },
      archived ? { id: 'OPEN', label: this.t('reopen'), icon: 'retry' } : { id: 'ARCHIVED', label: this.t('archive'), icon: 'archive' },
      ...(secure || related ? [] : [{ id: 'invite', label: this.t('invite'), icon: 'lock' } as const]),
      { id: 'new', label: this.t('new'), icon: 'plus' },
    ];
  }

  private readonly onTaken = (event: CustomEvent<SavedMessage>): void => {
    this.panel = null;
    this.composer?.insert(event.detail.filled.text, event.detail.filled.subject);
  };

  private readonly onScheduled = (): void => {
    if (this.panel?.name === 'later' && this.panel.draft) {
      this.composer?.clear();
    }
    this.panel = null;
    void this.attempt(this.store.refresh());
  };

  private async cancelScheduled({ uuid }: ScheduledMessage): Promise<void> {
    await this.attempt(this.services.team.changeScheduled(this.store.conversation.uuid, uuid, { status: 'CANCELLED' }));
    await this.attempt(this.store.refresh());
  }

  private readonly refresh = (): void => {
    void this.attempt(this.store.refresh());
  };

  private readonly closePanel = (): void => {
    this.panel = null;
  };

  private readonly onMenu = (event: CustomEvent<string>): void => {
    const { uuid, starred } = this.store.conversation;
    switch (event.detail) {
      case 'take':
        void this.apply(this.services.team.change(uuid, { assignee: 'me' }));
        break;
      case 'star':
        void this.apply(this.services.team.change(uuid, { starred: !starred }));
        break;
      case 'team':
      case 'participants':
      case 'invitations':
        this.panel = { name: event.detail };
        break;
      case 'invite':
        this.emit('pc-new', this.store.conversation);
        break;
      case 'new':
        this.emit('pc-new');
        break;
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
    const { message, status } = event.detail;
    if (status === 'RETRACTED') {
      this.panel = { name: 'retract', message };
    } else {
      void this.attempt(this.store.setStatus(message, status));
    }
  };

  private async apply(change: Promise<Conversation>): Promise<void> {
    await this.attempt(this.store.apply(change));
    this.emit('pc-changed');
  }

  private async setStatus(status: Conversation['status']): Promise<void> {
    if (await this.attempt(this.store.apply(this.services.conversations.setStatus(this.store.conversation.uuid, status)))) {
      this.notify('success', this.t(status === 'ARCHIVED' ? 'done.archived' : 'done.reopened'));
    }
    this.emit('pc-changed');
  }

  private readonly onCall = (event: Event): void => {
    event.preventDefault();
    const own = (event.target as HTMLFormElement).querySelector('input')?.value ?? '';
    ownPhone(own);
    this.calling = false;
    void this.attempt(this.services.conversations.call(this.store.conversation.uuid, own).then(() => this.store.refresh()));
  };

  /** Choosing an address again says that it is right. */
  private async confirmContact({ system, value }: Contact): Promise<void> {
    await this.attempt(this.store.apply(this.services.conversations.useContact(this.store.conversation.uuid, { system, value }, false)));
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

/** The phone of whoever sits at this browser, remembered there where that is allowed. */
function ownPhone(changed?: string): string {
  const key = 'patientconversations.phone';
  try {
    if (changed) {
      localStorage.setItem(key, changed);
    }
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
