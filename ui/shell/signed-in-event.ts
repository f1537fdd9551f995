import type { Me } from './session.ts';

/** Fired when someone has just signed in: the entry decides where they go. */
export class SignedInEvent extends Event {
  static readonly type = 'sco-signed-in';
  readonly me: Me;

  constructor(me: Me) {
    super(SignedInEvent.type, { bubbles: true });
    this.me = me;
  }
}

declare global {
  interface HTMLElementEventMap {
    'sco-signed-in': SignedInEvent;
  }
}
