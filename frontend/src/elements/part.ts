import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import type { MessageKey, Parameters } from '../i18n/translator';
import { explain, type Services } from '../services';
import { controls } from '../styles/shared';

/** Base of the elements inside the widget: they get the shared services from whoever renders them. */
export abstract class Part extends LitElement {
  static override styles = [controls];

  @property({ attribute: false }) services!: Services;

  protected t(key: MessageKey, parameters?: Parameters): string {
    return this.services.translator.text(key, parameters);
  }

  protected why(failure: ApiError): string {
    return explain(failure, this.services.translator);
  }

  /**
   * Tells the page that something was done or went wrong.
   *
   * @returns whether the page shows it in its own way, by cancelling the event
   */
  protected notify(kind: 'success' | 'error', text: string): boolean {
    return !this.dispatchEvent(new CustomEvent('patient-conversations-notice', { detail: { kind, text }, bubbles: true, composed: true, cancelable: true }));
  }

  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
