/**
 * The OpenAPI 3.1 document, made from the contract alone: the same schemas that validate requests and answers. It is
 * committed as `api/openapi.json`, so that a change of the contract is seen in review (`npm run contract` writes it).
 */
import type { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverrideContext,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { type Route, routes } from './contract/index.ts';
import { headersOf } from './contract/route.ts';
import { problem } from './contract/values.ts';

/** What the groups of operations are about, in the order of the reference page. */
export const TAGS = [
  { name: 'identity', description: 'Sign in, account activation, who one is' },
  { name: 'family', description: 'What a guardian reads and does for a child' },
  { name: 'school', description: 'What an establishment’s staff read and decide' },
  { name: 'imports', description: 'Files of SIECLE and of the affectation' },
  { name: 'academy', description: 'Rounds, calendars and counters of an academy' },
] as const;

export const PROBLEM_TYPE = 'application/problem+json';

export function openApiDocument() {
  return createDocument(contents(), { override: withoutNoise });
}

/** A format says what its pattern of two hundred characters says; the bounds of a safe integer say nothing. */
function withoutNoise({ jsonSchema }: ZodOpenApiOverrideContext): void {
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function contents(): ZodOpenApiObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rentrée',
      version: '1.0.0',
      description:
        'Fiche de renseignements and inscription au lycée. Whatever is handed in carries an `Idempotency-Key` and is answered ' +
        '200 (settled) or 202 (received, to be settled); what two people may change carries `If-Match`; every refusal is an ' +
        'RFC 9457 problem whose `code` is in the closed list of the schema Problem. An unsafe request from a browser must come ' +
        'from the site itself.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/', description: 'The origin that serves the screens' }],
    tags: [...TAGS],
    paths: pathsOf(Object.values(routes)),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'sid',
          description: 'Session cookie given by signIn; named `__Host-sid` over https',
        },
      },
      responses: {
        Problem: {
          description: 'A refusal',
          content: { [PROBLEM_TYPE]: { schema: problem } },
        },
      },
    },
  };
}

function pathsOf(all: readonly Route[]): Record<string, Record<string, ZodOpenApiOperationObject>> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of all) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const header = headersOf(route);
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    security: route.access === 'public' ? [] : [{ session: [] }],
    requestParams: {
      ...(route.params && { path: route.params }),
      ...(route.query && { query: route.query }),
      ...(header && { header }),
    },
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    ...(route.bodyBytes && {
      requestBody: {
        required: true,
        description: `At most ${route.bodyBytes} bytes`,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [status, answerOf(Number(status), answer)]),
      ),
      default: { $ref: '#/components/responses/Problem' } as never,
    },
  };
}

const DESCRIPTIONS: Record<number, string> = {
  200: 'Done',
  201: 'Created',
  202: 'Received: recorded for good, the answer comes later under the same id',
  204: 'Done, nothing to say',
};

function answerOf(status: number, answer: Route['answers'][number]): ZodOpenApiResponseObject {
  const description = DESCRIPTIONS[status] ?? 'Answer';
  if (answer === null) return { description };
  if (!isSchema(answer)) {
    return { description, content: { [answer.contentType]: { schema: { type: 'string', format: 'binary' } } } };
  }
  return { description, content: { 'application/json': { schema: answer } } };
}

export const isSchema = (answer: z.ZodType | { readonly contentType: string }): answer is z.ZodType => '_zod' in answer;
