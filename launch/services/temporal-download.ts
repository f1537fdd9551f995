/**
 * Fetches the Temporal server into a folder through the SDK's own downloader, which only offers it as a part of starting a
 * server. A process of its own, so that it can be given up. Arguments: folder, version.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [downloadDir, version] = process.argv.slice(2);
if (!downloadDir || !version) throw new Error('a folder and a version are expected');
const server = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version } },
});
await server.teardown();
