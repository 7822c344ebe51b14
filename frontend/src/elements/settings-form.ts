import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdministrationApi } from '../api/administration-api';
import { ApiError } from '../api/api-error';
import { icon } from '../icons';
import type { Setting } from '../model';
import { card } from '../styles/card';
import { define } from './define';
import { PagePart } from './pages/page-part';

const GROUPS = {
  general: ['practiceName', 'publicBaseUrl', 'defaultCountry', 'timeZone', 'visibility.byLocation'],
  officeHours: ['officeHours.sms', 'officeHours.email', 'officeHours.holidays', 'autoReply.sms', 'autoReply.email'],
  twilio: ['twilio.accountSid', 'twilio.authToken', 'twilio.from', 'twilio.messagingServiceSid', 'twilio.apiBaseUrl', 'webhook.maxPerMinute'],
  voice: ['voice.forwardTo', 'voice.notice', 'voice.language', 'voice.ringSeconds'],
  smtp: [
    'smtp.host',
    'smtp.port',
    'smtp.security',
    'smtp.username',
    'smtp.password',
    'smtp.from',
    'smtp.fromName',
    'smtp.replyAddress',
    'smtp.timeoutSeconds',
  ],
  imap: ['imap.host', 'imap.port', 'imap.security', 'imap.username', 'imap.password', 'imap.folder', 'imap.pollSeconds', 'imap.authenticationServer'],
  contact: ['contact.smsAttributeType', 'contact.emailAttributeType', 'contact.flagAfterFailures'],
  consent: ['consent.wording', 'consent.wordingVersion'],
  secure: ['secure.linkHours', 'secure.idleMinutes', 'secure.sessionHours', 'secure.nudgeMinutes', 'secure.quietHours', 'secure.namePractice', 'secure.locale', 'secure.pushHosts'],
  optOut: ['optOut.words', 'optIn.words', 'help.words', 'help.text', 'automaticAnswers.maxPerDay'],
  attachment: ['attachment.types', 'attachment.maxMegabytes'],
  delivery: ['delivery.threads', 'delivery.maxAttempts'],
  events: ['events.url', 'events.secret'],
} as const;

const LONG: ReadonlySet<string> = new Set([
  'consent.wording',
  'help.text',
  'voice.notice',
  'officeHours.sms',
  'officeHours.email',
  'officeHours.holidays',
  'autoReply.sms',
  'autoReply.email',
]);
const NUMBER = /(port|Seconds|linkHours|idleMinutes|sessionHours|maxPerMinute|maxPerDay|threads|maxAttempts|Failures|Megabytes)$/;
const SECURITIES = ['STARTTLS', 'TLS', 'NONE'];

