import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ApiError } from '../api/api-error';
import { DraftStore } from '../draft-store';
import { channelIcon, icon } from '../icons';
import type { Attachment, ChannelState, Contact, Conversation, Draft, StaffMember } from '../model';
import { countSegments } from '../segments';
import { NOTE, SECURE } from '../thread-store';
import { channelName } from './channel-name';
import { define } from './define';
import './menu';
import type { MenuItem } from './menu';
import { Part } from './part';

const LONGEST_SMS = 1_600;
const LONGEST_EMAIL = 100_000;
const LONGEST_STAFF = 6;
/** The tool that is the composer's own business. */
const ATTACH = 'attach';
const MENTION = /(?:^|[^\p{L}\p{N}@._-])@([\p{L}\p{N}._-]*)$/u;

interface Choice {
  id: string;
  name: string;
  contact: Contact | undefined;
  /** Why it cannot be used, or empty. */
  reason: string;
}

/**
 * Where a message or a note is typed and sent from. Fires "pc-saved" and "pc-later" when a saved message or a later time is wanted, "pc-contacts"
 * when an address is to be chosen, "pc-consent-panel" when consent is missing, "pc-contact-right" when a flagged address is confirmed.
 */
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
      :host([note]) .box {
        border-color: var(--_note-line);
        background: var(--_note);
        color: var(--_on-note);
      }
      :host([note]) .send {
        background: var(--_on-note);
        color: var(--_note);
      }
      .mentions {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
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

  /** Whether what is typed is a note among staff. */
  @property({ type: Boolean, reflect: true }) note = false;

  @state() private sending = false;
  /** Who may be meant by what stands after an @ before the cursor. */
  @state() private mentionable: readonly StaffMember[] = [];
  @state() private failure: ApiError | null = null;
  @state() private hint: Choice | null = null;
  @state() private attachments: readonly Attachment[] = [];
  /** The shared address that the person sends to all the same. */
  @state() private confirmed = '';
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  @query('input[type=file]') private readonly picker!: HTMLInputElement;
  private drafts!: DraftStore;

  /** Puts a text in the place of what is typed. */
  insert(text: string, subject: string | null): void {
    this.edit(subject === null ? { text } : { text, subject });
    this.focus();
  }

  /** What is typed, as it would be sent now; null while it cannot be. */
  get draft(): Draft | null {
    const chosen = this.chosen(this.choices);
    if (!chosen || chosen.id === NOTE || this.attachments.length > 0 || !this.ready(chosen, this.drafts.current.text)) {
      return null;
    }
    return { ...this.drafts.current, channel: chosen.id, subject: chosen.id === 'email' ? this.drafts.current.subject : '', ...confirmation(chosen) };
  }

  /** Forgets what is typed, since it is kept elsewhere. */
  clear(): void {
    this.drafts.clear();
    this.requestUpdate();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.area.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation');
    if (changed.has('conversation') && before?.uuid !== this.conversation.uuid) {
      this.drafts = new DraftStore(this.conversation.uuid);
      this.failure = null;
      this.hint = null;
      this.attachments = [];
    }
    this.note = this.chosen(this.choices)?.id === NOTE;
  }

  protected override updated(): void {
    this.area.style.blockSize = 'auto';
    this.area.style.blockSize = `${this.area.scrollHeight}px`;
  }

  protected override render(): TemplateResult {
    const choices = this.choices;
    const chosen = this.chosen(choices);
    const { text } = this.drafts.current;
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
            .value=${live(this.drafts.current.subject)}
            @input=${(event: Event) => this.edit({ subject: (event.target as HTMLInputElement).value })}
          />`
        : nothing}
      ${this.note && this.mentionable.length
        ? html`<div class="mentions" role="group" aria-label=${this.t('note.mention')}>
            ${this.mentionable.map(
              (member) => html`<button type="button" class="button" @click=${() => this.mention(member)}>@${member.username} <bdi>${member.display}</bdi></button>`,
            )}
          </div>`
        : nothing}
      ${this.attachments.length && !this.note
        ? html`<div class="line">
            ${this.attachments.map(
              (attachment) => html`<span class="badge"
                ><bdi>${attachment.name}</bdi
                ><button type="button" class="icon-button" aria-label=${this.t('attach.remove', { name: attachment.name })} @click=${() => this.detach(attachment)}>${icon('close')}</button></span
              >`,
            )}
          </div>`
        : nothing}
      <div class="box">
        ${this.note
          ? nothing
          : html`<pc-menu up trigger="plus" .services=${this.services} .label=${this.t('more')} .items=${this.tools} @pc-choose=${this.onTool}></pc-menu>`}
        <input type="file" hidden aria-label=${this.t('attach')} @change=${this.onFile} />
        <textarea
          rows="1"
          dir="auto"
          aria-label=${this.t(this.note ? 'note' : 'message')}
          aria-describedby="foot"
          placeholder=${this.t(this.note ? 'note.placeholder' : 'message.placeholder')}
          .value=${live(text)}
          @input=${this.onInput}
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
      ${!chosen && this.channels.length
        ? html`<p class="notice" role="status"><span>${this.t('channel.none')}</span>${this.renderAddAddress('sms')}</p>`
        : nothing}
      ${consent && consent !== 'GRANTED'
        ? html`<p class="notice ${consent === 'WITHDRAWN' ? 'error' : ''}">
            ${icon('shield')}<span>${this.t(consent === 'WITHDRAWN' ? 'consent.withdrawnNotice' : 'consent.unknownNotice')}</span
            ><button type="button" class="button quiet" @click=${() => this.emit('pc-consent-panel', chosen.contact)}>${this.t('consent.record')}</button>
          </p>`
        : nothing}
      ${chosen?.contact?.flagged
        ? html`<p class="notice error">
            ${icon('alert')}<span>${this.t('contact.flaggedNotice')}</span>
            <button type="button" class="button quiet" @click=${() => this.emit('pc-contact-right', chosen.contact)}>${this.t('contact.isRight')}</button>
            <button type="button" class="button quiet" @click=${() => this.emit('pc-contacts', chosen.id)}>${this.t('contact.replace')}</button>
          </p>`
        : nothing}
      ${chosen?.contact && unconfirmed(chosen.contact)
        ? html`<div class="notice">
            ${icon('alert')}<span
              >${this.t('contact.sharedWarning')}<label class="check"
                ><input
                  type="checkbox"
                  .checked=${live(this.confirmed === chosen.contact.value)}
                  @change=${(event: Event) => (this.confirmed = (event.target as HTMLInputElement).checked ? (chosen.contact?.value ?? '') : '')}
                />${this.t('contact.sharedConfirm')}</label
              ></span
            >
          </div>`
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

  private get tools(): MenuItem[] {
    return [
      { id: ATTACH, label: this.t('attach'), icon: 'clip' },
      { id: 'pc-saved', label: this.t('savedMessages'), icon: 'copy' },
      // What waits to be sent later is not kept sealed.
      ...(this.conversation.mode === 'SECURE' ? [] : [this.laterTool]),
    ];
  }

  private get laterTool(): MenuItem {
    return {
      id: 'pc-later',
      label: this.t('later.send'),
      icon: 'clock',
      ...(this.draft ? {} : { unavailable: this.t(this.attachments.length ? 'later.noFiles' : 'later.writeFirst') }),
    };
  }

  private readonly onTool = (event: CustomEvent<string>): void => {
    event.stopPropagation();
    if (event.detail === ATTACH) {
      this.picker.click();
    } else {
      this.emit(event.detail);
    }
  };

  private get choices(): Choice[] {
    return [...this.channelChoices, { id: NOTE, name: this.t('note'), contact: undefined, reason: '' }];
  }

  private get channelChoices(): Choice[] {
    if (this.conversation.mode === 'SECURE') {
      return [{ id: SECURE, name: this.t('channel.secure'), contact: undefined, reason: '' }];
    }
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
    return wanted.map((id) => usable.find((choice) => choice.id === id)).find(Boolean) ?? usable.find(({ id }) => id !== NOTE);
  }

  private ready(chosen: Choice | undefined, text: string): boolean {
    const permitted = !chosen?.contact || !unconfirmed(chosen.contact) || this.confirmed === chosen.contact.value;
    const something = text.trim() !== '' || (this.attachments.length > 0 && !this.note);
    return chosen !== undefined && permitted && !this.sending && something && !tooLong(chosen.id, text);
  }

  private readonly onInput = (event: Event): void => {
    const area = event.target as HTMLTextAreaElement;
    this.edit({ text: area.value });
    const typed = this.note ? MENTION.exec(area.value.slice(0, area.selectionStart))?.[1] : undefined;
    if (typed === undefined) {
      this.mentionable = [];
    } else {
      void this.services.team.staff(typed).then(
        (staff) => (this.mentionable = staff.slice(0, LONGEST_STAFF)),
        () => (this.mentionable = []),
      );
    }
  };

  private mention({ username }: StaffMember): void {
    const { text } = this.drafts.current;
    const at = this.area.selectionStart;
    this.edit({ text: `${text.slice(0, at).replace(MENTION, (whole) => `${whole.startsWith('@') ? '' : whole.charAt(0)}@${username} `)}${text.slice(at)}` });
    this.mentionable = [];
    this.focus();
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

  private readonly onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) {
      return;
    }
    this.failure = null;
    try {
      this.attachments = [...this.attachments, await this.services.conversations.attach(this.conversation.uuid, file)];
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      input.value = '';
    }
  };

  private detach(attachment: Attachment): void {
    this.attachments = this.attachments.filter((kept) => kept !== attachment);
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
    const attachments = this.note ? [] : [...this.attachments];
    const draft = drafts.take();
    this.sending = true;
    this.failure = null;
    this.hint = null;
    try {
      await this.send({ ...draft, ...confirmation(chosen), attachments, subject: chosen.id === 'email' ? draft.subject : '' });
      drafts.sent();
      this.attachments = this.attachments.filter((kept) => !attachments.includes(kept));
    } catch (thrown) {
      drafts.giveBack();
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

function confirmation({ contact }: Choice): { sharedConfirmed?: true } {
  return contact && unconfirmed(contact) ? { sharedConfirmed: true } : {};
}

function unconfirmed(contact: Contact): boolean {
  return contact.shared && !contact.sharedConfirmed;
}

function tooLong(channel: string, text: string): boolean {
  return text.length > (channel === 'sms' ? LONGEST_SMS : LONGEST_EMAIL);
}
