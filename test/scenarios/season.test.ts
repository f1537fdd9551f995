import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../config/environment.ts';
import { DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { breachesOfSending } from '../../exchange/import-eleves/conformance.ts';
import { EDGE_CASES } from '../../launch/season/edge-cases.ts';
import { playSeason, type SeasonResult } from '../../launch/season/play.ts';

let season: SeasonResult;

// The season checks every count by itself and throws when one does not add up; here is what it leaves behind.
beforeAll(async () => {
  const lines: string[] = [];
  const output = Object.assign(Object.create(process.stderr), {
    isTTY: false,
    write: (line: string) => lines.push(line) > 0,
  });
  season = await playSeason({ from: undefined, recordTo: undefined, output }).catch((error: unknown) => {
    throw new Error(`${lines.join('')}${error}`);
  });
}, 300_000);

describe('a whole season', () => {
  test('brings every dossier to one end state', () => {
    const states = Object.keys(season.dossiers.byState);
    expect(states.filter((state) => !(DOSSIER_STATES as readonly string[]).includes(state))).toEqual([]);
    const dossiers = Object.values(season.dossiers.byState).reduce((sum, n) => sum + n, 0);
    // The demonstration's file has 117 rows AFFECTE; nobody answers for one pupil (E-19), four are opened beside: E-07, E-08, E-18, E-22.
    expect(dossiers).toBe(117 - 1 + 4);
    expect(season.dossiers.byState.PAPER).toBe(2); // the pupil of a private collège whom no base knows, and E-22
    expect(season.dossiers.byState.CANCELLED).toBe(1); // E-08
  });

  test('enrols somebody in every formation of §3.5 and of both nomenclatures', () => {
    const entered = Object.entries(season.formations).filter(([, { integrated }]) => integrated > 0);
    expect(entered.length).toBeGreaterThanOrEqual(12);
    for (const [formation, { dossiers, integrated }] of Object.entries(season.formations)) {
      // The one left is no formation of a base: the dossier of E-18, under the words of the affectation's file.
      if (integrated === 0) expect([formation, dossiers]).toEqual([expect.stringContaining('TRANSITIONS NUM'), 1]);
    }
  });

  test('plays every case E-01 to E-22, none of them without a family', () => {
    expect(Object.keys(season.edgeCases)).toEqual(EDGE_CASES);
    const unplayed = Object.entries(season.edgeCases).filter(([, outcome]) => /no family|not played/.test(outcome));
    expect(unplayed).toEqual([]);
  });

  test('decides every field that families changed', () => {
    const { accepted, refused, items } = season.recordChanges;
    expect(accepted + refused).toBe(items);
    expect(refused).toBeGreaterThan(0);
    expect(accepted).toBeGreaterThan(0);
  });

  test('sends the letters of the processes it plays', () => {
    const played = 'M-01 M-03 M-04 M-05 M-06 M-07 M-08 M-09 M-10 M-11 M-12 M-15';
    expect(Object.keys(season.letters.byId)).toEqual(played.split(' '));
  });

  test('leaves a base élèves file that keeps every line of §6.2, with the pupils it says', async () => {
    const content = await readFile(join(projectRoot, season.exported.file));
    expect(await breachesOfSending(basename(season.exported.file), content)).toEqual([]);
    expect(season.exported.pupils).toBeGreaterThan(0);
  });
});
