import { html, nothing, type TemplateResult } from 'lit';
import { look } from '../theme/look.ts';

/** A button that moves an item of an ordered list up or down by one; `data-move` is `<key><by>`, to find it again by. */
export const mover = (move: {
  readonly key: string;
  readonly by: -1 | 1;
  /** The item is at that end already. */
  readonly end: boolean;
  readonly label: string;
  readonly go: () => void;
}): TemplateResult =>
  // A focused button that turns `disabled` loses the focus: the ends are aria-disabled instead.
  html`<button
      type="button"
      class=${look.button}
      data-variant="secondary"
      data-size="sm"
      data-move="${move.key}${move.by}"
      aria-label=${move.label}
      aria-disabled=${move.end ? 'true' : nothing}
      @click=${() => (move.end ? undefined : move.go())}
    ><span aria-hidden="true">${move.by < 0 ? '↑' : '↓'}</span></button>`;
