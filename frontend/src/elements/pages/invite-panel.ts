import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { PanelCheck, PanelRequest, PanelRun } from '../../api/access-api';
import { ApiError } from '../../api/api-error';
import { icon } from '../../icons';
import type { Reference } from '../../model';
import { PatientSearch } from '../../patient-search';
import { card } from '../../styles/card';
import { define } from '../define';
import '../failure-view';
import { Page } from './page';

const REFRESH_MS = 4_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9A-Z]{36,38}$/i;
const COUNTS = ['matched', 'noContact', 'noConsent', 'deceased', 'joined', 'toInvite'] as const;
const SOURCES = ['cohort', 'identifiers'] as const;

interface Form {
  source: (typeof SOURCES)[number];
  cohort: Reference;
  identifiers: string;
  subject: string;
  text: string;
  perMinute: number;
}

/**
 * Invites many patients to Secure conversations: first it is checked what would happen, then the invitations go out at a set pace.
 * Attributes: base, locale, login-url.
 */
@define('patient-conversations-panel')
export class InvitePanel extends Page {
  static override styles = [
    ...super.styles,
    card,
    css`
      .stack {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
      }
      form {
        display: grid;
        gap: 16px;
      }
      .options {
        display: flex;
        flex-wrap: wrap;
        column-gap: 20px;
      }
      .short {
        max-inline-size: 220px;
      }
      table {
        border-collapse: collapse;
        max-inline-size: 480px;
      }
      th,
      td {
        padding: 6px 10px;
        border-block-end: 1px solid var(--_line);
        text-align: start;
        font-weight: 400;
      }
      td {
        text-align: end;
        font-variant-numeric: tabular-nums;
        font-weight: 650;
      }
      .scroll {
        max-block-size: 120px;
        overflow: auto;
        overflow-wrap: anywhere;
      }
      progress {
        inline-size: 100%;
        accent-color: var(--_primary);
      }
      li.run {
        display: grid;
        gap: 6px;
        padding-block: 12px;
        border-block-start: 1px solid var(--_line);
      }
    `,
  ];

