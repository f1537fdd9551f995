import { LitElement } from 'lit';
import { onLanguageChange } from '../i18n/words.ts';

/**
 * What every element and page starts from: rendered in light DOM, so that the theme applies and ARIA ids can meet, and
 * rendered again when the reader changes language.
 *
 * Reactive properties: `static properties`, `declare name: Type;`, set in the constructor. Never an initialiser on the
 * field: it would hide Lit's accessor, and nothing would ever re-render.
 */
export abstract class LightElement extends LitElement {
  #endListening: (() => void) | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#endListening = onLanguageChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endListening?.();
    this.#endListening = null;
  }
}
