import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../api/api-error';
import { SecureApi } from '../../api/secure-api';
import { channelIcon, icon } from '../../icons';
import type { Conversation, Participant, Wording } from '../../model';
import { author } from '../author';
import { define } from '../define';
import '../panel';
import './consented-contact';
import type { ConsentedContact } from './consented-contact';
import { SecurePart } from './secure-part';

const BADGES: Readonly<Record<Participant['status'], string>> = { JOINED: 'granted', INVITED: 'unknown', ENDED: '' };

/** Who may read a patient's Secure conversations: proxies are added, access is ended. Fires "pc-refresh" and "pc-close". */
@define('pc-participants-panel')
export class ParticipantsPanel extends SecurePart {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
      }
      li {
        display: grid;
        gap: 4px;
        padding-block: 10px;
        border-block-start: 1px solid var(--_line);
      }
      .foot {
        padding-block-start: 16px;
        border-block-start: 1px solid var(--_line);
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  @property({ attribute: false }) wording: Wording | null = null;
  @state() private participants: readonly Participant[] | null = null;
  /** Whose last day is being changed: the uuid. */
  @state() private dated: string | null = null;
  /** What is asked once more before it is done: the uuid of whose access ends, or "all". */
  @state() private question: string | null = null;
  @state() private adding = false;
  @state() private name = '';
  @state() private relationship = '';
  @state() private endsOn = '';
  @state() private choice: ConsentedContact | null = null;
  @state() private done = '';
  @state() private failure: ApiError | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation');
    if (changed.has('conversation') && before?.revision !== this.conversation.revision) {
      this.load().catch((thrown: unknown) => (this.failure = ApiError.from(thrown)));
    }
  }

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('participants')}>
      <div class="stack">
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
        <div role="status">${this.done ? html`<p class="notice good">${icon('tick')}<span>${this.done}</span></p>` : nothing}</div>
        <ul>
          ${this.participants?.map((participant) => this.renderParticipant(participant))}
        </ul>
        ${this.services.readOnly ? nothing : html`${this.renderAdd()} ${this.renderEndAll()}`}
      </div>
    </pc-panel>`;
  }

  private renderParticipant(participant: Participant): TemplateResult {
    const { translator } = this.services;
    const { kind, status, joined, endsOn, contact, system } = participant;
    const facts = [
      joined ? this.t('participants.joined', { date: translator.dateTime(joined) }) : '',
      endsOn ? this.t('participants.until', { date: translator.brief(`${endsOn.slice(0, 10)}T12:00`) }) : '',
    ].filter(Boolean);
    const name = kind === 'PATIENT' ? this.conversation.patient.display : author(participant, translator);
    return html`<li>
      <div class="row">
        ${icon('person')}<strong class="grow"><bdi>${name}</bdi></strong><span class="badge ${BADGES[status]}">${this.t(`participants.status.${status}`)}</span>
      </div>
      ${contact ? html`<span class="hint">${system ? channelIcon(system) : nothing} <bdi class="address">${contact}</bdi></span>` : nothing}
      ${facts.length ? html`<span class="hint">${facts.join(' · ')}</span>` : nothing}
      ${this.question === participant.uuid
        ? html`<p>${this.t('participants.endHint', { name })}</p>
            <div class="row">
              <button type="button" class="button danger" ?disabled=${this.busy} @click=${() => void this.attempt(() => this.end(participant))}>${this.t('participants.endNow', { name })}</button>
              <button type="button" class="button quiet" @click=${() => (this.question = null)}>${this.t('cancel')}</button>
            </div>`
        : this.dated === participant.uuid
        ? this.renderLastDay(participant)
        : this.services.readOnly || kind === 'PATIENT' || status === 'ENDED'
          ? nothing
          : html`<div class="row">
              ${status === 'INVITED'
                ? html`<button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => void this.attempt(() => this.invite(participant))}>${icon('retry')}${this.t('participants.invite')}</button>`
                : nothing}
              <button type="button" class="button quiet" @click=${() => (this.dated = participant.uuid)}>${this.t('participants.changeDay')}</button>
              <button type="button" class="button quiet danger" @click=${() => (this.question = participant.uuid)}>${this.t('participants.end')}</button>
            </div>`}
    </li>`;
  }

  private renderLastDay(participant: Participant): TemplateResult {
    return html`<form
      class="stack"
      @submit=${(event: Event) => {
        event.preventDefault();
        const endsOn = (event.target as HTMLFormElement).querySelector('input')?.value ?? '';
        void this.attempt(() => this.setLastDay(participant, endsOn));
      }}
    >
      <div class="field">
        <label for="last-day">${this.t('participants.endsOn')}</label>
        <input id="last-day" type="date" .value=${participant.endsOn?.slice(0, 10) ?? ''} />
      </div>
      <div class="row">
        <button class="button primary" ?disabled=${this.busy}>${this.t('save')}</button>
        <button type="button" class="button quiet" @click=${() => (this.dated = null)}>${this.t('cancel')}</button>
      </div>
    </form>`;
  }

  private renderAdd(): TemplateResult {
    if (!this.adding) {
      return html`<button type="button" class="button" @click=${() => (this.adding = true)}>${icon('plus')}${this.t('participants.add')}</button>`;
    }
    return html`<form class="stack" aria-labelledby="add" @submit=${this.onAdd}>
      <h3 id="add">${this.t('participants.add')}</h3>
      <p class="hint">${this.t('participants.addHint')}</p>
      <div class="field">
        <label for="name">${this.t('participants.name')}</label>
        <input id="name" dir="auto" maxlength="100" autocomplete="off" required .value=${this.name} @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)} />
      </div>
      <div class="field">
        <label for="relationship">${this.t('participants.relationship')}</label>
        <input
          id="relationship"
          dir="auto"
          maxlength="100"
          autocomplete="off"
          required
          aria-describedby="relationship-hint"
          .value=${this.relationship}
          @input=${(event: Event) => (this.relationship = (event.target as HTMLInputElement).value)}
        />
        <span class="hint" id="relationship-hint">${this.t('participants.relationshipHint')}</span>
      </div>
      <fieldset>
        <legend class="label">${this.t('participants.contact')}</legend>
        <pc-consented-contact
          foreign
          .services=${this.services}
          .patient=${this.conversation.patient.uuid}
          .wording=${this.wording}
          .error=${this.failure?.fields['contactPoint.value'] ?? ''}
          @pc-consented-contact=${(event: CustomEvent<ConsentedContact | null>) => (this.choice = event.detail)}
        ></pc-consented-contact>
      </fieldset>
      <div class="field">
        <label for="ends">${this.t('participants.endsOn')}</label>
        <input id="ends" type="date" .value=${this.endsOn} @input=${(event: Event) => (this.endsOn = (event.target as HTMLInputElement).value)} />
      </div>
      <div class="row">
        <button class="button primary" ?disabled=${this.busy || !this.choice || !this.name.trim() || !this.relationship.trim()}>${this.t('participants.add')}</button>
        <button type="button" class="button quiet" @click=${() => (this.adding = false)}>${this.t('cancel')}</button>
      </div>
    </form>`;
  }

  private renderEndAll(): TemplateResult {
    return html`<div class="stack foot">
      ${this.question === 'all'
        ? html`<p>${this.t('participants.endAllHint')}</p>
            <div class="row">
              <button type="button" class="button danger" ?disabled=${this.busy} @click=${() => void this.attempt(() => this.endAll())}>${this.t('participants.endAllNow')}</button>
              <button type="button" class="button quiet" @click=${() => (this.question = null)}>${this.t('cancel')}</button>
            </div>`
        : html`<button type="button" class="button danger" @click=${() => (this.question = 'all')}>${icon('stop')}${this.t('participants.endAll')}</button>`}
    </div>`;
  }

  private readonly onAdd = (event: Event): void => {
    event.preventDefault();
    void this.attempt(async () => {
      if (this.choice) {
        await this.api.addProxy(this.conversation.uuid, {
          name: this.name.trim(),
          relationship: this.relationship.trim(),
          ...this.choice,
          ...(this.endsOn && { endsOn: this.endsOn }),
        });
        this.adding = false;
        this.choice = null;
        this.name = this.relationship = this.endsOn = '';
        await this.changed();
      }
    });
  };

  private async invite(participant: Participant): Promise<void> {
    await this.api.invite(this.conversation.uuid, { participant: participant.uuid });
    this.done = this.t('banner.sent');
    await this.changed();
  }

  private async setLastDay(participant: Participant, endsOn: string): Promise<void> {
    await this.api.changeProxy(this.conversation.uuid, participant.uuid, { endsOn: endsOn || null });
    this.dated = null;
    await this.changed();
  }

  private async end(participant: Participant): Promise<void> {
    await this.api.changeProxy(this.conversation.uuid, participant.uuid, { ended: true });
    await this.changed();
  }

  private async endAll(): Promise<void> {
    await this.api.signOut(this.conversation);
    this.done = this.t('participants.ended');
    await this.changed();
  }

  private async changed(): Promise<void> {
    this.question = null;
    this.emit('pc-refresh');
    await this.load();
  }

  private async load(): Promise<void> {
    this.participants = await this.api.participants(this.conversation.uuid);
  }

  private get api(): SecureApi {
    return new SecureApi(this.services.rest);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.done = '';
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
