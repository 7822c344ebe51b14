import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import type { TriageApi } from '../api/triage-api';
import { channelIcon, icon } from '../icons';
import type { Reference, TriageItem } from '../model';
import { PatientSearch } from '../patient-search';
import { define } from './define';
import { messageBody, messageBodyStyles } from './message-body';
import { Part } from './part';

/** One waiting message: choosing the patient and attaching are two steps, since a wrong chart is a breach. Fires "pc-settled". */
@define('pc-triage-card')
export class TriageCard extends Part {
  static override styles = [
    ...super.styles,
    messageBodyStyles,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        padding: 18px 20px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
      }
      .text {
        padding: 10px 14px;
        border-radius: 16px;
        border-end-start-radius: 5px;
        background: var(--_canvas);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        justify-self: start;
        max-inline-size: 100%;
      }
      .candidates {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
        column-gap: 20px;
      }
      .search {
        max-inline-size: 420px;
      }
      .row > svg {
        color: var(--_primary);
      }
    `,
  ];

  @property({ attribute: false }) item!: TriageItem;
  @property({ attribute: false }) api!: TriageApi;
  @state() private chosen: Reference | null = null;
  @state() private dismissing = false;
  @state() private note = '';
  @state() private busy = false;
  @state() private failure: ApiError | null = null;
  private readonly search = new PatientSearch(this, (words) => this.services.conversations.findPatients(words));

  protected override willUpdate(): void {
    this.chosen = this.offered.find(({ uuid }) => uuid === this.chosen?.uuid) ?? null;
  }

  protected override render(): TemplateResult {
    const { item } = this;
    const { translator } = this.services;
    const failure = this.failure ?? this.search.failure;
    return html`<article aria-labelledby="from">
      <div class="row">
        ${channelIcon(item.channel)}<h2 id="from" class="grow"><bdi class="address">${item.fromAddress}</bdi></h2>
        <span class="badge unknown">${this.t(`triage.${item.reason}`)}</span><time class="hint" datetime=${item.date}>${translator.dateTime(item.date)}</time>
      </div>
      <div class="text" dir="auto">${item.subject ? html`<strong>${item.subject}</strong><br />` : nothing}${messageBody(item, this.services)}</div>
      ${this.dismissing ? this.renderDismiss() : this.renderAttach()}
      ${failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(failure)}</span></p>` : nothing}
    </article>`;
  }

  private renderAttach(): TemplateResult {
    const { offered } = this;
    const { searched, found } = this.search;
    return html`
      <fieldset>
        <legend class="label">${this.t(this.item.candidates.length ? 'triage.which' : 'patient.find')}</legend>
        <div class="candidates">
          ${offered.map(
            (patient) => html`<label class="check"
              ><input type="radio" name="patient" .checked=${this.chosen?.uuid === patient.uuid} @change=${() => (this.chosen = patient)} /><bdi>${patient.display}</bdi></label
            >`,
          )}
        </div>
        <div class="field search">
          <label for="search" class=${this.item.candidates.length ? '' : 'visually-hidden'}>${this.t('patient.find')}</label>
          <input id="search" type="search" dir="auto" autocomplete="off" placeholder=${this.t('patient.findHint')} @input=${(event: Event) => this.search.type((event.target as HTMLInputElement).value)} />
          <span class="hint" role="status">${searched ? this.t('patient.found', { count: found.length }) : ''}</span>
        </div>
      </fieldset>
      <div class="row">
        <button type="button" class="button primary" ?disabled=${!this.chosen || this.busy} @click=${() => void this.attach()}>
          ${this.chosen ? this.t('triage.attachTo', { name: this.chosen.display }) : this.t('triage.attach')}
        </button>
        <button type="button" class="button quiet" @click=${() => (this.dismissing = true)}>${this.t('triage.dismiss')}</button>
      </div>
    `;
  }

  private renderDismiss(): TemplateResult {
    return html`
      <div class="field">
        <label for="note">${this.t('triage.note')}</label>
        <input id="note" dir="auto" maxlength="500" autocomplete="off" .value=${this.note} @input=${(event: Event) => (this.note = (event.target as HTMLInputElement).value)} />
      </div>
      <div class="row">
        <button type="button" class="button danger" ?disabled=${this.busy} @click=${() => void this.dismiss()}>${this.t('triage.dismissNow')}</button>
        <button type="button" class="button quiet" @click=${() => (this.dismissing = false)}>${this.t('cancel')}</button>
      </div>
    `;
  }

  /** The candidates, and who else was found. */
  private get offered(): readonly Reference[] {
    const { candidates } = this.item;
    return [...candidates, ...this.search.found.filter(({ uuid }) => !candidates.some((known) => known.uuid === uuid))];
  }

  private attach(): Promise<void> {
    const patient = this.chosen;
    return patient
      ? this.settle(this.api.attach(this.item.uuid, patient.uuid), this.t('triage.attached', { name: patient.display }))
      : Promise.resolve();
  }

  private dismiss(): Promise<void> {
    return this.settle(this.api.dismiss(this.item.uuid, this.note.trim()), this.t('triage.dismissed'));
  }

  private async settle(work: Promise<unknown>, done: string): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await work;
      this.emit('pc-settled', done);
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
