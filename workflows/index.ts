/** The registered workflow types: everything the bundle holds. */
export { bulkAct } from './bulk-act/workflow.ts';
export { campaign } from './campaign/workflow.ts';
export { enrolmentDossier } from './enrolment-dossier/workflow.ts';
export { letterSender } from './letter-sender/workflow.ts';
export { listExport } from './list-export/workflow.ts';
export { recordChange } from './record-change/workflow.ts';
export { staffDigest } from './staff-digest/workflow.ts';
export { submissionDispatcher } from './submission-dispatcher/workflow.ts';
