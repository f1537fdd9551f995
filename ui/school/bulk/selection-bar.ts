import { html, nothing } from 'lit';
import { BULK_LINES_MAX, OPERATIONS_OF } from '../../../domain/bulk-act/bulk-act.ts';
import { LightElement } from '../../elements/light-element.ts';
import { t } from '../../i18n/words.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { actButton, whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import type { Post } from '../post.ts';

/** What each side may do for many: the origin reminds and notes on paper, the lycée decides (§3.6, §3.7). */
const ACTS_OF = {
  receiving: ['integrate', 'remind', 'setPaper', 'markDocument'],
  origin: ['remind', 'setPaper'],
} as const;
type Side = keyof typeof ACTS_OF;
/** An act that a school does to many. */
export type SchoolAct = (typeof ACTS_OF)[Side][number];

/** Fired when the reader wants one of the acts for the lines that are ticked. */
export class BulkActEvent extends Event {
  static readonly type = 'sco-bulk-act-wanted';
  readonly act: SchoolAct;

  constructor(act: SchoolAct) {
    super(BulkActEvent.type, { bubbles: true });
    this.act = act;
  }
}

/** Whether the person may do anything for many there: without it, lines need no box to tick. */
export const mayChoose = (uai: string, side: Side): boolean => ACTS_OF[side].some((act) => whyNot(uai, act) === '');

/** Why the act is not this person's in the establishment; empty when it is. */
function whyNot(uai: string, act: SchoolAct): string {
  const { each, many } = OPERATIONS_OF[act];
  const me = whoIsSignedIn();
  return whyNotHeld(me, uai, each) || (many ? whyNotHeld(me, uai, many) : '');
}

/**
 * How many lines of a list are ticked, and what can be done for all of them; it stays in sight while the list scrolls.
 * @fires sco-bulk-act-wanted with the act
 * @fires sco-selection-clear when nothing should be ticked any more
 */
export class SelectionBar extends LightElement {
  static override properties = { post: { attribute: false }, side: {}, count: { type: Number } };
  declare post: Post;
  declare side: Side;
  /** Lines ticked. */
  declare count: number;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.side = 'receiving';
    this.count = 0;
  }

  protected override render() {
    if (this.count === 0) return nothing;
    const tooMany = this.count > BULK_LINES_MAX ? t('bulk.too-many', { max: BULK_LINES_MAX }) : '';
    return html`<div class="sco-selection" role="group" aria-label=${t('bulk.selection')}>
      <div class="sco-row sco-row--apart sco-selection__count">
        <p role="status">${t('bulk.chosen', { count: this.count })}</p>
        <button
          type="button"
          class=${look.button}
          data-variant="tertiary"
          data-size="sm"
          @click=${() => this.dispatchEvent(new Event('sco-selection-clear', { bubbles: true }))}
        >${t('follow-up.unchoose')}</button>
      </div>
      <div class="sco-selection__acts">
        ${ACTS_OF[this.side].map((act, index) =>
          actButton({
            id: `bulk-${act}`,
            label: t(`bulk.act.${act}`),
            whyNot: whyNot(this.post.uai, act) || tooMany,
            variant: index === 0 ? 'primary' : 'secondary',
            run: () => this.dispatchEvent(new BulkActEvent(act)),
          }),
        )}
      </div>
    </div>`;
  }
}

customElements.define('sco-selection-bar', SelectionBar);

declare global {
  interface HTMLElementTagNameMap {
    'sco-selection-bar': SelectionBar;
  }
}
