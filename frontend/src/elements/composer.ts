import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ApiError } from '../api/api-error';
import { DraftStore } from '../draft-store';
import { channelIcon, icon } from '../icons';
import type { ChannelState, Contact, Conversation, Draft } from '../model';
import { countSegments } from '../segments';
import { channelName } from './channel-name';
import { define } from './define';
import { Part } from './part';

const LONGEST_SMS = 1_600;
const LONGEST_EMAIL = 100_000;

interface Choice {
  id: string;
  name: string;
  contact: Contact | undefined;
  /** Why it cannot be used, or empty. */
  reason: string;
}

/** Where a message is typed and sent from. Fires "pc-contacts" when an address is to be chosen, "pc-consent-panel" when consent is missing. */
@define('pc-composer')
export class Composer extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--_line);
        padding: 8px 12px 12px;
      }
      form {
        display: grid;
        gap: 8px;
      }
      .line {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px 10px;
      }
      .channels {
        display: inline-flex;
        padding: 2px;
        border-radius: 999px;
        background: var(--_hover);
      }
      .channels button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-block-size: 40px;
        padding: 0 14px;
        border-radius: 999px;
        font-size: 0.93em;
        font-weight: 600;
        color: var(--_muted);
      }
      .channels [aria-checked='true'] {
        background: var(--_surface);
        color: var(--_primary-strong);
        box-shadow: 0 1px 3px rgb(12 40 43 / 18%);
      }
      .channels [aria-disabled='true'] svg,
      .channels [aria-disabled='true'] span {
        opacity: 0.75;
        text-decoration: line-through;
      }
      .to {
        font-size: 0.87em;
        color: var(--_muted);
      }
      .box {
        display: flex;
        align-items: flex-end;
        gap: 6px;
        padding: 3px;
        border: 1px solid var(--_field-line);
        border-radius: 24px;
        background: var(--_surface);
      }
      .box:focus-within {
        outline: 2px solid var(--_focus);
        outline-offset: -1px;
      }
      textarea {
        flex: 1;
        min-inline-size: 0;
        min-block-size: 40px;
        max-block-size: 180px;
        padding: 9px 6px 9px 14px;
        padding-inline: 14px 6px;
        border: 0;
        background: none;
        resize: none;
        overflow-y: auto;
      }
      .box textarea:focus-visible {
        outline: none;
      }
      .send {
        display: grid;
        place-items: center;
        inline-size: 40px;
        block-size: 40px;
        flex: none;
        padding: 0;
        border-radius: 50%;
        background: var(--_primary);
        color: var(--_on-primary);
        transition: background-color 0.15s;
      }
      .send:hover {
        background: var(--_primary-strong);
      }
      .send[aria-disabled='true'] {
        background: var(--_hover);
        color: var(--_muted);
        cursor: default;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 16px;
        padding-inline: 14px;
        font-size: 0.8em;
        color: var(--_muted);
        font-variant-numeric: tabular-nums;
      }
      .over {
        color: var(--_danger);
        font-weight: 600;
      }
      @container (max-width: 420px) {
        .keys {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  @property({ attribute: false }) channels: readonly ChannelState[] = [];
  /** Posts the draft; rejects with an ApiError when it was not taken. */
  @property({ attribute: false }) send!: (draft: Draft) => Promise<void>;

  @state() private sending = false;
  @state() private failure: ApiError | null = null;
  @state() private hint: Choice | null = null;
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  private drafts!: DraftStore;

  override focus(): void {
    void this.updateComplete.then(() => this.area.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation');
    if (changed.has('conversation') && before?.uuid !== this.conversation.uuid) {
      this.drafts = new DraftStore(this.conversation.uuid);
      this.failure = null;
      this.hint = null;
    }
  }

  protected override updated(): void {
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${this.area.scrollHeight}px`;
  }

  protected override render(): TemplateResult {
    const choices = this.choices;
    const chosen = this.chosen(choices);
    const text = this.sending ? '' : this.drafts.current.text;
    return html`<form @submit=${this.onSubmit} @keydown=${this.onKey}>
      ${this.renderNotices(chosen)}
      <div class="line">
        <div class="channels" role="radiogroup" aria-label=${this.t('channel')} @keydown=${this.onArrow}>
          ${choices.map(
            (choice) => html`<button
              type="button"
              role="radio"
              aria-checked=${choice === chosen}
              aria-disabled=${choice.reason ? 'true' : nothing}
              tabindex=${choice === chosen || (!chosen && choice === choices[0]) ? 0 : -1}
              title=${choice.reason || nothing}
              @click=${() => this.choose(choice)}
            >
              ${channelIcon(choice.id)}<span>${choice.name}</span>
            </button>`,
          )}
        </div>
        ${chosen?.contact ? html`<span class="to">${this.t('to')} <bdi class="address">${chosen.contact.display}</bdi></span>` : nothing}
        ${chosen?.contact?.shared ? html`<span class="badge unknown">${icon('alert')}${this.t('contact.shared')}</span>` : nothing}
      </div>
      ${this.hint
        ? html`<p class="notice" role="status"><span>${this.hint.reason}</span>${this.hint.contact ? nothing : this.renderAddAddress(this.hint.id)}</p>`
        : nothing}
      ${chosen?.id === 'email'
        ? html`<input
            id="subject"
            dir="auto"
            maxlength="255"
            autocomplete="off"
            aria-label=${this.t('subject')}
            placeholder=${this.t('subject')}
            .value=${live(this.sending ? '' : this.drafts.current.subject)}
            ?readonly=${this.sending}
            @input=${(event: Event) => this.edit({ subject: (event.target as HTMLInputElement).value })}
          />`
        : nothing}
      <div class="box">
        <textarea
          rows="1"
          dir="auto"
          aria-label=${this.t('message')}
          aria-describedby="foot"
          placeholder=${this.t('message.placeholder')}
          .value=${live(text)}
          ?readonly=${this.sending}
          @input=${(event: Event) => this.edit({ text: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
        <button class="send" aria-label=${this.t('send')} title=${this.t('send')} aria-disabled=${this.ready(chosen, text) ? nothing : 'true'}>${icon('send')}</button>
      </div>
      <div class="foot" id="foot"><span>${chosen?.id === 'sms' ? this.renderCounter(text) : nothing}</span><span class="keys">${this.t('sendKeys')}</span></div>
    </form>`;
  }

  private renderNotices(chosen: Choice | undefined): TemplateResult {
    const consent = chosen?.contact?.consent.status;
    return html`
      ${this.failure
        ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)} ${this.t('draftKept')}</span></p>`
        : nothing}
      ${!chosen && this.choices.length
        ? html`<p class="notice" role="status"><span>${this.t('channel.none')}</span>${this.renderAddAddress('sms')}</p>`
        : nothing}
      ${consent && consent !== 'GRANTED'
        ? html`<p class="notice ${consent === 'WITHDRAWN' ? 'error' : ''}">
            ${icon('shield')}<span>${this.t(consent === 'WITHDRAWN' ? 'consent.withdrawnNotice' : 'consent.unknownNotice')}</span
            ><button type="button" class="button quiet" @click=${() => this.emit('pc-consent-panel', chosen.contact)}>${this.t('consent.record')}</button>
          </p>`
        : nothing}
    `;
  }

  private renderAddAddress(system: string): TemplateResult {
    return html`<button type="button" class="button quiet" @click=${() => this.emit('pc-contacts', system)}>${this.t('contact.add')}</button>`;
  }

  private renderCounter(text: string): TemplateResult {
    const { units, left, parts, encoding } = countSegments(text);
    if (tooLong('sms', text)) {
      return html`<span class="over">${this.t('sms.over', { count: text.length - LONGEST_SMS })}</span>`;
    }
    return html`<span
      >${units === 0 ? '' : parts === 1 ? this.t('sms.left', { left }) : this.t('sms.parts', { count: parts, left })}${units > 0 && encoding === 'UCS-2'
        ? ` · ${this.t('sms.special')}`
        : ''}</span
    >`;
  }

  private get choices(): Choice[] {
    return this.channels.map((channel) => {
      const name = channelName(channel.id, this.services.translator, channel.name);
      const contact = contactFor(channel.id, this.conversation);
      let reason = '';
      if (!channel.available) {
        reason = channel.reason ?? this.t('channel.unavailable', { channel: name });
      } else if (!contact) {
        reason = this.t(channel.id === 'email' ? 'channel.noEmail' : 'channel.noSms');
      }
      return { id: channel.id, name, contact, reason };
    });
  }

  /** The draft's channel; else the one of the last message, since that is where the patient answers; else the first that works. */
  private chosen(choices: readonly Choice[]): Choice | undefined {
    const usable = choices.filter((choice) => !choice.reason);
    const wanted = [this.drafts.current.channel, this.conversation.lastMessage?.channel];
    return wanted.map((id) => usable.find((choice) => choice.id === id)).find(Boolean) ?? usable[0];
  }

  private ready(chosen: Choice | undefined, text: string): boolean {
    return chosen !== undefined && !this.sending && text.trim() !== '' && !tooLong(chosen.id, text);
  }

  private edit(change: Partial<Pick<Draft, 'channel' | 'subject' | 'text'>>): void {
    this.drafts.edit(change);
    this.requestUpdate();
  }

  private choose(choice: Choice): void {
    this.hint = choice.reason ? choice : null;
    if (!choice.reason) {
      this.edit({ channel: choice.id });
    }
  }

  private readonly onArrow = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const radios = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=radio]')];
      const at = radios.findIndex((radio) => radio.matches(':focus'));
      const next = radios[(at + step + radios.length) % radios.length];
      next?.focus();
      next?.click();
    }
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.submit();
    }
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  private async submit(): Promise<void> {
    const chosen = this.chosen(this.choices);
    if (!chosen || !this.ready(chosen, this.drafts.current.text)) {
      return;
    }
    if (chosen.id !== this.drafts.current.channel) {
      this.drafts.edit({ channel: chosen.id });
    }
    const { drafts } = this;
    const draft = drafts.attempt();
    this.sending = true;
    this.failure = null;
    this.hint = null;
    try {
      await this.send(chosen.id === 'email' ? draft : { ...draft, subject: '' });
      drafts.clear();
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.sending = false;
      this.area.focus();
    }
  }
}

function contactFor(channel: string, conversation: Conversation): Contact | undefined {
  const fitting = conversation.contactPoints.filter((contact) => contact.system === channel);
  return fitting.find((contact) => contact.preferred) ?? fitting[0];
}

function tooLong(channel: string, text: string): boolean {
  return text.length > (channel === 'sms' ? LONGEST_SMS : LONGEST_EMAIL);
}
