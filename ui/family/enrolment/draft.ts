/**
 * What a family has filled in so far, kept in three places: on the screen, in this browser at each keystroke, at the api a
 * moment later. Nothing typed is lost to a session that ended, a network that failed or a tab that died; going back and
 * forth between pages loses nothing either.
 *
 * The draft belongs to the dossier, so to both parents: each save carries the revision that was read (`If-Match`). When the
 * other parent saved meanwhile, what is on this screen stays, is saved over the newer revision, and the reader is told.
 *
 * The id of the submission is made here once and kept with the draft: sent again after a lost answer it has one effect.
 * Any change of the content makes it another submission, so another id.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  type ChoiceGroup,
  type Choices,
  recalledChoices,
  settledChoices,
} from '../../../domain/enrolment-dossier/choices.ts';
import { answered, api, ifStill, newSubmissionId, type Receipt, type Schemas } from '../../client/client.ts';
import { isOvertaken, isPassing, Problem } from '../../client/problem.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';

export type FamilyDossier = Schemas['FamilyDossier'];

export interface DraftContent {
  readonly choices: Choices;
  /** The page last visited. */
  readonly step: string;
  readonly recordConfirmed: boolean;
}

interface Kept extends DraftContent {
  /** Whether the api has not acknowledged this content yet. */
  readonly unsaved: boolean;
  readonly submissionId: string | null;
  /** What was handed in and is not settled yet (202). */
  readonly pending: Receipt | null;
  /** What this content was written upon: the dossier's submissions and saved drafts so far. */
  readonly upon: { readonly version: number; readonly revision: number };
}

export type SavingState = 'idle' | 'saving' | 'saved' | 'kept-here' | 'refused';

const PAUSE_BEFORE_SAVING_MS = 800;
const PAUSE_BEFORE_TRYING_AGAIN_MS = 15_000;

export class EnrolmentDraft implements ReactiveController {
  /** What the reader is told about the saving of their input. */
  saving: SavingState = 'idle';
  /** The other parent, or another window, saved a draft meanwhile. */
  overtaken = false;

  readonly #host: ReactiveControllerHost;
  readonly #dossierId: string;
  readonly #readAnew: () => Promise<unknown>;
  readonly #local: LocalDraft<Kept>;
  #kept: Kept;
  /** What the formation asks, as last read. */
  #groups: readonly ChoiceGroup[];
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inFlight = false;

