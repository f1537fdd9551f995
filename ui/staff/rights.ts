/** Rights as the screens explain them: nothing is hidden in silence, what may not be done is disabled with its reason (§4). */
import { html, nothing } from 'lit';
import type { Content } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import { holds, type Me, type Operation } from '../shell/session.ts';
import { look, type Tone } from '../theme/look.ts';

/** Why the person may not do an operation for an establishment or academy, as a sentence; empty when they may. */
export const whyNotHeld = (me: Me | null, holder: string, operation: Operation): string =>
  me && holds(me, holder, operation) ? '' : t('rights.missing', { operation: t(`operation.${operation}`) });

/** A button that says why it is disabled, right under it, for eyes and screen readers alike. */
export function actButton(act: {
  readonly id: string;
  readonly label: string;
  /** Empty when the act is possible. */
  readonly whyNot: string;
  readonly busy?: boolean;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly tone?: Tone;
  readonly run: () => void;
}): Content {
  const { id, label, whyNot, busy = false, variant = 'primary', tone = 'accent', run } = act;
  return html`<div class="sco-act">
    <button
      type="button"
      id=${id}
      class=${look.button}
      data-variant=${variant}
      data-color=${tone}
      ?disabled=${whyNot !== ''}
      aria-busy=${busy ? 'true' : nothing}
      aria-describedby=${whyNot ? `${id}-why-not` : nothing}
      @click=${run}
    >${label}</button>
    ${whyNot ? html`<p class="sco-quiet sco-small" id="${id}-why-not">${whyNot}</p>` : nothing}
  </div>`;
}
