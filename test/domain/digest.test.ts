import { describe, expect, test } from '@jest/globals';
import type { Operation } from '../../domain/permissions/operations.ts';
import { abilityOf, type Rule } from '../../domain/permissions/rules.ts';
import {
  type Clerk,
  type DigestMode,
  type EverythingWaiting,
  readersOf,
  waitingFor,
} from '../../domain/record-change/digest.ts';

const UAI = '0951099D';
const may = (...operations: Operation[]) =>
  abilityOf(
    operations.map(
      (action): Rule =>
        action === 'dossier.integrate'
          ? { action, subject: 'Dossier', conditions: { receivingUai: UAI } }
          : { action, subject: 'RecordChange', conditions: { uai: UAI } },
    ),
  );
const all: EverythingWaiting = {
  byKind: { address: 3, pupil: 2 },
  late: 4,
  regime: { fields: 1, late: 1 },
  enrolments: 7,
};

describe('what of the waiting is one person’s', () => {
  test.each([
    ['who reviews records', ['recordChange.review'], { byKind: all.byKind, late: 4, enrolments: 0 }],
    [
      'the bursar, to whom the regime alone is delegated',
      ['recordChange.reviewRegime'],
      { byKind: { pupil: 1 }, late: 1, enrolments: 0 },
    ],
    ['who integrates pupils', ['dossier.integrate'], { byKind: {}, late: 0, enrolments: 7 }],
    [
      'the head',
      ['recordChange.review', 'recordChange.reviewRegime', 'dossier.integrate'],
      { byKind: all.byKind, late: 4, enrolments: 7 },
    ],
    ['who only reads', ['recordChange.read'], null],
  ] as [string, Operation[], unknown][])('%s', (_, operations, own) => {
    expect(waitingFor(may(...operations), UAI, all)).toEqual(own);
  });

  test('a bursar has nothing when no regime waits', () => {
    const noRegime = { ...all, regime: { fields: 0, late: 0 } };
    expect(waitingFor(may('recordChange.reviewRegime'), UAI, noRegime)).toBeNull();
  });

  test('another establishment’s is nobody’s here', () => {
    expect(waitingFor(may('recordChange.review', 'dossier.integrate'), '0951100E', all)).toBeNull();
  });
});

describe('who is written to this morning', () => {
  const waiting = (late: number) => ({ byKind: { phone: 2 }, late, enrolments: 0 });
  const clerk = (name: string, mode: DigestMode, late = 0, more: Partial<Clerk> = {}): Clerk & { name: string } => ({
    ...{ name, mode, isHead: name === 'head', hasAddress: true, own: waiting(late) },
    ...more,
  });
  const names = (...clerks: (Clerk & { name: string })[]) => readersOf(clerks).map(({ name }) => name);

  test('who keeps the daily digest, and neither who hears of each change nor who wants none', () => {
    expect(names(clerk('a', 'DAILY'), clerk('b', 'EACH'), clerk('head', 'NONE'))).toEqual(['a']);
  });
  test('nobody who has nothing to do, or no address', () => {
    expect(names(clerk('a', 'DAILY', 0, { own: null }), clerk('b', 'DAILY', 0, { hasAddress: false }))).toEqual([]);
  });
  test('the head too, whatever the head chose, when something is late and nobody else is told', () => {
    expect(names(clerk('a', 'NONE', 1), clerk('b', 'EACH', 1), clerk('head', 'NONE', 1))).toEqual(['head']);
  });
  test('not the head when somebody is told', () => {
    expect(names(clerk('a', 'DAILY', 1), clerk('head', 'NONE', 1))).toEqual(['a']);
  });
  test('the head when the one who is told sees only a part of what is late', () => {
    expect(names(clerk('bursar', 'DAILY', 1), clerk('head', 'NONE', 3))).toEqual(['bursar', 'head']);
  });
  test('nobody else: a clerk who wants none is never written to', () => {
    expect(names(clerk('a', 'NONE', 2), clerk('head', 'DAILY', 2))).toEqual(['head']);
  });
});
