import type { Express } from 'express';
import { PROBLEM_TYPE } from './openapi.ts';
import { problemOf } from './problems.ts';
import type { Services } from './services.ts';

/** `/livez`: the process runs. `/readyz`: so do what it needs, the database and Temporal. */
export function setUpHealth(app: Express, { whatIsAway }: Services): void {
  app.get('/livez', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  app.get('/readyz', async (_req, res) => {
    const away = await whatIsAway();
    res.set('Cache-Control', 'no-store');
    if (away.length === 0) {
      res.json({ status: 'ok' });
      return;
    }
    const problem = problemOf({ code: 'unavailable', details: { away: away.join(', ') } }, 'en');
    res.status(503).type(PROBLEM_TYPE).set('Content-Language', 'en').send(JSON.stringify(problem));
  });
}
