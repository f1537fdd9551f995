import type { EntityManager } from '@mikro-orm/postgresql';
import { groupsOfDossier } from '../database/choice-groups.ts';
import { answerTo, type Choices, problemsOfChoices } from '../domain/enrolment-dossier/choices.ts';
import type { DossierFacts } from './dossier-access.ts';
import { Refused } from './problems.ts';

/**
 * Holds choices against what the lycée offers this pupil now, places included.
 * @throws Refused `choices-invalid`, one error per problem: at the group, or at the answer to replace (E-06)
 */
export async function mustBeOffered(em: EntityManager, dossier: DossierFacts, choices: Choices): Promise<void> {
  const problems = problemsOfChoices(await groupsOfDossier(em, dossier), choices);
  if (problems.length === 0) return;
  const errors = problems.map(({ group, problem, option }) => ({
    path: ['body.choices', group, ...(option === undefined ? [] : [answerTo(choices, group).indexOf(option)])].join(
      '.',
    ),
    problem,
  }));
  throw new Refused('choices-invalid', { errors });
}
