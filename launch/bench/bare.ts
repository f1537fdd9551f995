/**
 * What any request costs here, to compare with: Express on its own, and one `select 1` by PostgreSQL. A process of its own,
 * as the api is. `DATABASE_URL` and `PORT` say where.
 */
import express from 'express';
import { Pool } from 'pg';
import { environment, required } from '../../config/environment.ts';

const pool = new Pool({ connectionString: required('DATABASE_URL'), max: 10 });
const app = express();
app.get('/', async (_req, res) => {
  const { rows } = await pool.query('select 1 as one');
  res.json(rows[0]);
});
const server = app.listen(environment().PORT, '127.0.0.1');
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => void pool.end());
    server.closeAllConnections();
  });
}
