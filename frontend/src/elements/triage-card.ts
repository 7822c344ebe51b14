import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import type { TriageApi } from '../api/triage-api';
import { channelIcon, icon } from '../icons';
import type { Reference, TriageItem } from '../model';
import { define } from './define';
import { Part } from './part';

const SEARCH_DELAY_MS = 250;
const SHORTEST_SEARCH = 2;

/** One waiting message: choosing the patient and attaching are two steps, since a wrong chart is a breach. Fires "pc-settled". */
@define('pc-triage-card')
export class TriageCard extends Part {
  static override styles = [
    ...super.styles,
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
  @state() private found: readonly Reference[] = [];
  @state() private searched = '';
  @state() private chosen: Reference | null = null;
  @state() private dismissing = false;
  @state() private note = '';
  @state() private busy = false;
  @state() private failure: ApiError | null = null;
  private words = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override render(): TemplateResult {
    const { item } = this;
    const { translator } = this.services;
    return html`<article aria-labelledby="from">
      <div class="row">
        ${channelIcon(item.channel)}<h2 id="from" class="grow"><bdi class="address">${item.fromAddress}</bdi></h2>
        <span class="badge unknown">${this.t(`triage.${item.reason}`)}</span><time class="hint" datetime=${item.date}>${translator.dateTime(item.date)}</time>
      </div>
      <div class="text" dir="auto">${item.subject ? html`<strong>${item.subject}</strong><br />` : nothing}${item.text}</div>
      ${this.dismissing ? this.renderDismiss() : this.renderAttach()}
      ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
    </article>`;
  }

  private renderAttach(): TemplateResult {
    const offered = [...this.item.candidates, ...this.found.filter(({ uuid }) => !this.item.candidates.some((known) => known.uuid === uuid))];
    return html`
      <fieldset>
        <legend class="label">${this.t(this.item.candidates.length ? 'triage.which' : 'triage.search')}</legend>
        <div class="candidates">
          ${offered.map(
            (patient) => html`<label class="check"
              ><input type="radio" name="patient" .checked=${this.chosen?.uuid === patient.uuid} @change=${() => (this.chosen = patient)} /><bdi>${patient.display}</bdi></label
            >`,
          )}
        </div>
        <div class="field search">
          <label for="search" class=${this.item.candidates.length ? '' : 'visually-hidden'}>${this.t('triage.search')}</label>
          <input id="search" type="search" dir="auto" autocomplete="off" placeholder=${this.t('triage.searchHint')} @input=${this.onSearch} />
          <span class="hint" role="status">${this.searched ? this.t('triage.found', { count: this.found.length }) : ''}</span>
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

  private readonly onSearch = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(this.words), SEARCH_DELAY_MS);
  };

  private async search(words: string): Promise<void> {
    try {
      const found = words.length < SHORTEST_SEARCH ? [] : await this.api.findPatients(words);
      if (words === this.words) {
        this.found = found;
        this.searched = words.length < SHORTEST_SEARCH ? '' : words;
        const offered = [...this.item.candidates, ...found];
        this.chosen = offered.find(({ uuid }) => uuid === this.chosen?.uuid) ?? null;
      }
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
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
