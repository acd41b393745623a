/** Guarantee: a port that is taken is told in one line that names a free one. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { LocalPartError } from '../../src/local/local-part-error.js';
import { assertPortFree, isPortFree, pickFreePorts } from '../../src/local/ports.js';
import { checkRoom } from '../../src/local/room.js';

async function occupy(host: string | undefined): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

test.each(['127.0.0.1', '0.0.0.0', undefined])('a listener on %s is seen', async (host) => {
  const { server, port } = await occupy(host);
  await expect(isPortFree(port)).resolves.toBe(false);
  const refusal = await assertPortFree(port).catch((error: unknown) => error as Error);
  expect(refusal).toBeInstanceOf(LocalPartError);
  const next = /^port \d+ is taken by another program; try --port (\d+)$/.exec((refusal as Error).message)?.[1];
  await expect(isPortFree(Number(next))).resolves.toBe(true);
  await new Promise((resolve) => server.close(resolve));
  await expect(assertPortFree(port)).resolves.toBeUndefined();
});

test('what is not a port is told so', async () => {
  await expect(assertPortFree(70_000)).rejects.toThrow('70000 is not a port; choose one from 1 to 65535');
  await expect(assertPortFree(Number.NaN)).rejects.toThrow(LocalPartError);
});

test('picked ports are all different', async () => {
  expect(new Set(await pickFreePorts(20)).size).toBe(20);
});

test('a disk without room is told in one line, also for a folder that is still to be made', async () => {
  await expect(checkRoom('/tmp/not/yet/made', 1)).resolves.toBeUndefined();
  await expect(checkRoom('/tmp/not/yet/made', 2 ** 60)).rejects.toThrow(
    /^no room for the data: \/tmp\/not\/yet\/made has \d+ MB free and needs 1099511627776 MB$/,
  );
});
