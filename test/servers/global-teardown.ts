import './global-setup.ts';

export default async function stopTestServers(): Promise<void> {
  await globalThis.rentreeTestServers?.stop();
}
