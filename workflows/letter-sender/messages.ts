import { defineQuery, defineSignal } from '@temporalio/workflow';

/** The one process that empties the outbox; an operator may pause it (design.md §5). */
export const LETTER_SENDER_WORKFLOW = 'letterSender';
export const LETTER_SENDER_ID = 'letter-sender';
export const pauseSendingSignal = defineSignal('pauseSending');
export const resumeSendingSignal = defineSignal('resumeSending');
export const isSendingPausedQuery = defineQuery<boolean>('isSendingPaused');
