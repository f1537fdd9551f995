/** The making of a long list's file: one run per export, which nobody speaks to; how far it is stands on its row. */
export const LIST_EXPORT_WORKFLOW = 'listExport';
export const listExportWorkflowId = (exportId: string): string => `list-export:${exportId}`;

export interface ListExportOrder {
  readonly exportId: string;
}
