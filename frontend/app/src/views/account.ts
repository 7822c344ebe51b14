import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../../src/api/api-error';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import type { Me, PasskeyEntry } from '../model';
import { hasPasskeys } from '../passkeys';
import { type PushState, pushState, turnOff, turnOn } from '../push';
import { View } from '../view';
import { addPasskey } from './passkey-offer';

/** Who is signed in, how they come back, and the way out. Fires "pc-back", "pc-me-changed", and "pc-sign-out" (with whether everywhere). */
@define('pc-account')
export class Account extends View {
  @property({ attribute: false }) me!: Me;
  /** How many messages would be lost by signing out. */
  @property({ type: Number }) unsent = 0;
  @state() private problem = '';
  @state() private done = '';
  @state() private busy = false;
  @state() private push: PushState = 'unavailable';
  /** What is asked again before it is done, since messages would be lost. */
  @state() private asked: 'here' | 'everywhere' | null = null;

  protected override firstUpdated(): void {
    this.focusOn();
    void pushState(this.shared.settings.push).then((state) => (this.push = state));
  }

  protected override render(): TemplateResult {
    const { me } = this;
    return html`<div class="thread-head">
        <button type="button" class="icon-button back always" aria-label=${this.t('back')} @click=${() => this.emit('pc-back')}>${icon('back')}</button>
        <h2 tabindex="-1">${this.t('account')}</h2>
      </div>
      <div class="page">
        <p>${icon('person')} <span dir="auto">${this.t(me.kind === 'PROXY' ? 'account.signedInFor' : 'account.signedIn', { name: me.name, patient: me.patient })}</span></p>
        ${this.renderNotice(this.done, 'tick', 'good')} ${this.renderProblem('account-problem', this.problem)}
        ${hasPasskeys() || me.passkeys.length > 0 ? this.renderPasskeys() : nothing} ${this.renderPush()}
        <section class="panel">
          <h3>${this.t('signOut')}</h3>
          ${this.asked
            ? html`<p role="alert">${this.t('signOut.waiting', { count: this.unsent })}</p>
                <button type="button" class="button danger wide" @click=${() => this.signOut(this.asked === 'everywhere')}>${this.t('signOut.yes')}</button>
                <button type="button" class="button wide" @click=${() => (this.asked = null)}>${this.t('notNow')}</button>`
            : html`<button type="button" class="button wide" @click=${() => this.onSignOut('here')}>${this.t('signOut')}</button>
                <button type="button" class="button wide" @click=${() => this.onSignOut('everywhere')}>${this.t('signOut.everywhere')}</button>`}
        </section>
      </div>`;
  }

  private renderPasskeys(): TemplateResult {
    const { passkeys } = this.me;
    return html`<section class="panel">
      <h3>${this.t('passkeys')}</h3>
      ${passkeys.length === 0
        ? html`<p class="hint">${this.t('passkey.none')}</p>`
        : html`<ul class="passkeys">
            ${passkeys.map((passkey) => this.renderPasskey(passkey))}
          </ul>`}
      ${hasPasskeys() ? html`<button type="button" class="button wide" ?disabled=${this.busy} @click=${this.onAdd}>${icon('lock')}${this.t('passkey.add')}</button>` : nothing}
    </section>`;
  }

  private renderPasskey({ uuid, label, created, lastUsed }: PasskeyEntry): TemplateResult {
    const { texts } = this.shared;
    return html`<li>
      <span><bdi>${label}</bdi> <span class="hint">${lastUsed ? this.t('passkey.lastUsed', { date: texts.brief(lastUsed) }) : this.t('passkey.neverUsed', { date: texts.brief(created) })}</span></span>
      <button type="button" class="icon-button" ?disabled=${this.busy} aria-label=${this.t('passkey.remove', { name: label })} @click=${async () => this.onRemove(uuid)}>${icon('close')}</button>
    </li>`;
  }

  private renderPush(): TemplateResult | typeof nothing {
    if (this.push === 'unavailable') {
      return nothing;
    }
    return html`<section class="panel">
      <h3>${this.t('push')}</h3>
      <p class="hint">${this.t(this.push === 'blocked' ? 'push.blocked' : 'push.offer')}</p>
      ${this.push === 'blocked'
        ? nothing
        : html`<button type="button" class="button wide" ?disabled=${this.busy} @click=${this.onPush}>${this.t(this.push === 'on' ? 'push.off' : 'push.on')}</button>`}
    </section>`;
  }

  private readonly onAdd = async (): Promise<void> =>
    this.attempt(async () => {
      if (await addPasskey(this.shared.api)) {
        this.done = this.t('done.passkey');
        this.emit('pc-me-changed');
      }
    });

  private readonly onRemove = async (uuid: string): Promise<void> =>
    this.attempt(async () => {
      await this.shared.api.removePasskey(uuid);
      this.done = this.t('done.removed');
      this.emit('pc-me-changed');
    });

  private readonly onPush = async (): Promise<void> =>
    this.attempt(async () => {
      const { push } = this.shared.settings;
      if (this.push === 'on') {
        await turnOff(this.shared.api);
      } else if (push && (await turnOn(this.shared.api, push))) {
        this.done = this.t('done.push');
      }
      this.push = await pushState(push);
    });

  private onSignOut(where: 'here' | 'everywhere'): void {
    if (this.unsent > 0) {
      this.asked = where;
    } else {
      this.signOut(where === 'everywhere');
    }
  }

  private signOut(everywhere: boolean): void {
    this.emit('pc-sign-out', everywhere);
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = '';
    this.done = '';
    try {
      await action();
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.kind === 'session') {
        this.emit('pc-session-ended');
      } else {
        this.problem = thrown instanceof ApiError ? this.why(thrown) : thrown instanceof DOMException ? this.t('passkey.failed') : this.t('error.offline');
      }
    } finally {
      this.busy = false;
    }
  }
}
