import { Router } from 'express';
import { groupsOfDossier } from '../../database/choice-groups.ts';
import { DossierRow, EstablishmentYearRow } from '../../database/entities/index.ts';
import { dossierPage } from '../../database/views/dossier-page.ts';
import { isFormationReady } from '../../database/views/formation-ready.ts';
import { mayBeginDraft } from '../../domain/campaign/calendar.ts';
import { shownState, whyNotAct } from '../../domain/enrolment-dossier/dossier.ts';
import { familyActs } from '../../domain/enrolment-dossier/family-acts.ts';
import { beginningOf, journeyOf } from '../../domain/enrolment-dossier/journey.ts';
import { entityTagOf, reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { type DossierFacts, findDossier } from '../dossier-access.ts';
import { handedInBy, may, permit, type SignedIn, worksAt } from '../identity/signed-in.ts';
import { mustBeOffered } from '../offered-choices.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** The enrolment of one child, as its guardians see and fill it in. */
export function dossierRoutes(services: Services): Router {
  const { em } = services;
  const router = Router();

  /** @throws Refused `not-found` to strangers, `not-permitted` to staff, who have the follow-up */
  const visibleDossier = async (who: SignedIn, dossierId: string): Promise<DossierFacts> => {
    const dossier = await findDossier(em(), dossierId);
    if (dossier && may(who, 'read', 'Dossier', { identityId: dossier.identityId })) return dossier;
    const colleague = dossier && (worksAt(who, dossier.receivingUai) || worksAt(who, dossier.originUai));
    throw new Refused(colleague ? 'not-permitted' : 'not-found');
  };
  const actableDossier = async (who: SignedIn, dossierId: string): Promise<DossierFacts> => {
    const dossier = await visibleDossier(who, dossierId);
    permit(who, 'enrol', 'Dossier', { identityId: dossier.identityId });
    return dossier;
  };

  serve(router, routes.dossier, async ({ params, who }) => {
    const { identityId } = await visibleDossier(who, params.dossierId);
    const found = await dossierPage(em(), params.dossierId, who.accountId);
    if (!found) throw new Refused('not-found');
    const { page, standing } = found;
    const mayEnrol = may(who, 'enrol', 'Dossier', { identityId });
    const { agreement, objectionUntil } = page.secondGuardian;
    const authorId = standing.state === 'REFUSED' ? standing.refusedById : standing.submittedById;
    const author = authorId === null ? 'nobody' : authorId === who.accountId ? 'me' : 'other';
    const until = objectionUntil === null ? null : Date.parse(objectionUntil);
    const acts = familyActs({ ...standing, ready: page.ready, author, agreement, objectionUntil: until }, Date.now());
    const readable = who.person.guardianships.some((link) => link.mayRead && link.pupilId === page.recordPupilId);
    return reply(
      200,
      {
        ...page,
        recordPupilId: readable ? page.recordPupilId : null,
        mayEnrol,
        journey: journeyOf(page.groups, beginningOf(page), { ...page, mayEnrol }),
        acts: mayEnrol ? acts : [],
        // E-18: while the formation is not there, the affectation alone is shown.
        groups: page.ready ? page.groups : [],
      },
      { ETag: entityTagOf(page.draftRevision) },
    );
  });

  serve(router, routes.seeDossier, async ({ params, who }) => {
    await visibleDossier(who, params.dossierId);
    await em().nativeUpdate(DossierRow, { id: params.dossierId, seenAt: null }, { seenAt: new Date() });
    return reply(204, null);
  });

  serve(router, routes.saveDraft, async ({ params, body, who, revision }) => {
    const dossier = await actableDossier(who, params.dossierId);
    await mustBeFillable(dossier);
    const savedAt = new Date();
    const saved = await em().nativeUpdate(
      DossierRow,
      { id: dossier.id, draftRevision: revision, state: { $in: ['NOTIFIED', 'VALIDATED'] }, closed: false },
      {
        ...{ draft: body, draftRevision: revision + 1, draftSavedAt: savedAt },
        ...{ draftSavedById: who.accountId, draftFrozenAt: null },
      },
    );
    if (saved === 0) throw new Refused('changed-meanwhile', { status: 412 });
    const state = shownState({ state: dossier.state, draftSavedAt: savedAt });
    const groups = await groupsOfDossier(em(), dossier);
    const journey = journeyOf(groups, body, { state, closed: false, mayEnrol: true, ready: true });
    return reply(
      200,
      { draftRevision: revision + 1, savedAt: savedAt.toISOString(), journey },
      { ETag: entityTagOf(revision + 1) },
    );
  });

  serve(router, routes.submitDossier, async ({ params, body, who, key, language }) => {
    const dossier = await actableDossier(who, params.dossierId);
    return handIn(
      services,
      {
        ...handedInBy(who),
        id: key,
        act: 'dossier.submit',
        subjectId: dossier.id,
        content: body,
        check: async () => {
          await mustBeFillable(dossier);
          if (!body.recordConfirmed) throw new Refused('record-not-confirmed');
          await mustBeOffered(em(), dossier, body.choices);
        },
      },
      language,
    );
  });

  serve(router, routes.refuseDossier, async ({ params, body, who, key, language }) => {
    const dossier = await actableDossier(who, params.dossierId);
    return handIn(
      services,
      { ...handedInBy(who), id: key, act: 'dossier.refuse', subjectId: dossier.id, content: body },
      language,
    );
  });

  serve(router, routes.agreeDossier, async ({ params, body, who, key, language }) => {
    const dossier = await actableDossier(who, params.dossierId);
    return handIn(
      services,
      { ...handedInBy(who), id: key, act: 'dossier.agree', subjectId: dossier.id, content: body },
      language,
    );
  });

  serve(router, routes.objectDossier, async ({ params, body, who, key, language }) => {
    const dossier = await actableDossier(who, params.dossierId);
    return handIn(
      services,
      { ...handedInBy(who), id: key, act: 'dossier.object', subjectId: dossier.id, content: body },
      language,
    );
  });

  /**
   * Between the closing and the moment at which its run closes the dossier (grace, drafts left to finish), only what was
   * begun goes on (E-09).
   * @throws Refused `state-forbids` or `enrolment-closed` where nothing can be filled in any more
   */
  async function mustBeFillable(dossier: DossierFacts): Promise<void> {
    const forbidden = whyNotAct(dossier, 'submit');
    if (forbidden) throw new Refused(forbidden);
    if (!(await isFormationReady(em(), dossier))) throw new Refused('formation-not-ready');
    const { receivingUai: uai, schoolYear } = dossier;
    const year = await em().findOne(EstablishmentYearRow, { uai, schoolYear });
    const tooLate = dossier.closed || !(dossier.hasDraft || mayBeginDraft(dossier, Date.now()));
    if (tooLate || year?.enrolmentServiceOpen === false) throw new Refused('enrolment-closed');
  }

  return router;
}
