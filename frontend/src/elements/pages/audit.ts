import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { AuditEntry, AuditFilter, AuditVerdict } from '../../api/access-api';
import { ApiError } from '../../api/api-error';
import type { MessageKey } from '../../i18n/translator';
import { icon } from '../../icons';
import type { Reference, StaffMember } from '../../model';
import { PatientSearch } from '../../patient-search';
import { card } from '../../styles/card';
import { define } from '../define';
import '../failure-view';
import { Page } from './page';

const PAGE = 50;
/** Broken entries that are named one by one. */
const MOST_NAMED = 20;

const ACTIONS = [
  'VIEWED', 'FILE_OPENED', 'EXPORTED', 'STARTED', 'MOVED', 'SENT', 'RETRACTED', 'INVITED', 'INVITATION_SHOWN', 'INVITATION_REVOKED', 'INVITATION_OPENED',
  'CODE_SENT', 'LOGGED_IN', 'LOG_IN_FAILED', 'LOCKED', 'LOGGED_OUT', 'SIGNED_OUT_EVERYWHERE', 'PROXY_ADDED', 'ACCESS_CHANGED', 'ACCESS_ENDED',
  'PASSKEY_ADDED', 'PASSKEY_REMOVED', 'PUSH_ADDED', 'PUSH_REMOVED', 'PRACTICE_LINK_CHANGED', 'JOIN_REQUESTED', 'JOINER_MATCHED', 'JOINER_TURNED_AWAY',
  'PANEL_CHECKED', 'PANEL_STARTED', 'PANEL_STOPPED', 'KEYS_ROTATED', 'AUDIT_READ', 'AUDIT_VERIFIED',
] as const;

/** Who opened, wrote and sent what, and whether that record was tampered with. Attributes: base, locale, login-url. */
@define('patient-conversations-audit')
export class ConversationAudit extends Page {
  static override styles = [
    ...super.styles,
    card,
    css`
      .stack {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
      }
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr));
        gap: 14px;
        align-items: start;
      }
      .found .button {
        justify-content: start;
        inline-size: 100%;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: 0.93em;
      }
      th,
      td {
        padding: 8px 10px;
        border-block-end: 1px solid var(--_line);
        text-align: start;
        vertical-align: top;
      }
      th {
        font-weight: 650;
        white-space: nowrap;
      }
      td.date {
        white-space: nowrap;
      }
      nav {
        display: flex;
        justify-content: space-between;
      }
      .skeleton {
        block-size: 200px;
        border-radius: var(--_radius);
      }
    `,
  ];

  @state() private entries: readonly AuditEntry[] | null = null;
  @state() private staff: readonly StaffMember[] = [];
  @state() private patient: Reference | null = null;
  @state() private filter: AuditFilter = {};
  @state() private start = 0;
  @state() private hasMore = false;
  @state() private failure: ApiError | null = null;
  @state() private verdict: AuditVerdict | null = null;
  @state() private verifying = false;
  /** Counts the questions, so that no late answer replaces that of a later one. */
  private asked = 0;
  private readonly search = new PatientSearch(this, (words) => this.services.conversations.findPatients(words));

  protected override render(): TemplateResult {
    return html`<div class="stack">
      <section aria-labelledby="heading">
        <h2 id="heading">${this.t('audit.title')}</h2>
        <div class="filters">${this.renderPatient()} ${this.renderStaff()} ${this.renderAction()} ${this.renderDay('from')} ${this.renderDay('to')}</div>
        <div class="row">
          <button type="button" class="button" ?disabled=${this.verifying} @click=${() => void this.verify()}>${icon('shield')}${this.t(this.verifying ? 'audit.verifying' : 'audit.verify')}</button>
        </div>
        <div role="status">${this.verdict ? this.renderVerdict(this.verdict) : nothing}</div>
      </section>
      ${this.failure
        ? html`<pc-failure ?strip=${this.entries !== null} .services=${this.services} .failure=${this.failure} @pc-retry=${() => void this.load()}></pc-failure>`
        : nothing}
      ${this.entries === null ? (this.failure ? nothing : this.renderLoading()) : this.renderEntries(this.entries)}
    </div>`;
  }

  private renderPatient(): TemplateResult {
    const { found, searched } = this.search;
    return this.patient
      ? html`<div class="field">
          <span class="label">${this.t('audit.patient')}</span>
          <button type="button" class="button" @click=${() => this.choosePatient(null)}><bdi>${this.patient.display}</bdi>${icon('close')}<span class="visually-hidden">${this.t('audit.clear')}</span></button>
        </div>`
      : html`<div class="field">
          <label for="patient">${this.t('audit.patient')}</label>
          <input id="patient" type="search" dir="auto" autocomplete="off" placeholder=${this.t('patient.findHint')} @input=${(event: Event) => this.search.type((event.target as HTMLInputElement).value)} />
          <span class="hint" role="status">${searched ? this.t('patient.found', { count: found.length }) : ''}</span>
          <ul class="found">
            ${found.map((patient) => html`<li><button type="button" class="button quiet" @click=${() => this.choosePatient(patient)}><bdi>${patient.display}</bdi></button></li>`)}
          </ul>
        </div>`;
  }

