/** Whether somebody may open the inbox: who reads record changes, or decides the regime alone (§4). */
import { holds, whoIsSignedIn } from '../../shell/session.ts';
import { whyNotHeld } from '../../staff/rights.ts';

/** As a sentence; empty when they may. */
export function whyNotInbox(uai: string): string {
  const me = whoIsSignedIn();
  return me && holds(me, uai, 'recordChange.reviewRegime') ? '' : whyNotHeld(me, uai, 'recordChange.read');
}
