/** The acts of the staff on one dossier (§3.6): under which right, why one is not offered, and how each is handed in. */
import type { Choices } from '../../../../domain/enrolment-dossier/choices.ts';
import { api, type once, type Schemas } from '../../../client/client.ts';
import { t } from '../../../i18n/words.ts';
import type { Operation } from '../../../shell/session.ts';

export type Dossier = Schemas['StaffDossier'];
export type Act = Dossier['acts'][number];
/** Those that stand together: documents are ticked where they are listed, an undoing has a bar of its own. */
export type ShownAct = Exclude<Act, 'undo' | 'markDocument' | 'unmarkDocument'>;

/** An act with everything that is said with it. */
export type Said =
  | { readonly act: 'integrate'; readonly regime: string | null; readonly granted: Readonly<Record<string, string>> }
  | { readonly act: 'setPaper' | 'remind' }
  | { readonly act: 'enterOnBehalf'; readonly choices: Choices }
  | { readonly act: 'reopen'; readonly until: string }
  | { readonly act: 'markDocument' | 'unmarkDocument'; readonly documentId: string }
  | {
      readonly act: 'resolveDispute';
      readonly outcome: 'VALIDATED' | 'REFUSED';
      readonly note: string | null;
      readonly choices: Choices | null;
    }
  | { readonly act: 'undo'; readonly of: string };

/** Fired by the parts of the page when somebody means to act; the page asks once more where that is due, then hands in. */
export class DossierActEvent extends Event {
  static readonly type = 'sco-dossier-act';
  readonly said: Said;

  constructor(said: Said) {
    super(DossierActEvent.type, { bubbles: true });
    this.said = said;
  }
}

/** Under which right each act is done; an undoing is under that of what it undoes. */
const OPERATION_OF: Record<Exclude<Act, 'undo'>, Operation> = {
  integrate: 'dossier.integrate',
  setPaper: 'dossier.setPaper',
  enterOnBehalf: 'dossier.enterOnBehalf',
  reopen: 'dossier.reopen',
  askReopening: 'dossier.readOrigin',
  remind: 'dossier.remind',
  markDocument: 'dossier.markDocument',
  unmarkDocument: 'dossier.markDocument',
  resolveDispute: 'dossier.resolveDispute',
};

/** What the school of origin may do: it reminds, notes paper, and asks the lycée to reopen (§3.6, §3.7). */
const OF_ORIGIN: readonly ShownAct[] = ['remind', 'setPaper', 'askReopening'];
const OF_LYCEE: readonly ShownAct[] = ['integrate', 'resolveDispute', 'enterOnBehalf', 'remind', 'reopen', 'setPaper'];

/** The acts that a side knows, in the order in which a dossier meets them; documents and undoing have places of their own. */
export const actsOfSide = (side: Dossier['side']): readonly ShownAct[] => (side === 'origin' ? OF_ORIGIN : OF_LYCEE);

/**
 * Why an act is not offered now, as a sentence; empty when it is. The api's word comes first: an act it lists is possible.
 * Then the side, the right, what an integration waits for, and last the state.
 * @param missing the sentence of an operation that the reader does not hold, empty when they do
 */
export function whyNotOffered(
  { acts, side, line, whyNotIntegrate }: Dossier,
  act: Exclude<Act, 'undo'>,
  missing: (operation: Operation) => string,
): string {
  if (acts.includes(act)) return '';
  if (side === 'origin' && !OF_ORIGIN.some((each) => each === act))
    return t('dossier.why-not.origin', { school: line.receivingName });
  const right = missing(OPERATION_OF[act]);
  if (right) return right;
  if (act === 'integrate' && whyNotIntegrate) return t(`dossier.why-not.${whyNotIntegrate}`);
  return t(`dossier.why-not.${act}`, { state: t(`dossier.state.${line.state}`) });
}

/** The call that hands an act in. */
export function handingIn(dossierId: string, said: Said) {
  const path = { dossierId };
  return (header: ReturnType<typeof once>) => {
    const params = { path, header };
    switch (said.act) {
      case 'integrate': {
        const { regime, granted } = said;
        const body = { ...(regime !== null && { regime }), ...(Object.keys(granted).length > 0 && { granted }) };
        return api.POST('/api/dossiers/{dossierId}/integrations', { params, body });
      }
      case 'setPaper':
        return api.POST('/api/dossiers/{dossierId}/paper-marks', { params });
      case 'remind':
        return api.POST('/api/dossiers/{dossierId}/reminders', { params });
      case 'enterOnBehalf':
        return api.POST('/api/dossiers/{dossierId}/paper-enrolments', { params, body: { choices: said.choices } });
      case 'reopen':
        return api.POST('/api/dossiers/{dossierId}/reopenings', { params, body: { until: said.until } });
      case 'markDocument':
        return api.POST('/api/dossiers/{dossierId}/document-marks', { params, body: { documentId: said.documentId } });
      case 'unmarkDocument':
        return api.POST('/api/dossiers/{dossierId}/document-unmarks', {
          params,
          body: { documentId: said.documentId },
        });
      case 'resolveDispute': {
        const { outcome, note, choices } = said;
        return api.POST('/api/dossiers/{dossierId}/resolutions', { params, body: { outcome, note, choices } });
      }
      case 'undo':
        return api.POST('/api/dossiers/{dossierId}/undoings', { params, body: { of: said.of } });
    }
  };
}

declare global {
  interface HTMLElementEventMap {
    'sco-dossier-act': DossierActEvent;
  }
}
