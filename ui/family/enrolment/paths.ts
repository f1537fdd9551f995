/** The addresses of an enrolment, which a parent can read. */
import { JOURNEY_STEPS, type StepKey } from '../../../domain/enrolment-dossier/journey.ts';

/** Pages beside the journey: the refusal, what follows a validation, the other parent's say. */
export type OtherPage = 'refus' | 'confirmation' | 'accord' | 'desaccord';

/** Address of a page of the enrolment; without one, where the dossier stands and its three entries (P1). */
export const enrolmentPath = (dossierId: string, page?: StepKey | OtherPage): string =>
  `/inscription/${dossierId}${page ? `/${page}` : ''}`;

export const isStepKey = (text: string): text is StepKey => (JOURNEY_STEPS as readonly string[]).includes(text);
