import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import '../elements/confirm-dialog.ts';
import type { Tone } from '../theme/look.ts';

export interface Question {
  readonly heading: string;
  readonly text: TemplateResult | string;
  /** A verb: what the button does. */
  readonly confirm: string;
  readonly tone?: Tone;
}

/** The one confirmation dialog of a page, for whichever act is asked about: a page of several acts needs only one. */
export class Confirmation implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #question: Question = { heading: '', text: '', confirm: '' };

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to set up: the dialog is part of the page's template.
  }

  /** Put once in the page's template. */
  get dialog(): TemplateResult {
    const { heading, text, confirm, tone } = this.#question;
    return html`<sco-confirm-dialog
      .heading=${heading}
      .text=${text}
      .confirm=${confirm}
      .tone=${tone ?? 'accent'}
    ></sco-confirm-dialog>`;
  }

  /** True when the reader goes on. */
  async ask(question: Question): Promise<boolean> {
    this.#question = question;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    return (await this.#host.querySelector('sco-confirm-dialog')?.ask()) ?? false;
  }
}
