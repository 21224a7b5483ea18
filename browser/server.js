// A Kith of one's own: fresh data, a free port, ended with the test that started it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
/** The program that journeys drive. */
export const program = process.env.KITH_BIN ?? path.join(root, "target/release/kith");

/**
 * Starts Kith and waits until it is ready.
 *
 * `args`: none makes a demonstration authority and serves it; `["serve"]` serves what is in `home`.
 * `home`, `address`: those of an earlier server, to start it again where it was.
 * `env`: more settings.
 */
export async function startKith({ args = [], home, address, env = {} } = {}) {
  const ownHome = home === undefined;
  home ??= await mkdtemp(path.join(os.tmpdir(), "kith-browser-"));
  address ??= `127.0.0.1:${await freePort()}`;
  let output = "";
  const child = spawn(program, args, {
    env: { ...process.env, KITH_HOME: home, KITH_ADDRESS: address, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((tell) => {
    child.once("error", (why) => tell(`${program} could not be started: ${why.message}. Build it: cargo build --release -p kith`));
    child.once("exit", (code, signal) => tell(`Kith ended (${signal ?? code}) and had said:\n${output}`));
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));

  const kith = {
    home,
    address,
    pid: child.pid,
    /** Everything that it has printed. */
    get output() {
      return output;
    },
    get url() {
      return /https?:\/\/[\w.:[\]-]+/.exec(output)?.[0] ?? `http://${address}`;
    },
    /** Ends it: politely, or with "SIGKILL" as a power cut would. */
    async end(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
        await once(child, "exit");
        clearTimeout(late);
      }
    },
    /** Ends it and removes its data. */
    async remove() {
      await kith.end();
      if (ownHome) await rm(home, { recursive: true, force: true });
    },
  };
  try {
    await Promise.race([ready(kith), ended.then((sentence) => Promise.reject(new Error(sentence)))]);
  } catch (why) {
    await kith.remove();
    throw why;
  }
  return kith;
}

async function ready(kith) {
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    const answer = await fetch(`http://${kith.address}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`Kith was not ready after two minutes, and had said:\n${kith.output}`);
}

/** A port that nothing listens on. */
export async function freePort() {
  const listener = net.createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}
