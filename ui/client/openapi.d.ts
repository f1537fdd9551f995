/** Generated from api/openapi.json by `npm run contract`. */
export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a local account */
        post: operations["signIn"];
        /** Sign out: ends the session at once */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in and what they may do */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activation-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a code of letter M-01 with a child’s birth date, before choosing a login */
        post: operations["checkActivation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open one’s account with the code of letter M-01 (single use) and sign in */
        post: operations["activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring in the children of another establishment with that establishment’s letter */
        post: operations["attachChild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry per child, in every establishment */
        get: operations["children"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record (fiche) as this guardian may see it */
        get: operations["record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/postal-codes/{postalCode}/communes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Communes known for a postal code: a help to type an address, never a rule */
        get: operations["communes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/record-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose changes of the record; nothing reaches the base before the school’s decision */
        post: operations["changeRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record-changes/{recordChangeId}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back one’s own change, until its review begins */
        post: operations["withdrawRecordChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submissions/{submissionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of something one handed in */
        get: operations["submission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/email-link-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the link of letter M-02 is worth; looking at it confirms nothing */
        post: operations["readEmailLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/email-confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an electronic address by its link: from now on letters may use it (§1.3) */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/email-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the link of one’s own address again; five minutes between two */
        post: operations["resendEmailLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Upload a paper for a change to come: JPEG, PNG or PDF, found in the bytes */
        put: operations["keepEvidence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record-changes/{recordChangeId}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The paper shown for a change, for its author and for who decides it; always as a download */
        get: operations["evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/civil-status-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the school that the civil status is wrong, which no form changes (§2.1) */
        post: operations["reportCivilStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/civil-status-reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a guardian reported of the civil status */
        get: operations["civilStatusReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/disclaimers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one is no legal guardian of this pupil: one’s access is frozen at once, the school looks (§1.4-7) */
        post: operations["disclaimGuardianship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/guardians/{guardianId}/disclaimer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who says that they are no legal guardian of whom, since when */
        get: operations["disclaimer"];
        /** Give the access back, or end the link in this base */
        put: operations["answerDisclaimer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joint-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The other guardians with whom one’s account is, was or may be joint */
        get: operations["jointAccounts"];
        put?: never;
        /** Ask the other guardian for a joint account; asked twice is asked once */
        post: operations["askJointAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joint-accounts/{jointAccountId}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Agree to what the other guardian asked */
        put: operations["agreeJointAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/joint-accounts/{jointAccountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Refuse, take back or split, at once: one will is enough */
        delete: operations["splitJointAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/joint-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The joint accounts among a pupil’s guardians */
        get: operations["pupilJointAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/joint-accounts/{jointAccountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Split a joint account among a pupil’s guardians, at once */
        delete: operations["splitPupilJointAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A child’s enrolment dossier */
        get: operations["dossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/sightings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the family has seen the affectation */
        post: operations["seeDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what the family has filled in so far; If-Match is the draftRevision it read */
        put: operations["saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enrol: accept the affectation, with choices and the confirmation of the record */
        post: operations["submitDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the affectation: the place is freed */
        post: operations["refuseDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the enrolment that the other guardian submitted, where the campaign asks for both */
        post: operations["agreeDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Raise a disagreement with what the other guardian did: the head of the lycée decides (E-02) */
        post: operations["objectDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dossier as its origin or receiving establishment sees it */
        get: operations["staffDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the pupil into the base of next year */
        post: operations["integrateDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide a disagreement between guardians; choices are keyed in where none were submitted */
        post: operations["resolveDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/paper-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Key in what the family wrote on paper (E-10) */
        post: operations["enterOnBehalf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind a family that has not answered (M-09), once a day at most */
        post: operations["remindDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/undoings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back the last act of the staff while its time lasts; its letters never leave */
        post: operations["undoDossierAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/document-unmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back that a document has been received */
        post: operations["unmarkDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/reopening-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The school of origin asks the lycée to reopen a dossier: a task for the lycée */
        post: operations["askReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/places-to-open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assigned pupils who have no dossier: a late affectation, a later round (E-07) */
        get: operations["placesToOpen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow-up list of an establishment, as origin or as receiver */
        get: operations["dossiers"];
        put?: never;
        /** Open one dossier with a deadline of its own: of an affectation, or of a pupil added by hand (E-07) */
        post: operations["openDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/paper-marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The family enrols on paper */
        post: operations["setPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the family another deadline of its own */
        post: operations["reopenDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/document-marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a document has been received */
        post: operations["markDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/notice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The affectation notice (tagged PDF), for the family and for the staff of both establishments */
        get: operations["affectationNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/recap.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was validated, and the documents to bring (tagged PDF); not for the origin, which sees no choice */
        get: operations["enrolmentRecap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The acknowledgement of the last submission or refusal (tagged PDF), 404 when there is none */
        get: operations["enrolmentReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dossiers/{dossierId}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The closing of the enrolment and the first day at the lycée (iCalendar), 404 when neither is ahead */
        get: operations["enrolmentCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/letters-to-print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters of guardians without an electronic address: how many, and the next lot */
        get: operations["lettersToPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/letters-to-print.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next lot of letters for window envelopes (tagged PDF), 404 when none waits; marks nothing */
        get: operations["lettersToPrintFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/letters-to-print/prints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that letters were printed: they wait no more */
        post: operations["markLettersPrinted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/guardians/{guardianId}/authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note what a court left of a legal guardian’s authority over a child, everywhere and at once (E-17) */
        put: operations["changeAuthority"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/service-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note that a family refuses the online services: what opens later is on paper (E-22) */
        put: operations["refuseServices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Choices counted by option in each formation of a lycée, with places and what remains */
        get: operations["wishes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/dossier-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own exports of the last day, latest first */
        get: operations["dossierExports"];
        put?: never;
        /** The follow-up list as a file, as it is seen: at once up to 1,000 rows, else made in the background (202) */
        post: operations["exportDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/list-exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an export of one’s own is */
        get: operations["listExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/list-exports/{exportId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of an export of one’s own, once it is ready */
        get: operations["listExportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/record-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inbox of record changes: counters by kind and the sets to decide, oldest first */
        get: operations["inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/record-changes/{recordChangeId}/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sets before and after this one, in the inbox as it is narrowed */
        get: operations["inboxNeighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/inbox-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: the inbox counters (event `inbox`, data = counters by kind), at once and at each change */
        get: operations["inboxEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record-changes/{recordChangeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A record change to review: seen, current and proposed values */
        get: operations["recordChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record-changes/{recordChangeId}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a set to decide it: colleagues see it, and do not decide it meanwhile */
        post: operations["claimRecordChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record-changes/{recordChangeId}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back, undecided, a set that one has claimed */
        post: operations["releaseRecordChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record-changes/{recordChangeId}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide field by field; a refusal needs a reason */
        post: operations["decideRecordChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns of a receiving establishment */
        get: operations["campaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A campaign with its opening checklist and offers */
        get: operations["campaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaignId}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declare the campaign ready: it opens at the academy’s instant */
        post: operations["makeCampaignReady"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaignId}/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the dates inside the academy’s bounds; every open dossier follows */
        post: operations["moveCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaignId}/second-guardian-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what is asked of the second legal guardian, as long as no family has been told */
        put: operations["setSecondGuardian"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/account-notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send letter M-01 with an activation code to every legal guardian without an account */
        post: operations["notifyAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who would be in the IMPORT_ELEVES file, and who not, with the rule */
        get: operations["exportPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the IMPORT_ELEVES file (zip) */
        post: operations["exportPupils"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an import: a basket of files of one establishment, or of the academy’s affectation */
        post: operations["openImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{importId}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put one file (xml, zip or csv) into the basket */
        put: operations["addImportFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What applying the basket would change, and what is wrong with it */
        get: operations["previewImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{importId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply the basket in one transaction, once */
        post: operations["applyImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Services, messages, documents of a year */
        get: operations["settings"];
        /** Save the settings; refused whole when they contradict themselves */
        put: operations["saveSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/clonings/{fromYear}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cloning the settings of an earlier year would copy, and what not */
        get: operations["previewCloning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/clonings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a year from the settings of an earlier one, once; what the year has already is kept */
        post: operations["cloneSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/previews/{mef}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a parent of a formation would meet, P1 to P10, without any dossier */
        get: operations["parentPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The establishment’s sheet, as families read it */
        get: operations["sheet"];
        /** Change the sheet; families see it at once, the next import of *Communs* writes over it */
        put: operations["saveSheet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each formation asks of a family: groups, options shown and hidden, places, what is eligible, what is wrong */
        get: operations["offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/offers/{mef}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the groups of a formation; refused as a whole when they contradict themselves or the nomenclature */
        put: operations["saveOffer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/years/{schoolYear}/offers/{mef}/derivations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a formation back to what the nomenclature, or the academy’s template, says */
        post: operations["deriveOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/choice-templates/{schoolYear}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The formations taught in the academy, and which have a template */
        get: operations["choiceTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/choice-templates/{schoolYear}/{mef}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The academy’s template of a formation, or what the nomenclature gives to begin one */
        get: operations["choiceTemplate"];
        /** Set the template: every school that has not touched the formation follows, as far as its nomenclature allows */
        put: operations["saveChoiceTemplate"];
        post?: never;
        /** Do without a template: schools that followed it go back to their nomenclature */
        delete: operations["removeChoiceTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every campaign of the academy with its counters, and on whom its dossiers wait */
        get: operations["academyCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/establishments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The academy’s establishments, to choose those that take part in a round */
        get: operations["academyEstablishments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/usual-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendar that a round usually has after its results: working days, holidays of the academy, no night */
        get: operations["usualCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars of the academy’s rounds */
        get: operations["rounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/rounds/{schoolYear}/{round}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the calendar of a round and who takes part: the bounds of its campaigns; those not yet closing follow it */
        put: operations["saveRound"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open tasks of an establishment that the reader may handle, oldest first */
        get: operations["establishmentTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/academies/{code}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open tasks of the academy that the reader may handle, oldest first */
        get: operations["academyTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskId}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task, so that colleagues leave it */
        post: operations["claimTask"];
        /** Give one’s task back to the pool */
        delete: operations["releaseTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskId}/resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a task is done */
        post: operations["resolveTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/bulk-act-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an act would do to each of these dossiers; nothing is written */
        post: operations["previewBulkAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/bulk-acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest acts on many of an establishment */
        get: operations["bulkActs"];
        put?: never;
        /** Do one act on many dossiers in the background; its id is the Idempotency-Key */
        post: operations["beginBulkAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/bulk-decision-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which record changes would be decided at once, field by field; nothing is written */
        post: operations["previewDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/establishments/{uai}/bulk-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide many record changes in the background; the act’s id is the Idempotency-Key. Never taken back */
        post: operations["beginDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk-acts/{bulkActId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an act on many is, and what became of each line */
        get: operations["bulkAct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk-acts/{bulkActId}/undoings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an act on many back, line by line, while its time lasts */
        post: operations["undoBulkAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/digests/{uai}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one hears of what waits at an establishment (M-13) */
        get: operations["digestChoice"];
        /** Choose how one hears of what waits at an establishment; said again, it changes nothing */
        put: operations["chooseDigest"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pupils/{pupilId}/record-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each field of a child’s record was and became, newest first: for the school, and for a guardian what they may see */
        get: operations["recordHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SignIn: {
            login: string;
            password: string;
            /** @description On a school’s computer (E-11): the session is short, and all that is handed in says so */
            assisted?: boolean;
        };
        ActivationCheck: {
            /** @description Activation code of the letter; spaces and dashes are ignored */
            code: string;
            /**
             * Format: date
             * @description Birth date of a child of the letter
             */
            bornOn: string;
        };
        Activation: {
            /** @description Activation code of the letter; spaces and dashes are ignored */
            code: string;
            /**
             * Format: date
             * @description Birth date of a child of the letter
             */
            bornOn: string;
            login: string;
            password: string;
        };
        Attachment: {
            /** @description Activation code of the letter; spaces and dashes are ignored */
            code: string;
            /**
             * Format: date
             * @description Birth date of a child of the letter
             */
            bornOn: string;
        };
        RecordChangeProposal: {
            /** @description When made within an enrolment (P9) */
            dossierId: string | null;
            items: {
                /** @enum {string} */
                field: "pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact";
                /**
                 * Format: uuid
                 * @description Whose field: a contact’s (a new UUID for one who is added), or the other guardian’s in a joint account; absent, the pupil’s or one’s own
                 */
                targetId?: string;
                baseValue: components["schemas"]["FieldValue"];
                newValue: components["schemas"]["FieldValue"];
                /** @description The paper shown for it: a name in use asks for one, unless it is given up */
                evidenceId?: string | null;
            }[];
        };
        FieldValue: string | boolean | null | components["schemas"]["Address"] | components["schemas"]["Contact"];
        Address: {
            line1: string;
            line2: string | null;
            line3: string | null;
            line4: string | null;
            postalCode: string | null;
            city: string | null;
            foreignCity: string | null;
            /** @description CODE_PAYS, `100` is France */
            countryCode: string;
        };
        Contact: {
            lastName: string;
            firstName: string | null;
            /** @description CODE_PARENTE */
            kinship: string;
            phoneHome: string | null;
            phoneWork: string | null;
            phoneMobile: string | null;
        };
        EmailLink: {
            token: string;
        };
        EmailLinkAsked: {
            address: string;
        };
        CivilStatusError: {
            text: string;
        };
        DisclaimerAnswer: {
            /** @enum {string} */
            outcome: "RESTORED" | "ENDED";
        };
        JointAccountAsked: {
            /** Format: uuid */
            otherId: string;
        };
        Draft: {
            choices: {
                [key: string]: string[];
            };
            /** @description The page last visited */
            step: string;
            passed: string[];
            recordConfirmed: boolean;
        };
        EnrolmentSubmission: {
            seenVersion: number;
            choices: {
                [key: string]: string[];
            };
            recordConfirmed: boolean;
        };
        AffectationRefusal: {
            seenVersion: number;
            reason: string | null;
        };
        Agreement: {
            seenVersion: number;
        };
        Objection: {
            seenVersion: number;
            reason: string | null;
        };
        Integration: {
            /** @description The regime granted, where it was a request */
            regime?: string | null;
            /** @description The wish granted by group, where it is not the first */
            granted?: {
                [key: string]: string;
            } | null;
        };
        DisputeResolution: {
            /** @enum {string} */
            outcome: "VALIDATED" | "REFUSED";
            /** @description Told to both guardians */
            note: string | null;
            choices: {
                [key: string]: string[];
            } | null;
        };
        PaperEnrolment: {
            choices: {
                [key: string]: string[];
            };
        };
        Undoing: {
            /**
             * Format: uuid
             * @description The submission to take back
             */
            of: string;
        };
        DocumentUnmark: {
            /** Format: uuid */
            documentId: string;
        };
        LateDossier: {
            /** Format: uuid */
            affectationId: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            until: string;
        } | {
            nationalId: string;
            /** @description MEF, 11 characters */
            mef: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            until: string;
        };
        Reopening: {
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            until: string;
        };
        DocumentMark: {
            /** Format: uuid */
            documentId: string;
        };
        PrintedLetters: {
            letters: string[];
        };
        AuthorityDecision: {
            /** @enum {string} */
            authority: "FULL" | "INFORMATION_ONLY" | "WITHDRAWN";
            /** @description The decision, a copy of which is in the pupil’s file */
            decision: {
                /**
                 * Format: date
                 * @description Day, YYYY-MM-DD
                 */
                on: string;
                court: string;
            };
        };
        ServiceRefusal: {
            refused: boolean;
        };
        DossierExport: {
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @enum {string} */
            side: "receiving" | "origin";
            /** @enum {string} */
            state?: "NOTIFIED" | "SEEN" | "IN_PROGRESS" | "VALIDATED" | "INTEGRATED" | "COMPLETE" | "REFUSED" | "CANCELLED" | "NOT_ENROLLED" | "PAPER" | "DISPUTED";
            /** @description MEF, 11 characters */
            mef?: string;
            /** @description Division of the pupil; on the origin’s side */
            classGroup?: string;
            /** @description School the pupil comes from; on the receiving side */
            originUai?: string;
            /** @description Beginning of the last or first name */
            name?: string;
            /**
             * @default name
             * @enum {string}
             */
            order: "name" | "state" | "since";
            /** @default [] */
            marks: ("never-connected" | "no-account" | "no-email" | "missing-documents" | "undecided-changes" | "boarding")[];
            columns: ("name" | "class-group" | "formation" | "origin" | "receiving" | "state" | "since" | "waiting" | "connection" | "todo" | "boarding" | "choices" | "contact" | "closing")[];
        };
        RecordChangeClaim: {
            /** @description Also when a colleague holds it; else that is refused (`claimed`) */
            takeOver: boolean;
        };
        RecordChangeDecisions: {
            /** @description The `revision` that was read: what is there since is decided anew */
            seenRevision: number;
            decisions: {
                /** Format: uuid */
                itemId: string;
                /** @enum {string} */
                decision: "ACCEPTED" | "ACCEPTED_AMENDED" | "REFUSED";
                reason: string | null;
                amendedValue?: components["schemas"]["FieldValue"];
            }[];
        };
        Calendar: {
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            closesAt: string;
            /** @description Start of each reminder window, ascending */
            reminders: string[];
            reminderSpreadSeconds: number;
            /** @description For a family with a draft at the closing (E-09) */
            graceSeconds: number;
            /** @description The other way to close: no draft is begun after the closing, those begun may be finished until this instant, instead of the grace */
            draftsUntil: string | null;
            /** @description For how long staff may take back an act; its letters wait as long */
            undoSeconds: number;
            /** @description Local hours of the night during which no letter but a receipt leaves */
            quietHours: {
                from: number;
                to: number;
            } | null;
        };
        SecondGuardianPolicy: {
            /**
             * @description What is asked of the second legal guardian
             * @enum {string}
             */
            secondGuardian: "ONE_IS_ENOUGH" | "MAY_OBJECT" | "BOTH_AGREE";
            /** @description Hours within which the second guardian may object, under MAY_OBJECT */
            objectionHours: number;
        };
        ImportBasket: {
            /** @description UAI: 7 digits and a letter */
            uai: string;
        } | {
            /** @description The ministry’s number of an academy */
            academyCode: string;
        };
        SettingsToSave: {
            recordServiceOpen: boolean;
            /** @description Fields of the record closed to families */
            closedFields: ("pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact")[];
            enrolmentServiceOpen: boolean;
            /** @description Plain text; blank line = paragraph, `- ` = list, `**strong**`, `[words](https://…)` */
            homeMessage: string;
            /** @description Plain text; blank line = paragraph, `- ` = list, `**strong**`, `[words](https://…)` */
            enrolmentMessage: string;
            languageSwapAllowed: boolean;
            documents: {
                /** Format: uuid */
                id: string;
                label: string;
                mandatory: boolean;
                mef: string | null;
            }[];
            /** @description Needed to close the enrolment while a campaign runs */
            confirmClosing?: boolean;
        };
        CloningAsked: {
            /** @description School year: 2027 is 2027-2028 */
            fromYear: number;
        };
        Sheet: {
            line1: string | null;
            line2: string | null;
            line3: string | null;
            line4: string | null;
            postalCode: string | null;
            city: string | null;
            /** @description As dialled or E.164; kept as E.164 */
            phone: string | null;
            email: string | null;
            /** @description https only */
            website: string | null;
            headTitle: string | null;
            headName: string | null;
        };
        OfferedGroups: {
            groups: components["schemas"]["OfferedGroup"][];
        };
        OfferedGroup: {
            key: string;
            label: string;
            /** @enum {string} */
            mode: "SINGLE" | "MULTI" | "RANKED" | "SWAP";
            min: number;
            max: number;
            modality: ("O" | "F") | null;
            rank: number | null;
            fixed: boolean;
            visibleWhen: {
                group: string;
                anyOf: string[];
            } | null;
            exempt: string[];
            options: {
                code: string;
                label: string;
            }[];
            hidden: string[];
            capacities: {
                [key: string]: number;
            };
        };
        OfferDerivation: {
            /** @enum {string} */
            source: "NOMENCLATURE" | "TEMPLATE";
        };
        TemplateGroups: {
            groups: components["schemas"]["OfferedGroup"][];
        };
        RoundSettings: {
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            closesAt: string;
            /** @description Start of each reminder window, ascending */
            reminders: string[];
            reminderSpreadSeconds: number;
            /** @description For a family with a draft at the closing (E-09) */
            graceSeconds: number;
            /** @description The other way to close: no draft is begun after the closing, those begun may be finished until this instant, instead of the grace */
            draftsUntil: string | null;
            /** @description For how long staff may take back an act; its letters wait as long */
            undoSeconds: number;
            /** @description Local hours of the night during which no letter but a receipt leaves */
            quietHours: {
                from: number;
                to: number;
            } | null;
            /** @description When the results are told; the service opens the day after at the earliest */
            resultsAt: string | null;
            /** @description Establishments that take part, of origin and receiving; null: all of the academy */
            volunteers: string[] | null;
        };
        BulkActChosen: {
            /** @enum {string} */
            act: "integrate" | "remind" | "setPaper" | "markDocument";
            dossierIds: string[];
            /**
             * Format: uuid
             * @description The document received, for `markDocument`
             */
            documentId?: string;
        };
        BulkDecisionsWanted: {
            /** @enum {string} */
            act: "acceptChanges" | "refuseChanges";
            /** @description Kinds of fields decided; the others of a set are left as they are */
            kinds: ("address" | "phone" | "email" | "occupation" | "contact" | "pupil")[];
            /** @description As in the inbox */
            classGroup?: string;
            /** @description As in the inbox */
            name?: string;
            /** @description As in the inbox, separated by commas: conflict, stale, overdue, mine, unclaimed, enrolment */
            marks?: string;
            /**
             * Format: uuid
             * @description A record change: only those about its pupil
             */
            ofPupilIn?: string;
        };
        BulkDecisionsConfirmed: {
            /** @enum {string} */
            act: "acceptChanges" | "refuseChanges";
            /** @description Kinds of fields decided; the others of a set are left as they are */
            kinds: ("address" | "phone" | "email" | "occupation" | "contact" | "pupil")[];
            /** @description Required by `refuseChanges`, the same for all; null for `acceptChanges` */
            reason: string | null;
            /** @description Each with the revision that was previewed: one that changed since is not decided */
            changes: {
                /** Format: uuid */
                recordChangeId: string;
                seenRevision: number;
            }[];
        };
        DigestChoosing: {
            /**
             * @description DAILY: one letter each working morning when something waits; EACH: one at each change; NONE
             * @enum {string}
             */
            mode: "DAILY" | "EACH" | "NONE";
        };
        Problem: {
            /** @description /problems/<code> */
            type: string;
            /** @description In the language of the request */
            title: string;
            status: number;
            /** @description What to do */
            detail?: string;
            /** @enum {string} */
            code: "malformed" | "not-found" | "not-permitted" | "too-large" | "key-reused" | "revision-required" | "too-many-attempts" | "unavailable" | "session-required" | "credentials-wrong" | "activation-invalid" | "login-taken" | "password-too-weak" | "campaign-not-prepared" | "campaign-not-open" | "opening-checklist" | "calendar-inconsistent" | "outside-bounds" | "state-forbids" | "changed-meanwhile" | "enrolment-closed" | "record-not-confirmed" | "choices-invalid" | "record-change-undecided" | "pupil-not-in-base" | "document-unknown" | "document-received" | "deadline-past" | "formation-not-ready" | "agreement-not-asked" | "agreement-awaited" | "objection-open" | "objection-too-late" | "not-the-other-guardian" | "dispute-settled" | "nothing-submitted" | "boarding-undecided" | "reminded-already" | "undo-too-late" | "already-open" | "place-released" | "no-legal-guardian" | "settings-inconsistent" | "already-cloned" | "offer-inconsistent" | "nothing-chosen" | "export-not-ready" | "nothing-to-change" | "field-not-modifiable" | "value-invalid" | "item-unknown" | "item-decided" | "item-stale" | "item-conflict" | "item-evidence" | "reason-required" | "review-begun" | "claimed" | "evidence-required" | "evidence-type" | "evidence-heic" | "import-refused" | "import-applied" | "nothing-to-export";
            details?: {
                [key: string]: string | number;
            };
            /** @description One per field: JSON path, kind of problem, sentence */
            errors?: {
                path: string;
                problem: string;
                message: string;
            }[];
        };
        Me: {
            /** Format: uuid */
            accountId: string;
            /** @enum {string} */
            kind: "GUARDIAN" | "STAFF";
            name: string;
            posts: {
                /** @enum {string} */
                role: "head" | "deputy" | "bursar" | "secretary" | "academyAdmin" | "support";
                /** @description UAI: 7 digits and a letter */
                uai: string;
                establishment: string;
                /** @description Years of which the base knows something, ascending */
                schoolYears: number[];
            }[];
            academies: {
                /** @enum {string} */
                role: "head" | "deputy" | "bursar" | "secretary" | "academyAdmin" | "support";
                code: string;
                name: string;
            }[];
            /** @description By UAI or academy code */
            operations: {
                [key: string]: ("service.open" | "homeMessage.edit" | "enrolmentMessage.edit" | "optionOffer.editCompulsory" | "optionOffer.editOptional" | "optionVisibility.edit" | "languageSwap.edit" | "establishmentSheet.edit" | "documents.edit" | "campaign.schedule" | "campaign.open" | "account.notifyBulk" | "account.split" | "recordChange.read" | "recordChange.review" | "recordChange.reviewRegime" | "recordChange.reviewBulk" | "dossier.readOrigin" | "dossier.remind" | "dossier.exportOrigin" | "dossier.readReceiving" | "dossier.markDocument" | "dossier.integrate" | "dossier.integrateBulk" | "dossier.open" | "dossier.enterOnBehalf" | "dossier.resolveDispute" | "guardian.withdrawAuthority" | "dossier.reopen" | "dossier.setPaper" | "data.import" | "data.export" | "statistics.read" | "delegation.grant" | "affectation.import" | "affectation.correct" | "choiceTemplate.edit" | "calendar.edit" | "statistics.readAcademy")[];
            };
            /** Format: date-time */
            expiresAt: string;
            /** @description Signed in on a school’s computer (E-11) */
            assisted: boolean;
        };
        ActivationCheckAnswer: {
            guardianName: string;
            children: string[];
        };
        Children: {
            children: components["schemas"]["Child"][];
        };
        Child: {
            /** Format: uuid */
            identityId: string;
            firstName: string;
            lastName: string;
            school: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                name: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                formation: string | null;
                classGroup: string | null;
                message: string;
            };
            record: {
                /** Format: uuid */
                pupilId: string;
                open: boolean;
                mayChange: boolean;
                /** @description Fields waiting for the school’s decision */
                undecided: number;
            };
            enrolment: {
                /** Format: uuid */
                dossierId: string;
                /** @enum {string} */
                state: "NOTIFIED" | "SEEN" | "IN_PROGRESS" | "VALIDATED" | "INTEGRATED" | "COMPLETE" | "REFUSED" | "CANCELLED" | "NOT_ENROLLED" | "PAPER" | "DISPUTED";
                receiving: string;
                formation: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                opensAt: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                closesAt: string;
                closed: boolean;
                timeZone: string;
                submittedAt: string | null;
                mayEnrol: boolean;
                unsent: boolean;
                sending: boolean;
                waiting: components["schemas"]["Waiting"];
            } | null;
        };
        Waiting: {
            /** @enum {string} */
            on: "FAMILY" | "OTHER_GUARDIAN" | "LYCEE" | "HEAD" | "NOBODY";
            /** @enum {string} */
            why: "answer" | "draft" | "closing" | "formation" | "agreement" | "objection" | "record-changes" | "boarding" | "integration" | "documents" | "documents-check" | "paper" | "dispute" | "silence" | "complete" | "refused" | "cancelled";
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            since: string;
            until: string | null;
        };
        PupilRecord: {
            /** Format: uuid */
            pupilId: string;
            /** @description School year: 2027 is 2027-2028 */
            schoolYear: number;
            school: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                name: string;
            };
            identity: {
                lastName: string;
                firstName: string;
                otherFirstNames: string[];
                sex: string | null;
                bornOn: string | null;
                bornIn: string | null;
                nationality: string | null;
                formation: string | null;
                classGroup: string | null;
                options: string[];
                regime: string | null;
            };
            self: {
                /** Format: uuid */
                guardianId: string;
                lastName: string;
                firstName: string | null;
                kinship: string;
                level: number;
            };
            others: {
                name: string;
                kinship: string;
                level: number;
                /** @description Only where the reader may see it */
                address: components["schemas"]["Address"] | null;
                /** @description Only while the accounts are joint */
                joint: {
                    /** Format: uuid */
                    guardianId: string;
                    values: {
                        [key: string]: components["schemas"]["FieldValue"];
                    };
                    modifiable: ("pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact")[];
                } | null;
            }[];
            contacts: {
                /** Format: uuid */
                contactId: string;
                value: components["schemas"]["Contact"];
            }[];
            values: {
                [key: string]: components["schemas"]["FieldValue"];
            };
            modifiable: ("pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact")[];
            changes: {
                /** Format: uuid */
                recordChangeId: string;
                /** @enum {string} */
                state: "SUBMITTED" | "IN_REVIEW" | "DECIDED" | "APPLIED" | "NOTIFIED" | "WITHDRAWN" | "SUPERSEDED" | "EXPIRED";
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                submittedAt: string;
                withdrawable: boolean;
                /** @description Why it ended undecided */
                expiredFor: ("PUPIL_LEFT" | "AUTHORITY" | "AFFECTATION") | null;
                items: components["schemas"]["RecordItem"][];
            }[];
            occupations: components["schemas"]["CodeLabel"][];
            /** @description The school’s own nomenclature */
            regimes: components["schemas"]["CodeLabel"][];
            schoolsToo: {
                /**
                 * Format: uuid
                 * @description Whose record to change there
                 */
                pupilId: string;
                firstNames: string[];
                school: {
                    /** @description UAI: 7 digits and a letter */
                    uai: string;
                    name: string;
                };
            }[];
            countries: components["schemas"]["CodeLabel"][];
            /** @description The reader’s own electronic addresses: letters go to a confirmed one only (§1.3) */
            emails: {
                address: string;
                /** @description Else asked for, and not written yet */
                inBase: boolean;
                confirmed: boolean;
                /** @description Until when the last link works, when one does */
                linkUntil: string | null;
            }[];
            /** @description Errors that the reader has reported, the newest first */
            civilStatusReports: {
                /** Format: uuid */
                reportId: string;
                text: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                answered: boolean;
            }[];
            /** @description Only who the base has for a legal guardian may say that they are none */
            mayDisclaim: boolean;
        };
        RecordItem: {
            /** @enum {string} */
            field: "pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact";
            /** Format: uuid */
            targetId: string;
            /** @description What its author saw */
            baseValue: components["schemas"]["FieldValue"];
            newValue: components["schemas"]["FieldValue"];
            /** @description What was kept instead, where the school corrected it */
            amendedValue: components["schemas"]["FieldValue"];
            /** @enum {string} */
            state: "PENDING" | "CONFLICT" | "ACCEPTED" | "ACCEPTED_AMENDED" | "REFUSED" | "NOOP" | "STALE" | "SUPERSEDED";
            reason: string | null;
            /** @description Why, where nobody wrote a reason */
            refusedFor: "OTHER_GUARDIAN" | null;
            decidedAt: string | null;
        };
        CodeLabel: {
            code: string;
            label: string;
        };
        Communes: {
            communes: string[];
        };
        Receipt: {
            /** Format: uuid */
            submissionId: string;
            /** @description Receipt number, to be kept */
            number: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            receivedAt: string;
            /** @enum {string} */
            status: "RECEIVED" | "ACCEPTED" | "REFUSED";
            refusal: components["schemas"]["Problem"] | null;
        };
        EmailLinkRead: {
            /** @enum {string} */
            state: "WAITING" | "CONFIRMED" | "USED" | "EXPIRED" | "UNKNOWN";
            /** @description Null for a link that is not known */
            address: string | null;
        };
        CivilStatusReport: {
            /** Format: uuid */
            reportId: string;
            pupil: string;
            classGroup: string | null;
            author: string;
            kinship: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            at: string;
            text: string;
            civilStatus: {
                lastName: string;
                firstNames: string[];
                sex: string | null;
                bornOn: string | null;
                bornIn: string | null;
            };
            /** @description The task to resolve; null when it is done */
            taskId: string | null;
        };
        Disclaimer: {
            pupil: string;
            classGroup: string | null;
            guardian: string;
            kinship: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            at: string;
            /** @description The school has ended the link */
            ended: boolean;
            /** @description The pupil’s other legal guardians */
            otherGuardians: string[];
        };
        JointAccounts: {
            jointAccounts: {
                /** Format: uuid */
                otherId: string;
                name: string;
                children: string[];
                /** @enum {string} */
                state: "NONE" | "ASKED" | "ASKED_OF_ME" | "JOINT" | "SUSPENDED" | "SPLIT";
                jointAccountId: string | null;
                /** @description When it was asked, agreed or split */
                since: string | null;
                splitBy: ("ME" | "OTHER" | "SCHOOL") | null;
                /** @description Both are legal guardians of a common child and live at one address */
                mayJoin: boolean;
            }[];
        };
        PupilJointAccounts: {
            jointAccounts: {
                /** Format: uuid */
                jointAccountId: string;
                names: string[];
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                since: string;
            }[];
        };
        FamilyDossier: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "NOTIFIED" | "SEEN" | "IN_PROGRESS" | "VALIDATED" | "INTEGRATED" | "COMPLETE" | "REFUSED" | "CANCELLED" | "NOT_ENROLLED" | "PAPER" | "DISPUTED";
            /** @description Submissions so far; goes back as seenVersion */
            version: number;
            pupil: {
                firstName: string;
                lastName: string;
            };
            affectation: {
                formation: string;
                /** @description MEF, 11 characters */
                mef: string;
                round: number;
                /**
                 * Format: date
                 * @description Day, YYYY-MM-DD
                 */
                decidedOn: string;
                originName: string | null;
            };
            receiving: components["schemas"]["EstablishmentSheet"];
            enrolmentMessage: string;
            documents: components["schemas"]["DossierDocument"][];
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            opensAt: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            closesAt: string;
            closed: boolean;
            timeZone: string;
            groups: components["schemas"]["ChoiceGroup"][];
            choices: {
                [key: string]: string[];
            } | null;
            draft: components["schemas"]["Draft"] | null;
            draftRevision: number;
            recordPupilId: string | null;
            mayEnrol: boolean;
            journey: components["schemas"]["Journey"];
            sending: {
                /** @enum {string} */
                act: "submit" | "refuse" | "agree" | "object";
                receipt: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
            } | null;
            /** @description Fields that the reader asked to change within this enrolment, not decided yet */
            recordChangesAsked: number;
            waiting: components["schemas"]["Waiting"];
            ready: boolean;
            acts: ("submit" | "refuse" | "agree" | "object")[];
            secondGuardian: components["schemas"]["SecondGuardian"];
            /** @description A disagreement that waits for the head; who raised it is told to nobody but themselves */
            disputed: {
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                /** @enum {string} */
                about: "VALIDATED" | "REFUSED";
                mine: boolean;
            } | null;
            /** @description The affectation no longer holds (E-08); the dossier that replaces this one */
            cancelled: {
                /** @enum {string} */
                cause: "AFFECTATION_REMOVED" | "AFFECTATION_CHANGED";
                replacedBy: string | null;
            } | null;
            submitted: {
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                by: string;
                receipt: string | null;
            } | null;
            refused: {
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                by: string;
            } | null;
        };
        EstablishmentSheet: {
            /** @description UAI: 7 digits and a letter */
            uai: string;
            name: string;
            type: string | null;
            headTitle: string | null;
            headName: string | null;
            address: string[];
            phone: string | null;
            email: string | null;
            website: string | null;
        };
        DossierDocument: {
            /** Format: uuid */
            id: string;
            label: string;
            mandatory: boolean;
            receivedAt: string | null;
        };
        ChoiceGroup: {
            key: string;
            label: string;
            /** @enum {string} */
            mode: "SINGLE" | "MULTI" | "RANKED" | "SWAP";
            min: number;
            max: number;
            modality: ("O" | "F") | null;
            rank: number | null;
            fixed: boolean;
            visibleWhen?: {
                group: string;
                anyOf: string[];
            } | null;
            exempt?: string[];
            options: {
                code: string;
                label: string;
                request?: boolean;
                remaining?: number | null;
            }[];
        };
        /** @description The pages of this enrolment, in order; none may be opened past an unfinished one */
        Journey: {
            steps: {
                /** @enum {string} */
                key: "affectation" | "lycee" | "decision" | "langues" | "enseignements" | "regime" | "fiche" | "validation";
                /** @enum {string} */
                state: "done" | "current" | "todo";
                problems: {
                    /** @enum {string} */
                    problem: "unknown-group" | "not-asked" | "unknown-option" | "option-full" | "repeated" | "chosen-elsewhere" | "too-few" | "too-many" | "not-a-swap" | "fixed" | "not-decided" | "not-passed" | "record-not-confirmed";
                    group: string | null;
                    option: string | null;
                }[];
            }[];
            /** @description Where the family goes on; null when there is nothing to fill in */
            next: ("affectation" | "lycee" | "decision" | "langues" | "enseignements" | "regime" | "fiche" | "validation") | null;
        };
        /** @description What is asked of the other legal guardian (§3.8) */
        SecondGuardian: {
            /** @enum {string} */
            policy: "ONE_IS_ENOUGH" | "MAY_OBJECT" | "BOTH_AGREE";
            /** @enum {string} */
            agreement: "NOT_NEEDED" | "AWAITED" | "GIVEN";
            objectionUntil: string | null;
        };
        DraftSaved: {
            draftRevision: number;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            savedAt: string;
            journey: components["schemas"]["Journey"];
        };
        StaffDossier: {
            line: components["schemas"]["DossierLine"];
            /** @enum {string} */
            side: "receiving" | "origin";
            version: number;
            round: number;
            /** Format: uuid */
            campaignId: string;
            groups: components["schemas"]["ChoiceGroup"][];
            choices: {
                [key: string]: string[];
            } | null;
            channel: ("WEB" | "ASSISTED" | "PAPER") | null;
            refusalReason: string | null;
            documents: components["schemas"]["DossierDocument"][];
            pupil: {
                /** Format: uuid */
                pupilId: string;
                /** @description A row of this establishment’s own base */
                ours: boolean;
                bornOn: string | null;
                nationalId: string | null;
                regime: string | null;
            } | null;
            guardians: {
                /** Format: uuid */
                guardianId: string;
                name: string;
                kinship: string;
                level: number;
                phone: string | null;
                email: string | null;
                hasAccount: boolean;
                /** @enum {string} */
                authority: "FULL" | "INFORMATION_ONLY" | "WITHDRAWN";
                /** @description The court’s decision, where it was noted here (E-17) */
                authorityDecision: {
                    /**
                     * Format: date
                     * @description Day, YYYY-MM-DD
                     */
                    on: string;
                    court: string;
                } | null;
                /** @description A letter about this dossier came back from the address (E-13) */
                bounced: boolean;
            }[];
            /** @description Undecided record changes of this enrolment */
            recordChangeIds: string[];
            journal: {
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                act: string;
                by: string | null;
            }[];
            acts: ("integrate" | "setPaper" | "enterOnBehalf" | "reopen" | "askReopening" | "remind" | "markDocument" | "unmarkDocument" | "resolveDispute" | "undo")[];
            whyNotIntegrate: ("agreement-awaited" | "objection-open" | "record-change-undecided") | null;
            boardingAsked: boolean;
            granted: {
                [key: string]: string;
            } | null;
            undoable: {
                /** Format: uuid */
                submissionId: string;
                act: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                until: string;
            } | null;
            dispute: {
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                /** @enum {string} */
                about: "VALIDATED" | "REFUSED";
                by: string;
                against: string;
                objection: string | null;
            } | null;
            secondGuardian: {
                /** @enum {string} */
                agreement: "NOT_NEEDED" | "AWAITED" | "GIVEN";
                objectionUntil: string | null;
            };
            versions: {
                version: number;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                by: string | null;
                /** @enum {string} */
                channel: "WEB" | "ASSISTED" | "PAPER";
                choices: {
                    [key: string]: string[];
                };
            }[];
            draftKept: {
                choices: {
                    [key: string]: string[];
                };
                by: string | null;
                at: string | null;
                /** @enum {string} */
                why: "closed" | "frozen";
            } | null;
            cancelled: {
                /** @enum {string} */
                cause: "AFFECTATION_REMOVED" | "AFFECTATION_CHANGED";
                replacedBy: string | null;
            } | null;
        };
        DossierLine: {
            /** Format: uuid */
            id: string;
            lastName: string;
            firstName: string;
            /** @enum {string} */
            state: "NOTIFIED" | "SEEN" | "IN_PROGRESS" | "VALIDATED" | "INTEGRATED" | "COMPLETE" | "REFUSED" | "CANCELLED" | "NOT_ENROLLED" | "PAPER" | "DISPUTED";
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            stateSince: string;
            formation: string;
            /** @description MEF, 11 characters */
            mef: string;
            originUai: string | null;
            originName: string | null;
            /** @description UAI: 7 digits and a letter */
            receivingUai: string;
            receivingName: string;
            classGroup: string | null;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            closesAt: string;
            submittedAt: string | null;
            undecidedChanges: number;
            /** @description Mandatory documents not received yet; 0 on the origin’s side */
            missingDocuments: number;
            /**
             * @description How far the legal guardians are with their accounts
             * @enum {string}
             */
            connection: "CONNECTED" | "NEVER" | "NO_ACCOUNT";
            /** @description Whether a legal guardian has an address */
            hasEmail: boolean;
            /** @description False on the origin’s side */
            boardingAsked: boolean;
            contact: {
                name: string;
                phone: string | null;
                email: string | null;
            } | null;
            choices: {
                group: string;
                chosen: string[];
            }[] | null;
            waiting: components["schemas"]["Waiting"];
        };
        PlacesToOpen: {
            places: {
                /** Format: uuid */
                affectationId: string;
                lastName: string;
                firstName: string;
                formation: string;
                /** @description MEF, 11 characters */
                mef: string;
                round: number;
                originName: string | null;
                /** @description Whether somebody answers for the pupil (E-19) */
                legalGuardian: boolean;
            }[];
            /** @description Of the lycée that year: a pupil added by hand enters one of them */
            formations: {
                /** @description MEF, 11 characters */
                mef: string;
                label: string;
            }[];
        };
        DossierPage: {
            counters: {
                [key: string]: number;
            };
            formations: {
                /** @description MEF, 11 characters */
                mef: string;
                label: string;
                dossiers: number;
            }[];
            classGroups: {
                code: string;
                dossiers: number;
            }[];
            origins: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                name: string | null;
                dossiers: number;
            }[];
            dossiers: components["schemas"]["DossierLine"][];
            next: string | null;
        };
        LettersToPrint: {
            total: number;
            withoutPostalAddress: number;
            /** @description The next lot, oldest first */
            letters: components["schemas"]["LetterToPrint"][];
            /** @description Given to the file’s route, the file holds these letters and no later one */
            through: string | null;
        };
        LetterToPrint: {
            id: string;
            /** @description M-01…, the letters of the product by number */
            letter: string;
            /** @description Name of the reader */
            to: string;
            subject: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            recordedAt: string;
            /** @description Without one, the letter is handed over */
            hasPostalAddress: boolean;
        };
        LettersPrinted: {
            /** @description Marked by this request; not those that a colleague marked */
            printed: number;
        };
        AuthorityChanged: {
            /** @enum {string} */
            authority: "FULL" | "INFORMATION_ONLY" | "WITHDRAWN";
            sessionsEnded: number;
            draftsFrozen: number;
            /** @description Establishments that are told by a task */
            tasks: number;
        };
        ServiceRefusalNoted: {
            refusedOn: string | null;
        };
        WishBoard: {
            formations: {
                /** @description MEF, 11 characters */
                mef: string;
                label: string;
                /** @description Pupils assigned, withdrawn affectations left out */
                dossiers: number;
                /** @description Dossiers whose choices count */
                answered: number;
                groups: {
                    key: string;
                    label: string;
                    /** @enum {string} */
                    mode: "SINGLE" | "MULTI" | "RANKED" | "SWAP";
                    options: components["schemas"]["WishOption"][];
                }[];
            }[];
        };
        WishOption: {
            code: string;
            label: string;
            /** @description False when families no longer see it */
            offered: boolean;
            /** @description Dossiers that chose it, in a ranked group as the first wish */
            first: number;
            /** @description Dossiers that hold it as a further wish */
            further: number;
            /** @description Places taken: first choices, and further wishes that the lycée granted */
            held: number;
            /** @description Places; null without a limit */
            capacity: number | null;
            /** @description Capacity less places taken; below zero when there are too many */
            remaining: number | null;
        };
        ListExport: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            side: "receiving" | "origin";
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @enum {string} */
            state: "WAITING" | "RUNNING" | "READY" | "FAILED";
            /** @description Rows to write; null before they are counted */
            total: number | null;
            done: number;
            fileName: string | null;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            createdAt: string;
            readyAt: string | null;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            keptUntil: string;
        };
        ListExports: {
            exports: components["schemas"]["ListExport"][];
        };
        Inbox: {
            /**
             * @description REGIME: the reader sees changes of the regime alone
             * @enum {string}
             */
            scope: "ALL" | "REGIME";
            counters: {
                [key: string]: number;
            };
            /** @description With the first page only */
            facets: {
                /** @description Sets that the filters leave */
                matching: number;
                /** @description Sets to decide */
                waiting: number;
                marks: {
                    [key: string]: number;
                };
                classGroups: {
                    code: string;
                    changes: number;
                }[];
            } | null;
            changes: components["schemas"]["RecordChangeLine"][];
            next: string | null;
        };
        RecordChangeLine: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            pupilId: string;
            pupil: string;
            classGroup: string | null;
            author: string;
            kinship: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            submittedAt: string;
            /** @enum {string} */
            state: "SUBMITTED" | "IN_REVIEW" | "DECIDED" | "APPLIED" | "NOTIFIED" | "WITHDRAWN" | "SUPERSEDED" | "EXPIRED";
            /** @description Number and nature of the changes to decide (F-20) */
            undecided: {
                [key: string]: number;
            };
            /** @description Another guardian wants something else in one of its fields */
            conflict: boolean;
            /** @description The base has changed since the guardian read it */
            stale: boolean;
            /** @description Told as late: to the staff after 5 working days, to the head after 15 */
            overdue: ("STAFF" | "HEAD") | null;
            /** @description Who works on it; a claim ends with the right to review (E-20) */
            claim: {
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                since: string;
                mine: boolean;
            } | null;
            /** @description The enrolment within which it was made, which waits for it */
            dossierId: string | null;
        };
        InboxNeighbours: {
            previous: components["schemas"]["RecordChangeLine"] | null;
            next: components["schemas"]["RecordChangeLine"] | null;
        };
        RecordChangeReview: {
            line: components["schemas"]["RecordChangeLine"];
            /** @description UAI: 7 digits and a letter */
            uai: string;
            /** @description School year: 2027 is 2027-2028 */
            schoolYear: number;
            /** @description Counts every change of the set; a decision says it back as `seenRevision` */
            revision: number;
            items: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                field: "pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact";
                /** Format: uuid */
                targetId: string;
                /** @description Whose field it is; null for a contact whom the base does not know */
                person: string | null;
                /** @enum {string} */
                kind: "address" | "phone" | "email" | "occupation" | "contact" | "pupil";
                /** @description What the guardian saw */
                seen: components["schemas"]["FieldValue"];
                /** @description What the base says now */
                current: components["schemas"]["FieldValue"];
                proposed: components["schemas"]["FieldValue"];
                /** @enum {string} */
                state: "PENDING" | "CONFLICT" | "ACCEPTED" | "ACCEPTED_AMENDED" | "REFUSED" | "NOOP" | "STALE" | "SUPERSEDED";
                reason: string | null;
                /** @description A refusal that nobody wrote a reason for */
                refusedFor: "OTHER_GUARDIAN" | null;
                amended: components["schemas"]["FieldValue"] | null;
                decidedBy: string | null;
                decidedAt: string | null;
                /** @description Where the state is CONFLICT: what other guardians propose. To choose one is to accept it in its own set; this one is then refused by the process */
                rivals: {
                    /** Format: uuid */
                    itemId: string;
                    /** Format: uuid */
                    recordChangeId: string;
                    revision: number;
                    author: string;
                    kinship: string;
                    /**
                     * Format: date-time
                     * @description Instant, ISO 8601; answers are in UTC
                     */
                    submittedAt: string;
                    proposed: components["schemas"]["FieldValue"];
                    /** @description Accepted in its own set, which is not written yet */
                    accepted: boolean;
                }[];
                /** @description Whether the reader may decide this field */
                mayDecide: boolean;
                evidenceId: string | null;
                /** @description Of a guardian’s electronic address: whether its link has been opened (§1.3) */
                confirmed: boolean | null;
                /** @description Another guardian of the pupil has the same electronic address: allowed, told */
                sharedAddress: boolean;
            }[];
            /** @description What a regime may be here; empty when none is asked for */
            regimes: components["schemas"]["CodeLabel"][];
            /** @description The other sets that wait for the same pupil */
            others: components["schemas"]["RecordChangeLine"][];
            /** @description Whether the reader may claim it, and decide one of its fields */
            mayReview: boolean;
        };
        Campaigns: {
            campaigns: components["schemas"]["Campaign"][];
        };
        Campaign: {
            /** Format: uuid */
            id: string;
            /** @description UAI: 7 digits and a letter */
            uai: string;
            establishment: string;
            /** @description School year: 2027 is 2027-2028 */
            schoolYear: number;
            /** @enum {string} */
            kind: "POST_AFFECTATION" | "LEVEL_UP";
            round: number;
            /** @enum {string} */
            state: "PREPARED" | "READY" | "OPEN" | "CLOSING" | "CLOSED";
            calendar: components["schemas"]["Calendar"];
            /**
             * @description What is asked of the second legal guardian
             * @enum {string}
             */
            secondGuardian: "ONE_IS_ENOUGH" | "MAY_OBJECT" | "BOTH_AGREE";
            /** @description Hours within which the second guardian may object, under MAY_OBJECT */
            objectionHours: number;
            /** @description Pupils of the affectation */
            expected: number;
            counters: {
                [key: string]: number;
            };
        };
        CampaignDetail: {
            campaign: components["schemas"]["Campaign"];
            checklist: {
                /** @enum {string} */
                point: "next-year-exists" | "mefs-known" | "choice-groups-consistent" | "documents-listed" | "integrator-present" | "service-open";
                /** @description Nothing in the way of the opening */
                ok: boolean;
                causes: {
                    /** @enum {string} */
                    cause: "year-unknown" | "formation-unknown" | "offer-inconsistent" | "no-document" | "nobody-integrates" | "service-closed" | "origin-closed";
                    blocking: boolean;
                    mef: string | null;
                    formation: string | null;
                    group: {
                        key: string;
                        label: string;
                    } | null;
                    /** @description Another establishment, by name */
                    establishment: string | null;
                    /** @description What is wrong with the group, in the language of the request */
                    reason: string | null;
                    /** @description Pupils concerned */
                    count: number;
                }[];
            }[];
            bounds: {
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                opensAt: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                closesAt: string;
                /**
                 * Format: date-time
                 * @description Last instant at which a draft begun in time may be finished
                 */
                draftsUntil: string;
            };
            offers: {
                /** @description MEF, 11 characters */
                mef: string;
                label: string;
                expected: number;
                groups: components["schemas"]["ChoiceGroup"][];
            }[];
        };
        AccountNotification: {
            notified: number;
            withoutEmail: number;
            alreadyActive: number;
        };
        ExportPreview: {
            /** @description Integrated pupils that can be exported */
            pupils: number;
            /** @description Held back, with the rules that do it */
            refused: {
                /** Format: uuid */
                pupilId: string;
                name: string;
                problems: {
                    rule: string;
                    element: string;
                    /** @enum {string} */
                    severity: "error" | "warning";
                    message: string;
                }[];
            }[];
            /** @description Exported, with something to look at */
            warned: {
                /** Format: uuid */
                pupilId: string;
                name: string;
                problems: {
                    rule: string;
                    element: string;
                    /** @enum {string} */
                    severity: "error" | "warning";
                    message: string;
                }[];
            }[];
        };
        ImportOpened: {
            /** Format: uuid */
            importId: string;
        };
        ImportReport: {
            files: {
                file: string;
                kind: string | null;
                uai: string | null;
                schoolYear: number | null;
                counts: {
                    [key: string]: {
                        new: number;
                        changed: number;
                        unchanged: number;
                        gone: number;
                    };
                };
                problems: {
                    /** @enum {string} */
                    severity: "error" | "warning";
                    element: string | null;
                    id: string | null;
                    rule: string;
                    message: string;
                }[];
            }[];
            applied: boolean;
        };
        VersionedSettings: {
            settings: components["schemas"]["Settings"];
            version: number;
            /** @description Formations that the base of this year knows */
            formations: {
                /** @description MEF, 11 characters */
                mef: string;
                label: string;
            }[];
            /** @description Pupils may be sent here by the affectation */
            receives: boolean;
            /** @description A campaign of this year is ready, open or closing */
            campaignRunning: boolean;
            clonedFromYear: number | null;
            /** @description Years whose settings may be cloned, latest first */
            earlierYears: number[];
        };
        Settings: {
            recordServiceOpen: boolean;
            /** @description Fields of the record closed to families */
            closedFields: ("pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact")[];
            enrolmentServiceOpen: boolean;
            /** @description Plain text; blank line = paragraph, `- ` = list, `**strong**`, `[words](https://…)` */
            homeMessage: string;
            /** @description Plain text; blank line = paragraph, `- ` = list, `**strong**`, `[words](https://…)` */
            enrolmentMessage: string;
            languageSwapAllowed: boolean;
            documents: {
                /** Format: uuid */
                id: string;
                label: string;
                mandatory: boolean;
                mef: string | null;
            }[];
        };
        Cloning: {
            /** @description School year: 2027 is 2027-2028 */
            fromYear: number;
            /** @description What the earlier year has set, and what becomes of it */
            lines: {
                /** @enum {string} */
                part: "closedFields" | "homeMessage" | "enrolmentMessage" | "languageSwapAllowed" | "documents" | "options" | "secondGuardian";
                /** @description Label of the document or group, or number of the round */
                what: string;
                formation: string | null;
                /**
                 * @description `copied`, or why not
                 * @enum {string}
                 */
                outcome: "copied" | "already-set" | "formation-unknown" | "group-gone" | "options-gone" | "too-few-left" | "no-campaign" | "campaign-open";
            }[];
        };
        ParentPreview: {
            /** @description MEF, 11 characters */
            mef: string;
            formation: string;
            formations: {
                /** @description MEF, 11 characters */
                mef: string;
                label: string;
            }[];
            receiving: components["schemas"]["EstablishmentSheet"];
            homeMessage: string;
            enrolmentMessage: string;
            documents: components["schemas"]["DossierDocument"][];
            /** @description Visible options; the languages are an example */
            groups: components["schemas"]["ChoiceGroup"][];
            enrolmentServiceOpen: boolean;
            dates: {
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                opensAt: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                closesAt: string;
            } | null;
        };
        VersionedSheet: {
            sheet: components["schemas"]["Sheet"];
            version: number;
            /** @description From SIECLE, never edited here */
            name: string;
            /** @description Last import of *Communs*, which writes over the sheet */
            importedAt: string | null;
        };
        FormationOffers: {
            offers: components["schemas"]["FormationOffer"][];
        };
        FormationOffer: {
            /** @description MEF, 11 characters */
            mef: string;
            label: string;
            /** @enum {string} */
            source: "NOMENCLATURE" | "TEMPLATE" | "SCHOOL";
            /** @description What If-Match quotes; 0 as long as the school has not touched it */
            version: number;
            /** @description Whether the academy has a template for this formation */
            hasTemplate: boolean;
            /** @description NB_OPT_OBLIG */
            compulsoryOptions: number;
            groups: components["schemas"]["OfferedGroup"][];
            problems: components["schemas"]["OfferProblem"][];
            eligible: components["schemas"]["EligibleOptions"];
        };
        OfferProblem: {
            /** @description Place of the group; null for the formation as a whole */
            index: number | null;
            /** @description `min`, `options.2`, `capacities.030201`, `visibleWhen.group` */
            field: string | null;
            /** @enum {string} */
            problem: "key-repeated" | "regime-misplaced" | "two-swaps" | "option-unknown" | "option-repeated" | "min-negative" | "min-above-max" | "max-below-one" | "single-max" | "ranked-beyond-options" | "too-few-visible" | "too-few-left" | "fixed-count" | "exempt-misplaced" | "condition-group-unknown" | "condition-group-later" | "condition-cycle" | "condition-code-unknown" | "capacity-negative" | "never-asked" | "below-compulsory" | "below-minimum";
            /** @enum {string} */
            severity: "error" | "warning";
            /** @description In the language of the request */
            message: string;
        };
        EligibleOptions: {
            code: string;
            label: string;
            /** @description Asked for, not chosen: boarding */
            request?: boolean;
            /** @description Null for a regime */
            modality: ("O" | "F") | null;
        }[];
        ChoiceTemplates: {
            formations: {
                /** @description MEF, 11 characters */
                mef: string;
                label: string;
                establishments: number;
                hasTemplate: boolean;
            }[];
        };
        ChoiceTemplate: {
            /** @description MEF, 11 characters */
            mef: string;
            label: string;
            /** @description What If-Match quotes; 0 as long as there is no template */
            version: number;
            /** @description Establishments of the academy that teach the formation */
            establishments: number;
            /** @description The template; without one, what the nomenclature gives to begin with */
            groups: components["schemas"]["OfferedGroup"][];
            problems: components["schemas"]["OfferProblem"][];
            eligible: components["schemas"]["EligibleOptions"];
        };
        AcademyCampaigns: {
            campaigns: components["schemas"]["AcademyCampaign"][];
            totals: {
                [key: string]: number;
            };
            /** @description Dossiers by who must act next, as far as their state tells */
            waiting: {
                [key: string]: number;
            };
            timeZone: string;
        };
        AcademyCampaign: {
            /** Format: uuid */
            id: string;
            /** @description UAI: 7 digits and a letter */
            uai: string;
            establishment: string;
            /** @description School year: 2027 is 2027-2028 */
            schoolYear: number;
            /** @enum {string} */
            kind: "POST_AFFECTATION" | "LEVEL_UP";
            round: number;
            /** @enum {string} */
            state: "PREPARED" | "READY" | "OPEN" | "CLOSING" | "CLOSED";
            calendar: components["schemas"]["Calendar"];
            /**
             * @description What is asked of the second legal guardian
             * @enum {string}
             */
            secondGuardian: "ONE_IS_ENOUGH" | "MAY_OBJECT" | "BOTH_AGREE";
            /** @description Hours within which the second guardian may object, under MAY_OBJECT */
            objectionHours: number;
            /** @description Pupils of the affectation */
            expected: number;
            counters: {
                [key: string]: number;
            };
            /** @description Dossiers by who must act next, as far as their state tells */
            waiting: {
                [key: string]: number;
            };
        };
        AcademyEstablishments: {
            establishments: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                name: string;
                city: string | null;
            }[];
        };
        UsualCalendar: {
            calendar: components["schemas"]["Calendar"];
            /** @description Weekdays between opening and closing that are not counted */
            holidays: {
                /**
                 * Format: date
                 * @description Day, YYYY-MM-DD
                 */
                on: string;
                /** @enum {string} */
                holiday: "new-year" | "easter-monday" | "labour-day" | "victory-1945" | "ascension" | "whit-monday" | "national-day" | "assumption" | "all-saints" | "armistice-1918" | "christmas" | "abolition" | "good-friday" | "saint-stephen" | "gospel" | "autonomy" | "matarii" | "citizenship" | "saint-peter-chanel" | "saints-peter-and-paul" | "territory";
            }[];
        };
        Rounds: {
            rounds: {
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                round: number;
                calendar: components["schemas"]["Calendar"];
                /** @description When the results are told; the service opens the day after at the earliest */
                resultsAt: string | null;
                /** @description Establishments that take part, of origin and receiving; null: all of the academy */
                volunteers: string[] | null;
            }[];
            timeZone: string;
        };
        StaffTasks: {
            tasks: components["schemas"]["StaffTask"][];
        };
        StaffTask: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "SETTLE_DISPUTE" | "MAIL_BOUNCED" | "NO_LEGAL_GUARDIAN" | "FORMATION_UNKNOWN" | "AUTHORITY_WITHDRAWN" | "CAMPAIGN_NOT_READY" | "OPEN_DOSSIER" | "REOPENING_ASKED" | "CIVIL_STATUS_ERROR" | "GUARDIAN_DISCLAIMED";
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            createdAt: string;
            /** @description Dossier, pupil, campaign or letter */
            subjectId: string | null;
            /** @description The dossier it is about, when it is one */
            dossierId: string | null;
            /** @description Never to the academy */
            pupil: string | null;
            formation: string | null;
            /** @description Of the campaign it is about */
            establishment: string | null;
            details: {
                [key: string]: string | number;
            };
            claim: {
                by: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                mine: boolean;
            } | null;
            /** @description Somebody may say that it is done; else its cause alone ends it */
            mayResolve: boolean;
        };
        BulkActPreview: {
            /** @enum {string} */
            act: "integrate" | "remind" | "setPaper" | "markDocument";
            /** @description One per dossier, by name; none while `markDocument` lacks its document */
            verdicts: {
                /**
                 * Format: uuid
                 * @description The dossier
                 */
                subjectId: string;
                lastName: string;
                firstName: string;
                /** @description Why it would not be done; null when it would */
                refusal: components["schemas"]["Problem"] | null;
            }[];
            /** @description For `markDocument`: what is asked of these dossiers; empty for other acts */
            documents: {
                /** Format: uuid */
                id: string;
                label: string;
                mandatory: boolean;
                /** @description Among the dossiers chosen */
                missing: number;
            }[];
        };
        BulkActs: {
            acts: components["schemas"]["BulkActSummary"][];
        };
        BulkActSummary: {
            /** Format: uuid */
            id: string;
            /** @description UAI: 7 digits and a letter */
            uai: string;
            /** @enum {string} */
            act: "integrate" | "remind" | "setPaper" | "markDocument" | "acceptChanges" | "refuseChanges";
            /** @enum {string} */
            state: "RUNNING" | "DONE" | "UNDOING" | "UNDONE";
            /** @description Who confirmed it */
            by: string;
            /**
             * Format: date-time
             * @description Instant, ISO 8601; answers are in UTC
             */
            createdAt: string;
            /** @description When its last line was settled */
            endedAt: string | null;
            /** @description Until when it may be taken back; null when nothing of it can be */
            undoUntil: string | null;
            document: string | null;
            /** @description Of decisions; null for other acts */
            kinds: ("address" | "phone" | "email" | "occupation" | "contact" | "pupil")[] | null;
            /** @description Of `refuseChanges` */
            reason: string | null;
            counts: {
                WAITING: number;
                DONE: number;
                REFUSED: number;
                UNDONE: number;
                KEPT: number;
            };
        };
        BulkDecisionsPreview: {
            /** @enum {string} */
            act: "acceptChanges" | "refuseChanges";
            /** @description Sets that ask for such a decision; at most 500 are shown */
            total: number;
            /** @description The oldest first */
            changes: {
                /** Format: uuid */
                recordChangeId: string;
                lastName: string;
                firstName: string;
                classGroup: string | null;
                author: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                submittedAt: string;
                /** @description Said back as `seenRevision` */
                revision: number;
                /** @description What would be decided */
                toDecide: {
                    /** Format: uuid */
                    itemId: string;
                    /** @enum {string} */
                    field: "pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact";
                    /** @description Whose field; null for a contact new to the base */
                    person: string | null;
                    /** @description What the base says now */
                    current: components["schemas"]["FieldValue"];
                    proposed: components["schemas"]["FieldValue"];
                }[];
                /** @description Fields of these kinds that would stay, to be looked at one by one (§2.3) */
                left: {
                    /** Format: uuid */
                    itemId: string;
                    /** @enum {string} */
                    field: "pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact";
                    person: string | null;
                    /** @enum {string} */
                    why: "item-stale" | "item-conflict" | "item-evidence" | "not-permitted";
                }[];
                /** @description Why nothing of it would be decided; null when something would */
                refusal: components["schemas"]["Problem"] | null;
            }[];
            /** @description What a regime may be here; empty when none is asked for */
            regimes: components["schemas"]["CodeLabel"][];
        };
        BulkAct: {
            summary: components["schemas"]["BulkActSummary"];
            lines: {
                /**
                 * Format: uuid
                 * @description The dossier, or the record change
                 */
                subjectId: string;
                lastName: string;
                firstName: string;
                /** @enum {string} */
                state: "WAITING" | "DONE" | "REFUSED" | "UNDONE" | "KEPT";
                /** @description Why it was not done, or not taken back */
                refusal: components["schemas"]["Problem"] | null;
                /** @description Fields of the record change that still wait; 0 for a dossier */
                toLookAt: number;
            }[];
            mayUndo: boolean;
            /** @description Time left to take it back, by the api’s clock; 0 when there is none */
            undoLeftSeconds: number;
        };
        DigestChoice: {
            /**
             * @description DAILY: one letter each working morning when something waits; EACH: one at each change; NONE
             * @enum {string}
             */
            mode: "DAILY" | "EACH" | "NONE";
            /** @description One’s own address; null: nothing can be sent */
            email: string | null;
        };
        RecordHistory: {
            pupil: {
                firstName: string;
                lastName: string;
            };
            /** @description IANA zone of the establishment */
            timeZone: string;
            lines: components["schemas"]["RecordHistoryLine"][];
            /** @description Names of the codes that these lines hold */
            labels: {
                occupations: {
                    [key: string]: string;
                };
                countries: {
                    [key: string]: string;
                };
                regimes: {
                    [key: string]: string;
                };
            };
            next: string | null;
        };
        RecordHistoryLine: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            field: "pupil.usageName" | "pupil.address" | "pupil.phoneHome" | "pupil.phoneWork" | "pupil.phoneMobile" | "pupil.acceptsSms" | "pupil.email" | "pupil.regime" | "guardian.civility" | "guardian.usageName" | "guardian.address" | "guardian.phoneHome" | "guardian.phoneWork" | "guardian.phoneMobile" | "guardian.acceptsSms" | "guardian.email" | "guardian.occupation" | "guardian.sharesAddress" | "contact";
            /** @enum {string} */
            entity: "pupil" | "guardian" | "contact";
            /** @description A field of the reader’s own */
            mine: boolean;
            /** @description The guardian whose field it is, by name */
            person: string | null;
            /** @enum {string} */
            outcome: "ACCEPTED" | "ACCEPTED_AMENDED" | "REFUSED";
            /** @description What the record said before */
            was: components["schemas"]["FieldValue"];
            /** @description What it says since; null where the proposal was refused */
            became: components["schemas"]["FieldValue"];
            /** @description What was asked, for the school and its author; null for others */
            proposed: components["schemas"]["FieldValue"];
            proposal: {
                by: string;
                kinship: string;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                mine: boolean;
            };
            decision: {
                /** @description By name, for the school alone */
                by: string | null;
                role: ("head" | "deputy" | "bursar" | "secretary" | "academyAdmin" | "support") | null;
                /**
                 * Format: date-time
                 * @description Instant, ISO 8601; answers are in UTC
                 */
                at: string;
                reason: string | null;
                refusedFor: "OTHER_GUARDIAN" | null;
                /** @description The power it was decided under, for the school alone; null for the head */
                delegation: {
                    grantedBy: string;
                    /**
                     * Format: date
                     * @description Day, YYYY-MM-DD
                     */
                    from: string;
                    to: string | null;
                } | null;
            };
            writtenAt: string | null;
            school: string;
        };
    };
    responses: {
        /** @description A refusal */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkActivation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivationCheck"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivationCheckAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    activate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    attachChild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Attachment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    children: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Children"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PupilRecord"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    communes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postalCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Communes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeRecord: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordChangeProposal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawRecordChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                recordChangeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                submissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readEmailLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailLink"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailLinkRead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailLink"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailLinkRead"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resendEmailLink: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailLinkAsked"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    keepEvidence: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                pupilId: string;
                evidenceId: string;
            };
            cookie?: never;
        };
        /** @description At most 5242880 bytes */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordChangeId: string;
                evidenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reportCivilStatus: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CivilStatusError"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    civilStatusReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CivilStatusReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    disclaimGuardianship: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    disclaimer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pupilId: string;
                guardianId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclaimer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answerDisclaimer: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                pupilId: string;
                guardianId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclaimerAnswer"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    jointAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointAccounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    askJointAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JointAccountAsked"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointAccounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    agreeJointAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jointAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointAccounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    splitJointAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jointAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JointAccounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pupilJointAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PupilJointAccounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    splitPupilJointAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pupilId: string;
                jointAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PupilJointAccounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FamilyDossier"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    seeDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description The revision read, quoted: `"3"` */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSaved"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentSubmission"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuseDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AffectationRefusal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    agreeDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Agreement"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    objectDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Objection"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    staffDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffDossier"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    integrateDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Integration"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resolveDispute: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeResolution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enterOnBehalf: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperEnrolment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    remindDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    undoDossierAct: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undoing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unmarkDocument: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentUnmark"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    askReopening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    placesToOpen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacesToOpen"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dossiers: {
        parameters: {
            query: {
                side: "receiving" | "origin";
                state?: "NOTIFIED" | "SEEN" | "IN_PROGRESS" | "VALIDATED" | "INTEGRATED" | "COMPLETE" | "REFUSED" | "CANCELLED" | "NOT_ENROLLED" | "PAPER" | "DISPUTED";
                mef?: string;
                /** @description Division of the pupil; on the origin’s side */
                classGroup?: string;
                /** @description School the pupil comes from; on the receiving side */
                originUai?: string;
                /** @description Beginning of the last or first name */
                name?: string;
                order?: "name" | "state" | "since";
                marks?: string;
                columns?: string;
                limit?: number;
                /** @description Opaque: the `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    openDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LateDossier"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setPaper: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopenDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reopening"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markDocument: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentMark"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    affectationNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enrolmentRecap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enrolmentReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enrolmentCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lettersToPrint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LettersToPrint"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lettersToPrintFile: {
        parameters: {
            query?: {
                /** @description Opaque: the `next` of the page before */
                through?: string;
            };
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markLettersPrinted: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintedLetters"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LettersPrinted"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeAuthority: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                pupilId: string;
                guardianId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorityDecision"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityChanged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuseServices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceRefusal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRefusalNoted"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    wishes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WishBoard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dossierExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListExports"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportDossiers: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DossierExport"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListExport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListExport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listExportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    inbox: {
        parameters: {
            query?: {
                show?: "open" | "decided";
                kind?: "address" | "phone" | "email" | "occupation" | "contact" | "pupil";
                /** @description Division of the pupil */
                classGroup?: string;
                /** @description Words of the pupil’s name, with or without accents */
                name?: string;
                marks?: string;
                limit?: number;
                /** @description Opaque: the `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    inboxNeighbours: {
        parameters: {
            query?: {
                show?: "open" | "decided";
                kind?: "address" | "phone" | "email" | "occupation" | "contact" | "pupil";
                /** @description Division of the pupil */
                classGroup?: string;
                /** @description Words of the pupil’s name, with or without accents */
                name?: string;
                marks?: string;
            };
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                recordChangeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxNeighbours"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    inboxEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recordChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recordChangeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordChangeReview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    claimRecordChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                recordChangeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordChangeClaim"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    releaseRecordChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                recordChangeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decideRecordChange: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                recordChangeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordChangeDecisions"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    campaigns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaigns"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    makeCampaignReady: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    moveCampaign: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Calendar"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setSecondGuardian: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondGuardianPolicy"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    notifyAccounts: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountNotification"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportPupils: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    openImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBasket"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOpened"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addImportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
                name: string;
            };
            cookie?: never;
        };
        /** @description At most 50000000 bytes */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    applyImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionedSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saveSettings: {
        parameters: {
            query?: never;
            header: {
                /** @description The revision read, quoted: `"3"` */
                "If-Match": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsToSave"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionedSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewCloning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                /** @description School year: 2027 is 2027-2028 */
                fromYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cloning"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cloneSettings: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloningAsked"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cloning"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    parentPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                /** @description MEF, 11 characters */
                mef: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParentPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionedSheet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saveSheet: {
        parameters: {
            query?: never;
            header: {
                /** @description The revision read, quoted: `"3"` */
                "If-Match": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sheet"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionedSheet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormationOffers"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saveOffer: {
        parameters: {
            query?: never;
            header: {
                /** @description The revision read, quoted: `"3"` */
                "If-Match": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                /** @description MEF, 11 characters */
                mef: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferedGroups"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormationOffer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deriveOffer: {
        parameters: {
            query?: never;
            header: {
                /** @description The revision read, quoted: `"3"` */
                "If-Match": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                /** @description MEF, 11 characters */
                mef: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferDerivation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormationOffer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    choiceTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceTemplates"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    choiceTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                /** @description MEF, 11 characters */
                mef: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceTemplate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saveChoiceTemplate: {
        parameters: {
            query?: never;
            header: {
                /** @description The revision read, quoted: `"3"` */
                "If-Match": string;
            };
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                /** @description MEF, 11 characters */
                mef: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateGroups"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceTemplate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    removeChoiceTemplate: {
        parameters: {
            query?: never;
            header: {
                /** @description The revision read, quoted: `"3"` */
                "If-Match": string;
            };
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                /** @description MEF, 11 characters */
                mef: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceTemplate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    academyCampaigns: {
        parameters: {
            query?: {
                schoolYear?: number;
            };
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcademyCampaigns"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    academyEstablishments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcademyEstablishments"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    usualCalendar: {
        parameters: {
            query: {
                /** @description Instant, ISO 8601; answers are in UTC */
                resultsAt: string;
                workingDays?: number;
                /** @description Local time of the opening, on the day after the results */
                opensAt?: string;
            };
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsualCalendar"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rounds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rounds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saveRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
                /** @description School year: 2027 is 2027-2028 */
                schoolYear: number;
                round: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundSettings"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    establishmentTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTasks"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    academyTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ministry’s number of an academy */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTasks"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    claimTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTask"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    releaseTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTask"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resolveTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    previewBulkAct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkActChosen"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkActPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    bulkActs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkActs"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    beginBulkAct: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkActChosen"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDecisionsWanted"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDecisionsPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    beginDecisions: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDecisionsConfirmed"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    bulkAct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulkActId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAct"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    undoBulkAct: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the author of the request: one key, one effect */
                "Idempotency-Key": string;
            };
            path: {
                bulkActId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Received: recorded for good, the answer comes later under the same id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    digestChoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestChoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    chooseDigest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UAI: 7 digits and a letter */
                uai: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DigestChoosing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestChoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recordHistory: {
        parameters: {
            query?: {
                /** @description Opaque: the `next` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                pupilId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordHistory"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
