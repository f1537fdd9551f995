import { describe, expect, test } from '@jest/globals';
import { DOSSIER_STATES, type DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import {
  type WaitingFacts,
  type WaitingParty,
  type WaitingReason,
  waitingByParty,
  waitingOf,
} from '../../domain/enrolment-dossier/waiting.ts';

const NOW = 1_000_000;
const facts: WaitingFacts = {
  state: 'NOTIFIED',
  stateSince: NOW - 5,
  closesAt: NOW + 10,
  closed: false,
  begun: false,
  formationReady: true,
  agreement: 'NOT_NEEDED',
  objectionUntil: null,
  undecidedChanges: 0,
  missingDocuments: 0,
  boardingAsked: false,
};

describe('why a dossier waits, on whom', () => {
  test.each<[string, Partial<WaitingFacts>, WaitingParty, WaitingReason]>([
    ['a family that has not answered', {}, 'FAMILY', 'answer'],
    ['a draft', { state: 'IN_PROGRESS', begun: true }, 'FAMILY', 'draft'],
    [
      'a formation that the base does not know (E-18), even late',
      { formationReady: false, closed: true },
      'LYCEE',
      'formation',
    ],
    ['the instant after the closing', { closesAt: NOW - 1 }, 'NOBODY', 'closing'],
    ['the closing instant itself', { closesAt: NOW }, 'FAMILY', 'answer'],
    ['an agreement', { state: 'VALIDATED', agreement: 'AWAITED', undecidedChanges: 1 }, 'OTHER_GUARDIAN', 'agreement'],
    ['the last instant to object', { state: 'VALIDATED', objectionUntil: NOW }, 'OTHER_GUARDIAN', 'objection'],
    ['the time to object over', { state: 'VALIDATED', objectionUntil: NOW - 1 }, 'LYCEE', 'integration'],
    [
      'changes first, then boarding',
      { state: 'VALIDATED', undecidedChanges: 1, boardingAsked: true },
      'LYCEE',
      'record-changes',
    ],
    ['boarding to grant', { state: 'VALIDATED', agreement: 'GIVEN', boardingAsked: true }, 'LYCEE', 'boarding'],
    ['documents to bring', { state: 'INTEGRATED', missingDocuments: 1 }, 'FAMILY', 'documents'],
    ['documents to tick', { state: 'INTEGRATED' }, 'LYCEE', 'documents-check'],
    ['a disagreement', { state: 'DISPUTED' }, 'HEAD', 'dispute'],
  ])('%s', (_, change, on, why) => {
    expect(waitingOf({ ...facts, ...change }, NOW)).toMatchObject({ on, why, since: NOW - 5 });
  });
});

describe('how many dossiers wait on whom', () => {
  test('is known from their number in each state', () => {
    const one = Object.fromEntries(DOSSIER_STATES.map((state) => [state, 1])) as Record<DossierState, number>;
    expect(waitingByParty(one)).toEqual({ FAMILY: 5, LYCEE: 2, HEAD: 1, NOBODY: 3 });
    expect(
      waitingByParty({ NOTIFIED: 3, INTEGRATED: 2, PAPER: 4, VALIDATED: 7, NOT_ENROLLED: 1, COMPLETE: 0 }),
    ).toEqual({
      FAMILY: 9,
      LYCEE: 8,
    });
    expect(waitingByParty({})).toEqual({});
  });
});
