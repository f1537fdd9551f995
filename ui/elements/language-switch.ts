import { html } from 'lit';
import { LANGUAGES, type Language, language, switchLanguage, t } from '../i18n/words.ts';
import { LightElement } from './light-element.ts';

/** Each language is named in itself, for who cannot read the other. */
const NAMES: Record<Language, string> = { fr: 'Français', en: 'English' };

/** Français or English, at once and for the next visits from this browser. */
export class LanguageSwitch extends LightElement {
  protected override render() {
    return html`<div class="sco-language" role="group" aria-label=${t('frame.language')}>
      ${LANGUAGES.map(
        (each) => html`<button
          type="button"
          lang=${each}
          aria-pressed=${language() === each ? 'true' : 'false'}
          aria-label=${`${each.toUpperCase()}, ${NAMES[each]}`}
          @click=${() => void switchLanguage(each)}
        >${each.toUpperCase()}</button>`,
      )}
    </div>`;
  }
}

customElements.define('sco-language-switch', LanguageSwitch);