  private renderStaff(): TemplateResult {
    return html`<div class="field">
      <label for="user">${this.t('audit.user')}</label>
      <select id="user" @change=${(event: Event) => this.narrow({ user: (event.target as HTMLSelectElement).value })}>
        <option value="">${this.t('audit.anybody')}</option>
        ${this.staff.map(({ uuid, display }) => html`<option value=${uuid}>${display}</option>`)}
      </select>
    </div>`;
  }

  private renderAction(): TemplateResult {
    return html`<div class="field">
      <label for="action">${this.t('audit.action')}</label>
      <select id="action" @change=${(event: Event) => this.narrow({ action: (event.target as HTMLSelectElement).value })}>
        <option value="">${this.t('audit.any')}</option>
        ${ACTIONS.map((action) => html`<option value=${action}>${this.t(`audit.action.${action}`)}</option>`)}
      </select>
    </div>`;
  }

  private renderDay(end: 'from' | 'to'): TemplateResult {
    return html`<div class="field">
      <label for=${end}>${this.t(`audit.${end}`)}</label>
      <input id=${end} type="date" @change=${(event: Event) => this.narrow({ [end]: (event.target as HTMLInputElement).value })} />
    </div>`;
  }

  private renderVerdict({ entries, broken }: AuditVerdict): TemplateResult {
    if (broken.length === 0) {
      return html`<p class="notice good">${icon('tick')}<span>${this.t('audit.whole', { count: entries })}</span></p>`;
    }
    const named = broken.slice(0, MOST_NAMED).join(', ') + (broken.length > MOST_NAMED ? ' …' : '');
    return html`<p class="notice error">${icon('alert')}<span>${this.t('audit.broken', { count: broken.length, ids: named })}</span></p>`;
  }

  private renderEntries(entries: readonly AuditEntry[]): TemplateResult {
    if (entries.length === 0 && this.start === 0) {
      return html`<p class="muted" role="status">${this.t('audit.none')}</p>`;
    }
    const columns: readonly MessageKey[] = ['audit.date', 'audit.who', 'audit.action', 'audit.patient', 'audit.address', 'audit.detail'];
    return html`<section>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t('entries')}>
        <table>
          <thead>
            <tr>
              <th scope="col">#</th>
              ${columns.map((column) => html`<th scope="col">${this.t(column)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${entries.map((entry) => this.renderEntry(entry))}
          </tbody>
        </table>
      </div>
      <nav aria-label=${this.t('pages')}>
        <button type="button" class="button" ?disabled=${this.start === 0} @click=${() => this.turn(-PAGE)}>${this.t('newer')}</button>
        <button type="button" class="button" ?disabled=${!this.hasMore} @click=${() => this.turn(PAGE)}>${this.t('older')}</button>
      </nav>
    </section>`;
  }

  private renderEntry({ id, date, action, user, participant, patient, remoteAddress, detail }: AuditEntry): TemplateResult {
    const { translator } = this.services;
    const key = `audit.action.${action}`;
    const who = user?.display ?? (participant ? (participant.name ?? this.t('patient')) : '');
    return html`<tr>
      <td>${id}</td>
      <td class="date"><time datetime=${date}>${translator.dateTime(date)}</time></td>
      <td><bdi>${who}</bdi></td>
      <td>${translator.has(key) ? translator.text(key) : action}</td>
      <td><bdi>${patient?.display}</bdi></td>
      <td><bdi class="address">${remoteAddress}</bdi></td>
      <td><bdi>${detail}</bdi></td>
    </tr>`;
  }

  private choosePatient(patient: Reference | null): void {
    this.patient = patient;
    this.search.type('');
    this.narrow({ patient: patient?.uuid ?? '' });
  }

  private narrow(change: AuditFilter): void {
    this.filter = { ...this.filter, ...change };
    this.start = 0;
    void this.load();
  }

  private turn(step: number): void {
    this.start = Math.max(0, this.start + step);
    void this.load();
  }

  private async verify(): Promise<void> {
    this.verifying = true;
    this.verdict = null;
    try {
      this.verdict = await this.api.verifyAudit();
      this.failure = null;
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.verifying = false;
    }
  }

  protected override async load(): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    try {
      const [page, staff] = await Promise.all([this.api.audit(this.filter, this.start, PAGE), this.staff.length ? this.staff : this.services.team.staff('')]);
      if (asked === this.asked) {
        this.entries = page.items;
        this.hasMore = page.hasMore;
        this.staff = staff;
        this.failure = null;
      }
    } catch (thrown) {
      if (asked === this.asked) {
        this.failure = ApiError.from(thrown);
      }
    }
  }
}
