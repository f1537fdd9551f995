/**
 * The reference of the api for people: `/api/docs`, made from the very document that `/api/openapi.json` serves. Plain HTML
 * written on the server, without a script, under the same strict policy as every page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import { openApiDocument, TAGS } from '../openapi.ts';

/** The parts of a JSON schema that the page shows. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly description?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}
interface Media {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly description?: string;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly unknown[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema: Schema;
  }[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media & { readonly $ref?: string }>>;
}
interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export function setUpReference(app: Express): void {
  const document = openApiDocument();
  const json = JSON.stringify(document);
  const page = referencePage(JSON.parse(json) as Document);
  const style = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
  app.get('/api/openapi.json', (_req, res) => {
    res.type('application/json').set('Cache-Control', 'no-cache').send(json);
  });
  app.get('/api/docs', (_req, res) => {
    res.type('html').set('Cache-Control', 'no-cache').send(page);
  });
  app.get('/api/docs/style.css', (_req, res) => {
    res.type('css').set('Cache-Control', 'no-cache').send(style);
  });
}

function referencePage(document: Document): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const of = (tag: string) => operations.filter(({ operation }) => operation.tags.includes(tag));
  const schemas = Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.info.title)}: API reference</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<header>
<h1>${escaped(document.info.title)}: API reference</h1>
<p>${inline(document.info.description ?? '')}</p>
<p>The same as a document for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
</header>
<nav aria-label="Operations">
${TAGS.map(
  ({ name }) => `<h2>${escaped(name)}</h2>
<ul class="contents">${of(name)
    .map(({ operation }) => `<li><a href="#${operation.operationId}">${escaped(operation.operationId)}</a></li>`)
    .join('')}</ul>`,
).join('\n')}
</nav>
<main>
${TAGS.map(
  ({ name, description }) => `<section aria-labelledby="tag-${name}">
<h2 id="tag-${name}">${escaped(name)}</h2>
<p>${escaped(description)}</p>
${of(name).map(article).join('\n')}
</section>`,
).join('\n')}
<section aria-labelledby="schemas">
<h2 id="schemas">Schemas</h2>
${schemas
  .map(
    ([name, schema]) => `<article id="schema-${name}">
<h3>${escaped(name)}</h3>
${schemaInWords(schema)}
</article>`,
  )
  .join('\n')}
</section>
</main>
</body>
</html>
`;
}

function article({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { operationId, summary, parameters = [], requestBody, responses, security } = operation;
  const answers = Object.entries(responses).map(([status, answer]) => [
    status === 'default' ? 'otherwise' : status,
    answer.$ref ? link('Problem') : mediaInWords(answer),
  ]);
  return `<article id="${operationId}" aria-labelledby="title-${operationId}">
<h3 id="title-${operationId}"><span class="method">${method.toUpperCase()}</span> <code>${escaped(path)}</code></h3>
<p>${inline(summary)}</p>
<p>${security.length === 0 ? 'Public.' : 'Signed in.'} Operation <code>${operationId}</code>.</p>
<details><summary>Request and answers of ${operationId}</summary>
${
  parameters.length > 0
    ? table(
        `Parameters of ${operationId}`,
        ['Parameter', 'In', 'Value'],
        parameters.map(({ name, in: place, required, description, schema }) => [
          `<code>${escaped(name)}</code>${required ? '' : ' (optional)'}`,
          place,
          [typeInWords(schema), description && inline(description)].filter(Boolean).join('. '),
        ]),
      )
    : ''
}
${requestBody ? `<p>Body: ${mediaInWords(requestBody)}</p>` : ''}
${table(`Answers of ${operationId}`, ['Status', 'Answer'], answers as string[][])}
</details>
</article>`;
}

function mediaInWords({ description, content }: Media): string {
  const bodies = Object.entries(content ?? {}).map(([type, { schema }]) =>
    type === 'application/json' && schema ? typeInWords(schema) : `<code>${escaped(type)}</code>`,
  );
  return [...bodies, description && inline(description)].filter(Boolean).join('. ');
}

function schemaInWords(schema: Schema): string {
  const description = schema.description ? `<p>${inline(schema.description)}</p>` : '';
  if (!schema.properties) return `${description}<p>${typeInWords(schema)}</p>`;
  const rows = Object.entries(schema.properties).map(([name, value]) => [
    `<code>${escaped(name)}</code>${schema.required?.includes(name) ? '' : ' (optional)'}`,
    [typeInWords(value), value.description && inline(value.description)].filter(Boolean).join('. '),
  ]);
  return description + table('Properties', ['Property', 'Value'], rows);
}

/** A schema in one line: its name where it has one, its shape in short otherwise. */
function typeInWords(schema: Schema): string {
  if (schema.$ref) return link(schema.$ref.split('/').at(-1) ?? '');
  if (schema.anyOf) return schema.anyOf.map(typeInWords).join(' or ');
  if (schema.const !== undefined) return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) return `one of ${schema.enum.map((value) => `<code>${escaped(String(value))}</code>`).join(', ')}`;
  if (schema.items) return `list of ${typeInWords(schema.items)}`;
  if (schema.properties) {
    return `{ ${Object.entries(schema.properties)
      .map(([name, value]) => `<code>${escaped(name)}</code>: ${typeInWords(value)}`)
      .join('; ')} }`;
  }
  if (typeof schema.additionalProperties === 'object') return `map to ${typeInWords(schema.additionalProperties)}`;
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  const limits = [
    schema.format,
    schema.pattern && `<code>${escaped(schema.pattern)}</code>`,
    schema.minLength !== undefined && `at least ${schema.minLength} characters`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.minimum !== undefined && `from ${schema.minimum}`,
    schema.maximum !== undefined && `to ${schema.maximum}`,
    schema.default !== undefined && `default ${escaped(JSON.stringify(schema.default))}`,
  ].filter(Boolean);
  return limits.length > 0 ? `${type} (${limits.join(', ')})` : type;
}

const link = (schema: string): string => `<a href="#schema-${schema}">${escaped(schema)}</a>`;

const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><caption>${escaped(caption)}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Text of the contract, in which `code` is between backquotes. */
const inline = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