  @state() private source: (typeof SOURCES)[number] = 'identifiers';
  @state() private cohort: Reference | null = null;
  @state() private identifiers = '';
  @state() private subject = '';
  @state() private text = '';
  @state() private perMinute = 20;
  /** What a check said, and of what; whatever is changed since makes it void. */
  @state() private checked: { request: PanelRequest; result: PanelCheck } | null = null;
  @state() private runs: readonly PanelRun[] = [];
  @state() private busy = false;
  @state() private failure: ApiError | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly cohorts = new PatientSearch(this, async (words) => (UUID.test(words) ? [await this.api.cohort(words)] : this.api.cohorts(words)));

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => !document.hidden && this.runs.some(({ status }) => status === 'RUNNING') && void this.load(), REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override render(): TemplateResult {
    const failure = this.failure ?? (this.source === 'cohort' ? this.cohorts.failure : null);
    return html`<div class="stack">
      <section aria-labelledby="heading">
        <h2 id="heading">${this.t('panel.title')}</h2>
        <form @submit=${this.onCheck}>
          ${this.renderWho()}
          <div class="field">
            <label for="subject">${this.t('panel.subject')}</label>
            <input id="subject" dir="auto" maxlength="255" autocomplete="off" required .value=${this.subject} @input=${(event: Event) => this.set({ subject: valueOf(event) })} />
          </div>
          <div class="field">
            <label for="text">${this.t('panel.text')}</label>
            <textarea id="text" dir="auto" rows="3" .value=${this.text} @input=${(event: Event) => this.set({ text: valueOf(event) })}></textarea>
          </div>
          <div class="field short">
            <label for="pace">${this.t('panel.pace')}</label>
            <input id="pace" type="number" min="1" max="60" required .value=${String(this.perMinute)} @input=${(event: Event) => this.set({ perMinute: Number(valueOf(event)) })} />
          </div>
          ${failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(failure)}</span></p>` : nothing}
          <div class="row"><button class="button ${this.checked ? '' : 'primary'}" ?disabled=${this.busy || !this.complete}>${this.t('panel.check')}</button></div>
        </form>
        ${this.checked ? this.renderResult(this.checked.result) : nothing}
      </section>
      ${this.runs.length ? this.renderRuns() : nothing}
    </div>`;
  }

  private renderWho(): TemplateResult {
    return html`<fieldset>
      <legend class="label">${this.t('panel.who')}</legend>
      <div class="options">
        ${SOURCES.map(
          (source) => html`<label class="check"
            ><input type="radio" name="source" .checked=${this.source === source} @change=${() => this.set({ source })} />${this.t(`panel.${source}`)}</label
          >`,
        )}
      </div>
      ${this.source === 'cohort'
        ? this.renderCohort()
        : html`<div class="field">
            <label for="identifiers">${this.t('panel.identifiers')}</label>
            <textarea
              id="identifiers"
              dir="ltr"
              rows="6"
              spellcheck="false"
              aria-describedby="identifiers-hint"
              .value=${this.identifiers}
              @input=${(event: Event) => this.set({ identifiers: valueOf(event) })}
            ></textarea>
            <span class="hint" id="identifiers-hint">${this.t('panel.identifiersHint')}</span>
          </div>`}
    </fieldset>`;
  }

  private renderCohort(): TemplateResult {
    const { found, searched } = this.cohorts;
    const offered = this.cohort && !found.some(({ uuid }) => uuid === this.cohort?.uuid) ? [this.cohort, ...found] : found;
    return html`<div class="field">
        <label for="cohort">${this.t('panel.cohortFind')}</label>
        <input id="cohort" type="search" dir="auto" autocomplete="off" placeholder=${this.t('panel.cohortHint')} @input=${(event: Event) => this.cohorts.type(valueOf(event))} />
        <span class="hint" role="status">${searched ? this.t('panel.cohortFound', { count: found.length }) : ''}</span>
      </div>
      ${offered.map(
        (cohort) => html`<label class="check"
          ><input type="radio" name="cohort" .checked=${this.cohort?.uuid === cohort.uuid} @change=${() => this.set({ cohort })} /><bdi>${cohort.display}</bdi></label
        >`,
      )}`;
  }

  private renderResult(result: PanelCheck): TemplateResult {
    return html`<section aria-labelledby="result">
      <h3 id="result">${this.t('panel.result')}</h3>
      <table>
        <tbody>
          ${COUNTS.map((name) => html`<tr><th scope="row">${this.t(`panel.${name}`)}</th><td>${this.services.translator.figure(result[name])}</td></tr>`)}
          <tr><th scope="row">${this.t('panel.unknown')}</th><td>${this.services.translator.figure(result.unknown.length)}</td></tr>
        </tbody>
      </table>
      ${result.unknown.length ? html`<p class="hint scroll" tabindex="0" role="region" aria-label=${this.t('panel.unknown')}><bdi>${result.unknown.join(', ')}</bdi></p>` : nothing}
      <div class="row">
        <button type="button" class="button primary" ?disabled=${this.busy || result.toInvite === 0} @click=${() => void this.begin()}>${this.t('panel.start', { count: result.toInvite })}</button>
      </div>
    </section>`;
  }

  private renderRuns(): TemplateResult {
    const { translator } = this.services;
    return html`<section aria-labelledby="runs">
      <h2 id="runs">${this.t('panel.runs')}</h2>
      <ul>
        ${this.runs.map(
          (run) => html`<li class="run">
            <div class="row">
              <strong class="grow"><bdi>${run.subject}</bdi></strong>
              <span class="badge ${run.status === 'DONE' ? 'granted' : run.status === 'RUNNING' ? 'unknown' : ''}">${this.t(`panel.status.${run.status}`)}</span>
              ${run.status === 'RUNNING' ? html`<button type="button" class="button danger" ?disabled=${this.busy} @click=${() => void this.stop(run)}>${icon('stop')}${this.t('panel.stop')}</button>` : nothing}
            </div>
            <progress max=${Math.max(1, run.toInvite)} .value=${run.invited + run.skipped} aria-label=${run.subject}></progress>
            <span class="hint"
              >${this.t('panel.invited', { done: run.invited, count: run.toInvite })}${run.skipped ? ` · ${this.t('panel.skipped', { count: run.skipped })}` : ''} · ${translator.dateTime(run.dateCreated)}</span
            >
            ${run.reasons.map(({ text, count }) => html`<span class="hint">${translator.figure(count)} · ${text}</span>`)}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private set(change: Partial<Form>): void {
    Object.assign(this, change);
    this.checked = null;
  }

  private get complete(): boolean {
    const whom = this.source === 'cohort' ? this.cohort !== null : this.listed.length > 0;
    return whom && this.subject.trim() !== '' && Number.isInteger(this.perMinute) && this.perMinute > 0;
  }

  /** The identifiers, each once. */
  private get listed(): string[] {
    return [...new Set(this.identifiers.split(/[\n,;\t]+/).map((identifier) => identifier.trim()).filter(Boolean))];
  }

  private get request(): PanelRequest {
    const text = this.text.trim();
    return {
      ...(this.source === 'cohort' ? { cohort: this.cohort?.uuid ?? '' } : { identifiers: this.listed }),
      subject: this.subject.trim(),
      ...(text && { text }),
      perMinute: this.perMinute,
    };
  }

  private readonly onCheck = (event: Event): void => {
    event.preventDefault();
    const { request } = this;
    void this.attempt(async () => {
      this.checked = { request, result: await this.api.checkPanel(request) };
    });
  };

  private begin(): Promise<void> {
    return this.attempt(async () => {
      if (this.checked) {
        const run = await this.api.startPanel(this.checked.request);
        this.runs = [run, ...this.runs];
        this.identifiers = this.subject = this.text = '';
        this.cohort = null;
        this.checked = null;
      }
    });
  }

  private stop({ uuid }: PanelRun): Promise<void> {
    return this.attempt(async () => {
      const stopped = await this.api.stopPanel(uuid);
      this.runs = this.runs.map((run) => (run.uuid === uuid ? stopped : run));
    });
  }

  protected override async load(): Promise<void> {
    try {
      this.runs = await this.api.panels();
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
      this.failure = null;
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
