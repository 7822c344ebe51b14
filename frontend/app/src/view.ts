import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiError } from '../../src/api/api-error';
import type { Parameters } from '../../src/i18n/local-texts';
import { icon, type IconName } from '../../src/icons';
import type { AppApi } from './app-api';
import type { TextKey, Texts } from './i18n/texts';
import type { AppSettings } from './model';

/** What every view of the app shares. */
export interface Shared {
  api: AppApi;
  texts: Texts;
  settings: AppSettings;
}

/**
 * Base of the app's elements. They render into the page itself, not into shadow roots: the page's policy allows styles from its own
 * files only, and a browser without constructable style sheets would write a shadow root's styles into style elements.
 */
export abstract class View extends LitElement {
  @property({ attribute: false }) shared!: Shared;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected t(key: TextKey, parameters?: Parameters): string {
    return this.shared.texts.text(key, parameters);
  }

  /** One sentence on what went wrong and what can be done. */
  protected why(failure: ApiError): string {
    const { code, kind, status, waitSeconds, sentence } = failure;
    if (status === 429) {
      return this.t(code === 'verify.locked' ? 'error.locked' : 'error.wait', { time: this.shared.texts.waitingTime(waitSeconds || 60) });
    }
    switch (kind) {
      case 'offline':
        return this.t('error.offline');
      case 'session':
        return this.t('ended.session');
      case 'invalid':
        return code === 'verify.failed' ? this.t('error.verify') : sentence || this.t('error.server');
      case 'forbidden':
      case 'missing':
        return sentence || this.t('error.server');
      case 'server':
        return this.t('error.server');
    }
  }

  /** A problem under a field or a form; the place is there from the start, so that a screen reader hears what comes into it. */
  protected renderProblem(id: string, problem: string): TemplateResult {
    return html`<p class="problem" id=${id} role="alert">${problem ? html`${icon('alert')}<span>${problem}</span>` : nothing}</p>`;
  }

  protected renderNotice(text: string, image: IconName = 'alert', kind = ''): TemplateResult {
    return html`<div class="notice ${kind}" role="status">${text ? html`${icon(image)}<span>${text}</span>` : nothing}</div>`;
  }

  /** Moves the reader to where the page now begins. */
  protected focusOn(selector = 'h2'): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** Digits as people type them in any script, as ASCII; everything else is left out. */
export function plainDigits(text: string): string {
  return Array.from(text)
    .map((character) => {
      const code = character.charCodeAt(0);
      const zero = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10].find((first) => code >= first && code <= first + 9);
      return zero === undefined ? '' : String(code - zero);
    })
    .join('');
}
