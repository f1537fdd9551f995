/** What the second legal guardian may still say of a dossier (E-01, E-02), as the campaign's policy and the base have it. */
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CampaignRow, type DossierRow } from '../database/entities/index.ts';
import { actingGuardians } from '../database/views/acting-guardians.ts';
import { secondSay } from '../domain/campaign/campaign.ts';
import type { SecondSay } from '../domain/enrolment-dossier/dossier.ts';
import { type Asked, refuse } from './act.ts';

type Dossier = InferEntity<typeof DossierRow>;

/** What the act of this guardian leaves to the other one; written on the dossier, and answered to its run. */
export async function sayOfOthers(tx: EntityManager, dossier: Dossier, asked: Asked): Promise<SecondSay> {
  const campaign = await tx.findOneOrFail(CampaignRow, { id: dossier.campaignId });
  const guardians = await guardiansOfDossier(tx, dossier);
  const others = guardians.filter(({ accountIds }) => !accountIds.includes(asked.accountId ?? '')).length;
  const policy = { policy: campaign.secondGuardian, objectionHours: campaign.objectionHours };
  const say = secondSay(policy, others, asked.at.getTime());
  dossier.objectionUntil = say.objectionUntil === null ? null : new Date(say.objectionUntil);
  return say;
}

/** Whether a legal guardian who is not the author of what stands may still act. */
export async function somebodyElseActs(tx: EntityManager, dossier: Dossier, authorId: string | null): Promise<boolean> {
  const guardians = await guardiansOfDossier(tx, dossier);
  return guardians.some(({ accountIds }) => !accountIds.includes(authorId ?? ''));
}

/** @throws a refusal `not-the-other-guardian` to who did the act in question, and to who is no legal guardian of the pupil */
export async function mustBeTheOther(
  tx: EntityManager,
  dossier: Dossier,
  asked: Asked,
  authorId: string | null,
): Promise<void> {
  const guardians = await guardiansOfDossier(tx, dossier);
  const mine = guardians.find(({ accountIds }) => accountIds.includes(asked.accountId ?? ''));
  if (!mine || mine.accountIds.includes(authorId ?? '')) refuse('not-the-other-guardian');
}

const guardiansOfDossier = async (tx: EntityManager, dossier: Dossier) => {
  const pupilId = dossier.expectedPupilId ?? dossier.originPupilId;
  return pupilId ? actingGuardians(tx, pupilId) : [];
};