/** The settings in groups. Only what was changed is saved; a secret is never shown, only replaced. Fires "pc-saved". */
@define('pc-settings-form')
export class SettingsForm extends PagePart {
  static override styles = [
    ...super.styles,
    card,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(250px, 100%), 1fr));
        gap: 16px;
      }
      .field {
        align-content: start;
      }
      .field.long {
        grid-column: 1 / -1;
      }
      .field > .row {
        justify-content: space-between;
        min-block-size: 24px;
      }
      footer {
        position: sticky;
        inset-block-end: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px;
        padding: 12px 20px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: var(--_shadow);
      }
    `,
  ];

  @property({ attribute: false }) api!: AdministrationApi;
  @property({ attribute: false }) settings: readonly Setting[] = [];
  @state() private edited: Readonly<Record<string, string>> = {};
  @state() private failure: ApiError | null = null;
  @state() private saved = false;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('settings')) {
      this.edited = {};
    }
  }

  protected override render(): TemplateResult {
    const grouped: readonly string[] = Object.values(GROUPS).flat();
    const others = this.settings.filter((setting) => !grouped.includes(setting.name));
    const changes = Object.keys(this.edited).length;
    return html`<form @submit=${this.onSubmit} novalidate>
      ${Object.entries(GROUPS).map(([group, names]) =>
        this.renderGroup(
          this.t(`group.${group as keyof typeof GROUPS}`),
          names.flatMap((name) => this.settings.filter((setting) => setting.name === name)),
        ),
      )}
      ${this.renderGroup(this.t('group.other'), others)}
      <footer role="presentation">
        <button class="button primary" ?disabled=${changes === 0 || this.busy}>${this.t('save')}</button>
        <span role="status" class="grow">${this.saved && !changes ? html`<span class="badge granted">${icon('tick')}${this.t('saved')}</span>` : changes ? this.t('unsaved', { count: changes }) : ''}</span>
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
      </footer>
    </form>`;
  }

  private renderGroup(title: string, settings: readonly Setting[]): TemplateResult | typeof nothing {
    return settings.length
      ? html`<section aria-label=${title}><h2>${title}</h2><div class="fields">${settings.map((setting) => this.renderSetting(setting))}</div></section>`
      : nothing;
  }

  private renderSetting(setting: Setting): TemplateResult {
    const { name } = setting;
    const id = name.replace(/\./g, '-');
    const { translator } = this.services;
    // A mailbox is described as the mail server is; the group says which one is meant.
    const key = [`setting.${name}`, `setting.${name.replace('imap', 'smtp')}`].find((known) => translator.has(known));
    const label = key ? translator.text(key) : name;
    const error = this.failure?.fields[name];
    const fixed = setting.source === 'runtime';
    return html`<div class="field ${LONG.has(name) ? 'long' : ''}">
      <div class="row">
        <label class="label" for=${id}>${label}</label>
        ${setting.secret ? html`<span class="badge ${setting.isSet ? 'granted' : ''}">${this.t(setting.isSet ? 'set' : 'notSet')}</span>` : nothing}
        ${fixed ? html`<span class="badge">${icon('lock')}${this.t('fromRuntime')}</span>` : nothing}
      </div>
      ${this.renderControl(setting, id, fixed, error !== undefined)}
      ${error === undefined ? nothing : html`<span class="problem" id="${id}-error">${icon('alert')}<span>${error}</span></span>`}
      ${setting.description ? html`<span class="hint" id="${id}-hint">${setting.description}</span>` : nothing}
    </div>`;
  }

  private renderControl(setting: Setting, id: string, fixed: boolean, wrong: boolean): TemplateResult {
    const { name, secret } = setting;
    const value = this.edited[name] ?? setting.value ?? '';
    const describedBy = [wrong ? `${id}-error` : '', setting.description ? `${id}-hint` : ''].filter(Boolean).join(' ') || nothing;
    const invalid = wrong ? 'true' : nothing;
    const onInput = (event: Event): void => this.edit(setting, (event.target as HTMLInputElement).value);
    if (name.endsWith('.security')) {
      return html`<select id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} ?disabled=${fixed} @change=${onInput}>
        ${SECURITIES.map((option) => html`<option value=${option} .selected=${option === value}>${option}</option>`)}
      </select>`;
    }
    if (LONG.has(name)) {
      return html`<textarea id=${id} dir="auto" rows="4" aria-describedby=${describedBy} aria-invalid=${invalid} ?readonly=${fixed} .value=${value} @input=${onInput}></textarea>`;
    }
    return html`<input
      id=${id}
      dir=${secret || /^(twilio|smtp|imap)\./.test(name) ? 'ltr' : 'auto'}
      type=${secret ? 'password' : 'text'}
      inputmode=${NUMBER.test(name) ? 'numeric' : nothing}
      autocomplete=${secret ? 'new-password' : 'off'}
      spellcheck="false"
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
      placeholder=${secret && !fixed && setting.isSet ? this.t('replaceSecret') : nothing}
      ?readonly=${fixed}
      .value=${secret ? (this.edited[name] ?? '') : value}
      @input=${onInput}
    />`;
  }

  private edit(setting: Setting, value: string): void {
    this.saved = false;
    const same = setting.secret ? value === '' : value === (setting.value ?? '');
    const others = Object.fromEntries(Object.entries(this.edited).filter(([name]) => name !== setting.name));
    this.edited = same ? others : { ...others, [setting.name]: value };
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.save();
  };

  private async save(): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      const settings = await this.api.save(this.edited);
      this.saved = true;
      this.emit('pc-saved', settings);
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    } finally {
      this.busy = false;
    }
  }
}