  /** `readAnew` reads the dossier again, shows it, and calls `rebase`: asked for when a save comes too late. */
  constructor(
    host: ReactiveControllerHost,
    accountId: string,
    dossier: FamilyDossier,
    readAnew: () => Promise<unknown>,
  ) {
    this.#host = host;
    this.#readAnew = readAnew;
    this.#dossierId = dossier.id;
    this.#revision = dossier.draftRevision;
    this.#groups = dossier.groups;
    this.#local = localDraft<Kept>(accountId, `enrolment.${dossier.id}`, 'browser');
    this.#kept = startOf(dossier, this.#local.read());
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#saveSoon);
    document.addEventListener('visibilitychange', this.#saveSoon);
    if (this.#kept.unsaved) this.#schedule(0);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#saveSoon);
    document.removeEventListener('visibilitychange', this.#saveSoon);
    clearTimeout(this.#timer);
    if (this.#kept.unsaved) void this.#save();
  }

  /**
   * What would be handed in: without the answers to questions that the others make disappear. This browser keeps those, so
   * that they are there again when the question comes back.
   */
  get content(): DraftContent {
    return { ...this.#kept, choices: settledChoices(this.#groups, this.#kept.choices) };
  }

  get pending(): Receipt | null {
    return this.#kept.pending;
  }

  /** Takes a change in: kept in this browser at once, saved at the api after a pause in typing. */
  change(part: Partial<DraftContent>): void {
    const choices = part.choices && { choices: { ...this.#kept.choices, ...part.choices } };
    this.#keep({ ...part, ...choices, unsaved: true, submissionId: null });
    this.#schedule(PAUSE_BEFORE_SAVING_MS);
    this.#host.requestUpdate();
  }

  /** The id under which this content is handed in: the same one at each attempt. */
  submissionId(): string {
    const id = this.#kept.submissionId ?? newSubmissionId();
    this.#keep({ submissionId: id });
    return id;
  }

  /** Handed in: kept until the answer is final, in case the tab is closed before. */
  handedIn(receipt: Receipt): void {
    clearTimeout(this.#timer);
    this.#keep({ pending: receipt.status === 'RECEIVED' ? receipt : null, unsaved: false });
  }

  /**
   * Settled: accepted leaves nothing in this browser, and a later change confirms the record anew (F-58); refused leaves the
   * input, to be corrected and sent under another id.
   */
  settled(status: Receipt['status']): void {
    this.#keep({ pending: null, submissionId: null });
    if (status !== 'ACCEPTED') return;
    this.#kept = { ...this.#kept, recordConfirmed: false, unsaved: false };
    this.#local.erase();
  }

  /** The dossier was read anew: what is on this screen stays, upon what the other parent did meanwhile. */
  rebase(dossier: FamilyDossier): void {
    this.#revision = dossier.draftRevision;
    this.#groups = dossier.groups;
    this.#kept = { ...this.#kept, upon: { version: dossier.version, revision: dossier.draftRevision } };
    if (this.#kept.unsaved || this.#kept.pending) this.#local.write(this.#kept);
  }

  #keep(part: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...part };
    this.#local.write(this.#kept);
  }

  #saveSoon = (): void => {
    if (this.#kept.unsaved) this.#schedule(0);
  };

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), ms);
  }

  async #save(): Promise<void> {
    if (this.#inFlight) return this.#schedule(PAUSE_BEFORE_SAVING_MS);
    this.#inFlight = true;
    this.#tell('saving');
    const { choices, step, recordConfirmed } = this.#kept;
    try {
      await this.#put({ choices: this.content.choices, step, recordConfirmed });
      // Typed while the save was on its way: that part is saved by its own timer.
      const same =
        choices === this.#kept.choices && step === this.#kept.step && recordConfirmed === this.#kept.recordConfirmed;
      if (same) this.#keep({ unsaved: false });
      this.#tell('saved');
    } catch (problem) {
      this.#tell(problem instanceof Problem && !isPassing(problem) ? 'refused' : 'kept-here');
      if (this.saving === 'kept-here') this.#schedule(PAUSE_BEFORE_TRYING_AGAIN_MS);
    } finally {
      this.#inFlight = false;
    }
  }

  async #put({ choices, step, recordConfirmed }: DraftContent): Promise<void> {
    const path = { dossierId: this.#dossierId };
    const put = async (): Promise<void> => {
      const { data } = await answered(
        api.PUT('/api/dossiers/{dossierId}/draft', {
          params: { path, header: ifStill(this.#revision) },
          body: { choices, step, recordConfirmed },
        }),
      );
      this.#revision = data.draftRevision;
      this.#keep({ upon: { ...this.#kept.upon, revision: data.draftRevision } });
    };
    try {
      await put();
    } catch (problem) {
      if (!(problem instanceof Problem) || !isOvertaken(problem)) throw problem;
      await this.#readAnew();
      await put();
      this.overtaken = true;
    }
  }

  #tell(state: SavingState): void {
    this.saving = state;
    this.#host.requestUpdate();
  }
}

/**
 * Where a family begins: what this browser alone holds, as long as nothing was saved or handed in elsewhere since; else the
 * saved draft, else what was validated before (E-05), else the languages as followed and no choice.
 */
function startOf(dossier: FamilyDossier, kept: Kept | null): Kept {
  const upon = { version: dossier.version, revision: dossier.draftRevision };
  const fresh = kept !== null && kept.upon.version === upon.version && kept.upon.revision === upon.revision;
  if (kept?.pending || (fresh && kept.unsaved)) return kept;
  const recalled = { choices: dossier.choices ?? recalledChoices(dossier.groups), step: '', recordConfirmed: false };
  const content = dossier.draft ?? recalled;
  return { ...content, unsaved: false, submissionId: fresh ? kept.submissionId : null, pending: null, upon };
}
