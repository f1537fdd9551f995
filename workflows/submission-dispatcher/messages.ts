/** The one process that resends what was handed in while no worker answered (design.md §2-3). */
export const SUBMISSION_DISPATCHER_WORKFLOW = 'submissionDispatcher';
export const SUBMISSION_DISPATCHER_ID = 'submission-dispatcher';
