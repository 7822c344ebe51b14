import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../../../src/api/api-error';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import type { TextKey } from '../i18n/texts';
import type { JoinDetails, JoinStatus } from '../model';
import { View } from '../view';
import type { BirthdateField } from './birthdate-field';
import './birthdate-field';
import './code-form';

const KEY = 'patientconversations.joiner';
const LOOK_MS = 10_000;

type Field = 'givenName' | 'familyName' | 'birthdate' | 'contact' | 'agreed';

/** Joining by a Practice Link: who are you, where can we reach you, and then waiting until staff know who it is. Fires "pc-link-gone". */
@define('pc-practice-link')
export class PracticeLink extends View {
  @property() slug = '';
  @state() private step: 'opening' | 'failed' | 'details' | 'code' | JoinStatus = 'opening';
  @state() private system: 'sms' | 'email' = 'sms';
  @state() private problems: Partial<Record<Field, string>> = {};
  @state() private problem = '';
  @state() private busy = false;
  private welcome = '';
  private hint = '';
  private joiner = '';
  private request!: JoinDetails;
  private timer: ReturnType<typeof setTimeout> | undefined;
  @query('pc-birthdate-field') private readonly birthdate!: BirthdateField;

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = this.kept();
    if (kept) {
      this.joiner = kept;
      this.show('waiting');
    } else {
      void this.open();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render(): TemplateResult {
    switch (this.step) {
      case 'opening':
        return html`<p class="starting" role="status">${this.t('loading')}…</p>`;
      case 'failed':
        return html`<div class="card">
          <p role="alert">${this.problem}</p>
          <button type="button" class="button primary wide" @click=${this.open}>${icon('retry')}${this.t('again')}</button>
        </div>`;
      case 'details':
        return this.renderDetails();
      case 'code':
        return html`<pc-code-form .shared=${this.shared} .channel=${this.system} .hint=${this.hint} .check=${this.check} .again=${this.ask}></pc-code-form>`;
      case 'waiting':
        return this.renderEnd('clock', 'join.waitingTitle', 'join.waiting');
      case 'matched':
        return this.renderEnd('tick', 'join.matchedTitle', 'join.matched');
      case 'turnedAway':
        return this.renderEnd('alert', 'join.turnedAwayTitle', 'join.turnedAway');
    }
  }

  private renderEnd(image: 'clock' | 'tick' | 'alert', title: TextKey, text: TextKey): TemplateResult {
    return html`<div class="card end" role="status">
      <span class="mark">${icon(image)}</span>
      <h2 tabindex="-1">${this.t(title)}</h2>
      <p>${this.t(text)}</p>
    </div>`;
  }

  private renderDetails(): TemplateResult {
    const { problems, system } = this;
    return html`<form class="card" novalidate @submit=${this.onDetails}>
      <h2 tabindex="-1">${this.t('join.title')}</h2>
      ${this.welcome ? html`<p class="welcome" dir="auto">${this.welcome}</p>` : nothing}
      ${this.renderText('givenName', this.t('join.givenName'), 'given-name')} ${this.renderText('familyName', this.t('join.familyName'), 'family-name')}
      <pc-birthdate-field .shared=${this.shared} .problem=${problems.birthdate ?? ''}></pc-birthdate-field>
      <fieldset>
        <legend>${this.t('join.contact')}</legend>
        <div class="options">
          ${(['sms', 'email'] as const).map(
            (id) => html`<label class="check"
              ><input type="radio" name="system" .checked=${system === id} @change=${() => (this.system = id)} /><span>${this.t(`join.${id}`)}</span></label
            >`,
          )}
        </div>
      </fieldset>
      ${this.renderText('contact', this.t(system === 'sms' ? 'join.mobile' : 'join.emailAddress'), system === 'sms' ? 'tel' : 'email')}
      <label class="check"><input type="checkbox" name="agreed" aria-describedby="agreed-problem" aria-invalid=${Boolean(problems.agreed)} /><span>${this.t('join.agree')}</span></label>
      ${this.renderProblem('agreed-problem', problems.agreed ?? '')} ${this.renderProblem('details-problem', this.problem)}
      <button class="button primary wide" ?disabled=${this.busy}>${this.t('join.submit')}</button>
    </form>`;
  }

  private renderText(name: Field, label: string, autocomplete: 'given-name' | 'family-name' | 'tel' | 'email'): TemplateResult {
    const problem = this.problems[name] ?? '';
    const plain = autocomplete === 'tel' || autocomplete === 'email';
    return html`<div class="field">
      <label for=${`field-${name}`}>${label}</label>
      <input
        id=${`field-${name}`}
        name=${name}
        type=${plain ? autocomplete : 'text'}
        autocomplete=${autocomplete}
        maxlength="254"
        dir=${plain ? 'ltr' : 'auto'}
        aria-invalid=${problem !== ''}
        aria-describedby=${`${name}-problem`}
      />
      ${this.renderProblem(`${name}-problem`, problem)}
    </div>`;
  }

  private readonly open = async (): Promise<void> => {
    this.step = 'opening';
    try {
      const { welcome, language } = await this.shared.api.practiceLink(this.slug);
      this.welcome = welcome;
      this.step = 'details';
      if (language) {
        this.emit('pc-language', language);
      }
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      if (failure.kind === 'missing' || failure.code === 'link.invalid') {
        this.emit('pc-link-gone');
      } else {
        this.problem = this.why(failure);
        this.step = 'failed';
      }
    }
  };

  private readonly onDetails = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = (name: Field): HTMLInputElement | null => this.querySelector(`input[name=${name}]`);
    const text = (name: Field): string => field(name)?.value.trim() ?? '';
    const birthdate = this.birthdate.value;
    const details = { givenName: text('givenName'), familyName: text('familyName'), contact: { system: this.system, value: text('contact') } };
    const missing = this.t('join.missing');
    this.problem = '';
    this.problems = {
      ...(details.givenName ? {} : { givenName: missing }),
      ...(details.familyName ? {} : { familyName: missing }),
      ...(birthdate ? {} : { birthdate: this.t('birthdate.invalid') }),
      ...(details.contact.value ? {} : { contact: missing }),
      ...(field('agreed')?.checked ? {} : { agreed: this.t('join.agreeMissing') }),
    };
    if (Object.keys(this.problems).length > 0 || birthdate === null) {
      await this.updateComplete;
      await this.birthdate.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    this.busy = true;
    this.request = { slug: this.slug, birthdate, agreed: true, ...details };
    try {
      await this.ask();
      this.step = 'code';
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      const contact = failure.fields['contact.value'] ?? failure.fields['contact'];
      this.problems = contact ? { contact } : {};
      this.problem = contact ? '' : this.why(failure);
    } finally {
      this.busy = false;
    }
  };

  /** Has a code sent; asked once more, it takes the place of the one before. */
  private readonly ask = async (): Promise<void> => {
    const { joiner, hint } = await this.shared.api.joinDetails(this.request);
    this.joiner = joiner;
    this.hint = hint ?? '';
  };

  private readonly check = async (code: string): Promise<void> => {
    const { status } = await this.shared.api.joinCode(this.joiner, code);
    this.keep(this.joiner);
    this.show(status);
  };

  private show(status: JoinStatus): void {
    const changed = this.step !== status;
    this.step = status;
    if (status === 'waiting') {
      this.timer = setTimeout(() => void this.look(), LOOK_MS);
    } else {
      this.keep(null);
    }
    if (changed) {
      this.focusOn();
    }
  }

  private async look(): Promise<void> {
    if (document.hidden) {
      this.show('waiting');
      return;
    }
    try {
      this.show((await this.shared.api.joinStatus(this.joiner)).status);
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      if (failure.kind === 'missing' || failure.kind === 'invalid' || failure.kind === 'forbidden') {
        this.keep(null);
        this.emit('pc-link-gone');
      } else {
        this.show('waiting');
      }
    }
  }

  private kept(): string | null {
    try {
      const { slug, joiner } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { slug?: string; joiner?: string };
      return slug === this.slug && joiner ? joiner : null;
    } catch {
      return null;
    }
  }

  private keep(joiner: string | null): void {
    try {
      if (joiner === null) {
        sessionStorage.removeItem(KEY);
      } else {
        sessionStorage.setItem(KEY, JSON.stringify({ slug: this.slug, joiner }));
      }
    } catch {
      // Without storage, a reload begins anew; the practice sees the joiner all the same.
    }
  }
}
