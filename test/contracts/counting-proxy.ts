import { connect, createServer, type Server, type Socket } from 'node:net';

export interface CountingProxy {
  readonly port: number;
  /** How often a client has asked the server something and waited: a Sync or a simple Query each. */
  roundTrips(): number;
  /** Cuts every connection between the question and its answer, from now on. */
  dropAnswers(drop: boolean): void;
  close(): Promise<void>;
}

/** Stands between the store and a server, and counts what the protocol says rather than what the store says of itself. */
export async function startCountingProxy(host: string, port: number): Promise<CountingProxy> {
  let trips = 0;
  let dropping = false;
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(port, host);
    const count = countQuestions(() => trips++);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => {
      count(bytes);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (dropping) client.destroy();
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    roundTrips: () => trips,
    dropAnswers: (drop) => {
      dropping = drop;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A first message has a length and no letter; every later one has both. */
function countQuestions(found: () => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const letter = started ? 1 : 0;
      if (rest.length < letter + 4) return;
      const end = letter + rest.readUInt32BE(letter);
      if (rest.length < end) return;
      if (started && (rest[0] === 0x53 || rest[0] === 0x51)) found();
      started = true;
      rest = rest.subarray(end);
    }
  };
}
