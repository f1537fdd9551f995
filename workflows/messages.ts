/**
 * The two queues on which work waits for a worker. `interactive` answers people who wait at a screen; `bulk` opens
 * dossiers, sends letters and resends submissions at its own pace, so that ten thousand dossiers opening never slow down
 * the one a parent is submitting.
 */
export const taskQueues = { interactive: 'interactive', bulk: 'bulk' } as const;
