/**
 * The choices of a family over real http, then through the activity that writes them: both accept exactly what
 * `problemsOfChoices` accepts of the groups that the family was shown (issue 4). The rule itself is held against the screen
 * in `test/domain/choices.property.test.ts`.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { enrolmentDossierActivities } from '../../activities/enrolment-dossier.ts';
import { type ChoiceGroup, type Choices, problemsOfChoices } from '../../domain/enrolment-dossier/choices.ts';
import { receive } from '../../processes/submissions.ts';
import {
  academy,
  campaign,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  pupil,
  responsibility,
  SECONDE,
} from '../database/builders.ts';
import { anyChoices, choiceGroups } from '../domain/choice-groups.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let parent: Visitor;
let parentId: string;
let mother: string;
let campaignId: string;

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  await em.execute(`update establishment_year set language_swap_allowed = true where uai = ?`, [LYCEE]);
  mother = await guardian(em, { firstName: 'Aline' });
  const account = await familyAccount(em, 'Aline DIALLO', mother);
  parentId = account.id;
  parent = await api.signedIn(account.login);
  campaignId = await campaign(em);
});
afterAll(() => api.stop());

/** Puts groups in the base; the places that a generated option has left become its capacity. */
async function offer(groups: readonly ChoiceGroup[]): Promise<void> {
  const rows = groups.map(({ options, ...group }, position) => ({
    ...{ key: group.key, position },
    content: { ...group, options: options.map(({ remaining: _remaining, ...option }) => option) },
    capacities: Object.fromEntries(
      options.flatMap(({ code, remaining }) =>
        remaining === undefined || remaining === null ? [] : [[code, remaining]],
      ),
    ),
  }));
  const em = api.em();
  await em.execute(`delete from dossier_choice`);
  await em.execute(`delete from choice_group`);
  await em.execute(
    `insert into choice_group (uai, school_year, mef, key, position, content, hidden, capacities)
     select ?, ?, ?, r.key, r.position, r.content, '{}', r.capacities
     from jsonb_to_recordset(?::jsonb) as r(key text, position int, content jsonb, capacities jsonb)`,
    [LYCEE, NEXT_YEAR, SECONDE, JSON.stringify(rows)],
  );
}

/** A child of the mother, of English and Spanish, sent to the lycée. */
async function newDossier(): Promise<string> {
  const em = api.em();
  const child = await pupil(em, { firstName: 'Noé' });
  await responsibility(em, child.id, mother);
  await em.execute(
    `insert into pupil_option (pupil_id, rank, subject_code) values (?, 1, '030201'), (?, 2, '030602')`,
    [child.id, child.id],
  );
  return dossier(em, { campaignId, identityId: child.identityId, originPupilId: child.id, firstName: 'Noé' });
}

test('http and the writing activity accept exactly what the rule accepts of the groups shown', async () => {
  const school = enrolmentDossierActivities(api.services.orm, { publicUrl: 'http://rentree.example' });
  const seen = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(choiceGroups, fc.infiniteStream(fc.nat()), async (groups, seeds) => {
      await offer(groups);
      const dossierId = await newDossier();
      const shown: ChoiceGroup[] = (await parent.ask('GET', `/api/dossiers/${dossierId}`)).body.groups;
      const [seed = 0] = seeds.take(1);
      const [choices = {}] = fc.sample(anyChoices(shown), { numRuns: 1, seed });
      const problems = problemsOfChoices(shown, choices);

      const key = randomUUID();
      const body = { seenVersion: 0, choices, recordConfirmed: true };
      const path = `/api/dossiers/${dossierId}/submissions`;
      const answer = await parent.ask('POST', path, { body, headers: { 'Idempotency-Key': key } });
      expect(answer.status).toBe(problems.length === 0 ? 202 : 400);
      if (problems.length > 0) {
        expect(answer.body.code).toBe('choices-invalid');
        expect(answer.body.errors.map(({ problem }: { problem: string }) => problem)).toEqual(
          problems.map(({ problem }) => problem),
        );
        // Handed in all the same, as by an api that had not heard of the last change of the offer.
        await receive(api.em(), {
          ...{ id: key, act: 'dossier.submit', subjectId: dossierId, accountId: parentId },
          content: body,
        });
      }
      const written = await school.recordEnrolment({ dossierId, sequence: 1, submissionId: key });
      const [first] = problems;
      if (!first) {
        seen.accepted += 1;
        expect(written.refusal).toBeUndefined();
      } else {
        seen.refused += 1;
        expect(written.refusal).toMatchObject({
          ...{ code: 'choices-invalid', details: { group: first.group, problem: first.problem } },
        });
      }
      expect(await writtenChoices(dossierId)).toEqual(first ? [] : listed(choices));
    }),
    { numRuns: 120, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
  expect(seen.accepted).toBeGreaterThan(15);
  expect(seen.refused).toBeGreaterThan(15);
}, 90_000);

const listed = (choices: Choices): string[] =>
  Object.entries(choices)
    .flatMap(([group, codes]) => codes.map((code, index) => `${group} ${index + 1} ${code}`))
    .sort();
async function writtenChoices(dossierId: string): Promise<string[]> {
  const rows: { line: string }[] = await api
    .em()
    .execute(`select group_key || ' ' || position || ' ' || code as line from dossier_choice where dossier_id = ?`, [
      dossierId,
    ]);
  return rows.map(({ line }) => line).sort();
}
