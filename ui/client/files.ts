/** Files to and from the api: bytes, where everything else is JSON. */
import { language } from '../i18n/words.ts';
import { type Answer, answered, api, once, type Schemas, SESSION_LOST } from './client.ts';
import { Problem } from './problem.ts';

/** Puts one file into an import's basket, as it is. */
export async function putImportFile(importId: string, file: File): Promise<void> {
  await answered(
    api.PUT('/api/imports/{importId}/files/{name}', {
      params: { path: { importId, name: file.name } },
      // The contract knows bytes as a string; a File travels without being read into memory.
      body: file as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
}

/**
 * Puts a paper beside a record, telling which share of it has gone: only XMLHttpRequest knows that of what it sends.
 * @throws Problem as every call does
 */
export function putEvidence(
  pupilId: string,
  evidenceId: string,
  file: File,
  { sent, signal }: { sent: (share: number) => void; signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      'PUT',
      `/api/pupils/${pupilId}/evidence/${evidenceId}?name=${encodeURIComponent(file.name.slice(-200))}`,
    );
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept-Language', language());
    request.upload.addEventListener('progress', ({ loaded, total }) => sent(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => reject(new Problem('no-network', 0)));
    request.addEventListener('abort', () => reject(new Problem('no-network', 0)));
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve();
      const problem = Problem.of(jsonOf(request.responseText), request.status);
      if (problem.code === 'session-required') window.dispatchEvent(new Event(SESSION_LOST));
      reject(problem);
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** What a text says as JSON; null for anything else. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The paper shown for a change, as a download. */
export const evidencePath = (recordChangeId: string, evidenceId: string): `/api/${string}` =>
  `/api/record-changes/${recordChangeId}/evidence/${evidenceId}`;

export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Blob;
}

/** Makes the IMPORT_ELEVES file of an establishment and year, under the name the format demands (§6.2). */
export const exportPupils = (uai: string, schoolYear: number): Promise<ReceivedFile> =>
  named(
    api.POST('/api/establishments/{uai}/years/{schoolYear}/exports', {
      params: { path: { uai, schoolYear } },
      parseAs: 'blob',
    }),
    `${uai}.zip`,
  );

/** A file that the api makes at an address of its own. */
export const receivedFile = (address: `/api/${string}`): Promise<ReceivedFile> =>
  // Addresses with their ids are no paths of the contract; the answer is bytes all the same.
  named(api.GET(address as '/api/dossiers/{dossierId}/notice.pdf', { parseAs: 'blob' } as never), 'document');

/** The bytes of an answer under the name it gives them, or this one. */
async function named(
  call: Promise<{ data?: Blob; error?: unknown; response: Response }>,
  otherwise: string,
): Promise<ReceivedFile> {
  let name = otherwise;
  const { data }: Answer<Blob> = await answered(
    call.then((result) => {
      name = nameIn(result.response) ?? name;
      return result;
    }),
  );
  return { name, bytes: data };
}

/**
 * A follow-up list as a file: the file itself when the list is short, else the export that the api makes in the background.
 * @param id kept while the answer is not final: asked again with it, a long list is made once
 */
export async function exportDossiers(
  uai: string,
  schoolYear: number,
  body: Schemas['DossierExport'],
  id: string,
): Promise<ReceivedFile | Schemas['ListExport']> {
  let name = `${uai}.${body.format}`;
  const call = api
    .POST('/api/establishments/{uai}/years/{schoolYear}/dossier-exports', {
      params: { path: { uai, schoolYear }, header: once(id) },
      body,
      parseAs: 'blob',
    })
    .then((result) => {
      name = nameIn(result.response) ?? name;
      return result as { data?: Blob; error?: unknown; response: Response };
    });
  const { data, status }: Answer<Blob> = await answered(call);
  return status === 202 ? JSON.parse(await data.text()) : { name, bytes: data };
}

const nameIn = (response: Response): string | undefined =>
  /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];

/** Hands a file to the browser's downloads. */
export function download({ name, bytes }: ReceivedFile): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
